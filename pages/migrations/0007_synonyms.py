"""Words that mean the same, for search."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0006_gone_addresses"),
    ]

    operations = [
        migrations.AddField(
            model_name="sitesettings",
            name="synonyms",
            field=models.TextField(
                blank=True,
                db_default="",
                default="",
                help_text="Zet op elke regel woorden met komma’s ertussen, zoals: speeltuin, speelplek. Wie op één woord zoekt, vindt ook de andere. Een wijziging werkt meteen. Leeg: de standaardlijst.",
                max_length=8000,
                verbose_name="woorden die hetzelfde zijn",
            ),
        ),
    ]
