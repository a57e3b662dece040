"""Close REPLACE for what is unique under a condition, and for OR REPLACE of an update, too."""

from importlib import import_module

from django.db import migrations

from contracts.trigger_guards import close_ways_round

EARLIER = import_module("contracts.migrations.0019_no_way_round_the_triggers")
TABLES = (*EARLIER.TABLES, "contracts_settlementfigure")


def close(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for table in TABLES:
            close_ways_round(schema_editor, table)


def reopen(apps, schema_editor):
    """The triggers that 0019 and 0020 made go with those migrations."""
    if schema_editor.connection.vendor == "sqlite":
        for table in TABLES:
            schema_editor.execute(f"DROP TRIGGER {table}_no_replacing_update", params=None)


class Migration(migrations.Migration):
    dependencies = [("contracts", "0022_finance_group")]

    operations = [migrations.RunPython(close, reopen)]
