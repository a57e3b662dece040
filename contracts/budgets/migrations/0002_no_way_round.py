"""Close TRUNCATE and REPLACE, the two ways round the triggers of these tables."""

from django.db import migrations

from contracts.trigger_guards import no_way_round


class Migration(migrations.Migration):
    dependencies = [
        ("budgets", "0001_money_and_documents"),
        ("contracts", "0023_no_way_round_by_unique_columns"),
    ]

    operations = [
        no_way_round(
            "budgets_allocation",
            "budgets_budgetyear",
            "budgets_documentdownload",
            "budgets_madedocument",
            "budgets_moneysource",
            "budgets_programme",
        ),
    ]
