"""The mails about a contract that is handed over."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0024_documents_of_history"),
        ("reporting", "0003_no_way_round"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="reportmail",
            name="reporting_mail_kind",
        ),
        migrations.AlterField(
            model_name="reportmail",
            name="kind",
            field=models.CharField(
                choices=[
                    ("asked", "Rapportage gevraagd"),
                    ("before", "Herinnering voor de datum"),
                    ("on_time", "Herinnering op de datum"),
                    ("after", "Herinnering na de datum"),
                    ("escalated", "Late rapportage"),
                    ("delivered", "Rapportage ingeleverd"),
                    ("extension_asked", "Uitstel gevraagd"),
                    ("extension_decided", "Besluit over uitstel"),
                    ("handed_to", "Contract aan u overgedragen"),
                    ("handed_from", "Contract overgedragen"),
                    ("dispute_opened", "Verschil van mening"),
                    ("dispute_written", "Reactie op een verschil van mening"),
                    ("dispute_before", "Herinnering aan een reactie"),
                    ("dispute_late", "Geen reactie op tijd"),
                    ("dispute_closed", "Verschil van mening afgesloten"),
                ],
                max_length=20,
                verbose_name="soort",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportmail",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "asked",
                            "before",
                            "on_time",
                            "after",
                            "escalated",
                            "delivered",
                            "extension_asked",
                            "extension_decided",
                            "handed_to",
                            "handed_from",
                            "dispute_opened",
                            "dispute_written",
                            "dispute_before",
                            "dispute_late",
                            "dispute_closed",
                        ],
                    )
                ),
                name="reporting_mail_kind",
            ),
        ),
    ]
