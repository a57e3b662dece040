"""Close TRUNCATE and REPLACE, the two ways round the triggers of these tables."""

from django.db import migrations

from contracts.trigger_guards import no_way_round


class Migration(migrations.Migration):
    dependencies = [
        ("open_api", "0005_lost_grounds"),
        ("contracts", "0023_no_way_round_by_unique_columns"),
    ]

    operations = [
        no_way_round(
            "open_api_change",
        ),
    ]
