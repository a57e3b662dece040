"""Close TRUNCATE and REPLACE, the two ways round the triggers of these tables."""

from django.db import migrations

from contracts.trigger_guards import no_way_round


class Migration(migrations.Migration):
    dependencies = [
        ("reporting", "0002_append_only"),
        ("contracts", "0023_no_way_round_by_unique_columns"),
    ]

    operations = [
        no_way_round(
            "reporting_disputemessage",
            "reporting_evidencedownload",
            "reporting_report",
            "reporting_requeststep",
            "reporting_sample",
            "reporting_sampleitem",
            "reporting_signoff",
            "reporting_signoffreopening",
        ),
    ]
