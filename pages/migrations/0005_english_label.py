"""What the municipality calls the right to challenge on its English pages."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0004_fund_route_group"),
    ]

    operations = [
        migrations.AddField(
            model_name="sitesettings",
            name="challenge_label_en",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="Leeg: op Engelse pagina’s staat het Nederlandse woord.",
                max_length=60,
                verbose_name="woord voor uitdaagrecht, Engels",
            ),
        ),
    ]
