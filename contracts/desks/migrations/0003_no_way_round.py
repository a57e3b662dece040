"""Close TRUNCATE and REPLACE, the two ways round the triggers of these tables."""

from django.db import migrations

from contracts.trigger_guards import no_way_round


class Migration(migrations.Migration):
    dependencies = [
        ("desks", "0002_audit_is_kept"),
        ("contracts", "0023_no_way_round_by_unique_columns"),
    ]

    operations = [
        no_way_round(
            "desks_auditline",
            # A second look in an hour adds nothing.
            answer="IGNORE",
        ),
    ]
