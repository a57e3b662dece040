"""Close TRUNCATE and REPLACE, the two ways round the triggers of these tables."""

from django.db import migrations

from contracts.trigger_guards import no_way_round


class Migration(migrations.Migration):
    dependencies = [
        ("banking", "0004_answer_reason"),
        ("contracts", "0023_no_way_round_by_unique_columns"),
    ]

    operations = [
        no_way_round(
            "banking_answerline",
            "banking_bankanswer",
            "banking_bankfile",
            "banking_batchline",
            "banking_costcode",
            "banking_debtoraccount",
            "banking_debtoraccountchange",
            "banking_filedownload",
            "banking_ledgerexport",
            "banking_mandatechange",
            "banking_paymentbatch",
        ),
        # An entry that went to the ledger before stays with the export it went with.
        no_way_round("banking_exportedentry", answer="IGNORE"),
    ]
