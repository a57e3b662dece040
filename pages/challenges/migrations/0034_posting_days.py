"""How soon a decision on paper is to be posted, and the reminders when it is not."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("challenges", "0033_lot_outcomes"),
    ]

    operations = [
        migrations.AddField(
            model_name="challengesettings",
            name="posting_days",
            field=models.PositiveIntegerField(
                db_default=2,
                default=2,
                help_text="Is een brief met een besluit dan nog niet als gepost gemeld, dan krijgt de behandelaar bericht, en na nog eens zoveel dagen de coördinator.",
                validators=[
                    django.core.validators.MinValueValidator(
                        1, "Dit getal moet %(limit_value)s of hoger zijn."
                    ),
                    django.core.validators.MaxValueValidator(
                        30, "Dit getal moet %(limit_value)s of lager zijn."
                    ),
                ],
                verbose_name="besluit op papier posten, in dagen",
            ),
        ),
        migrations.AlterField(
            model_name="reminder",
            name="kind",
            field=models.CharField(
                choices=[
                    ("reaction_due", "Nog geen eerste reactie"),
                    ("completion_soon", "Tijd voor de aanvulling is bijna om"),
                    ("completion_passed", "Aanvulling is niet gekomen"),
                    ("changes_soon", "Tijd om op het voorstel te antwoorden is bijna om"),
                    ("changes_passed", "Antwoord op het voorstel is niet gekomen"),
                    ("decision_soon", "Besluit is bijna nodig"),
                    ("decision_late", "Besluit is te laat"),
                    ("objection_soon", "Besluit op bezwaar is bijna nodig"),
                    ("objection_late", "Besluit op bezwaar is te laat"),
                    ("objection_unmended", "Bezwaar is niet aangevuld"),
                    ("decision_unposted", "Brief met besluit is niet gepost"),
                    ("still_unposted", "Brief met besluit is nog steeds niet gepost"),
                ],
                max_length=20,
                verbose_name="waarover",
            ),
        ),
    ]
