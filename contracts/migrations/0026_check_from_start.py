"""Where the nightly check goes on with computing from the start.

Without a default: SQLite then adds the column, and keeps the triggers of the table.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contracts", "0025_scoped_mandates")]

    operations = [
        migrations.AddField(
            model_name="integritycheck",
            name="start_cursor",
            field=models.BigIntegerField(null=True),
        ),
    ]
