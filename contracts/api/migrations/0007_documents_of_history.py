"""The verbs of a settlement and a summary as a document, which the feed takes over.

SQLite drops the triggers of a table that it rebuilds, both ways; they are put back.
"""

from django.db import migrations, models

from contracts.trigger_guards import close_ways_round

TABLE = "open_api_change"


def keep_triggers(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for action in ("update", "delete"):
            schema_editor.execute(
                f"""CREATE TRIGGER {TABLE}_no_{action} BEFORE {action.upper()} ON {TABLE}
                BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only: no {action}'); END""",
                params=None,
            )
        close_ways_round(schema_editor, TABLE)


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0024_documents_of_history"),
        ("open_api", "0006_no_way_round"),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, keep_triggers),
        migrations.RemoveConstraint(
            model_name="change",
            name="open_api_change_verb",
        ),
        migrations.AlterField(
            model_name="change",
            name="verb",
            field=models.CharField(
                choices=[
                    ("drafted", "Opgesteld"),
                    ("changed", "Gewijzigd"),
                    ("party_changed", "Partij gewijzigd"),
                    ("terms_added", "Nieuwe versie van de betaalafspraken"),
                    ("signed", "Ondertekend"),
                    ("activated", "Gestart"),
                    ("suspended", "Opgeschort"),
                    ("resumed", "Hervat"),
                    ("ended", "Beëindigd"),
                    ("settled", "Helemaal afgerekend"),
                    ("reopened", "Heropend"),
                    ("handed_over", "Overgedragen aan een andere contractmanager"),
                    ("ground_lost", "Besluit onder de overeenkomst vervallen"),
                    ("published", "Openbaar gemaakt"),
                    ("hidden", "Niet meer openbaar"),
                    ("observation_recorded", "Meting ingevoerd"),
                    ("observation_corrected", "Meting gecorrigeerd"),
                    ("observation_withdrawn", "Meting ingetrokken"),
                    ("observations_imported", "Metingen ingelezen"),
                    ("observations_verified", "Metingen getoetst"),
                    ("settlement_drafted", "Afrekening opgesteld"),
                    ("settlement_approved", "Afrekening vastgesteld"),
                    ("settlement_returned", "Afrekening teruggestuurd"),
                    ("payment_released", "Betaling vrijgegeven"),
                    ("payment_exported", "Betaling naar de bank gestuurd"),
                    ("payment_confirmed", "Betaling gedaan"),
                    ("payment_refused", "Betaling geweigerd"),
                    ("payment_partly_paid", "Betaling gedeeltelijk gedaan"),
                    ("document_added", "Document toegevoegd"),
                    ("dossier_changed", "Dossier gewijzigd"),
                    ("indicator_changed", "Indicator gewijzigd"),
                    ("conversation_recorded", "Gesprek vastgelegd"),
                    ("report_asked", "Rapportage gevraagd"),
                    ("report_delivered", "Rapportage ingeleverd"),
                    ("report_reminded", "Herinnerd aan de rapportage"),
                    ("report_escalated", "Late rapportage gemeld"),
                    ("report_extended", "Uitstel voor de rapportage"),
                    ("sample_drawn", "Steekproef getrokken"),
                    ("evidence_added", "Bewijsstuk toegevoegd"),
                    ("dispute_opened", "Verschil van mening gemeld"),
                    ("dispute_answered", "Gereageerd op een verschil van mening"),
                    ("dispute_closed", "Verschil van mening afgesloten"),
                    ("period_signed_off", "Toetsing van een periode afgerond"),
                    ("part_published", "Onderdeel openbaar gemaakt"),
                    ("part_held_back", "Onderdeel niet openbaar gemaakt"),
                    ("account_made", "Jaarrekening gemaakt"),
                    ("statement_made", "Afrekening als document gemaakt"),
                    ("summary_made", "Samenvatting gemaakt"),
                    ("money_allocated", "Geld toegewezen"),
                    ("reversal_proposed", "Terugdraaien voorgesteld"),
                    ("reversal_refused", "Terugdraaien afgewezen"),
                    ("settlement_reversed", "Afrekening teruggedraaid"),
                    ("payment_lapsed", "Betaling vervallen"),
                    ("payment_offset", "Betaling verrekend"),
                    ("payment_returned", "Betaald geld kwam terug"),
                ],
                max_length=24,
                verbose_name="wat",
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "verb__in",
                        [
                            "drafted",
                            "changed",
                            "party_changed",
                            "terms_added",
                            "signed",
                            "activated",
                            "suspended",
                            "resumed",
                            "ended",
                            "settled",
                            "reopened",
                            "handed_over",
                            "ground_lost",
                            "published",
                            "hidden",
                            "observation_recorded",
                            "observation_corrected",
                            "observation_withdrawn",
                            "observations_imported",
                            "observations_verified",
                            "settlement_drafted",
                            "settlement_approved",
                            "settlement_returned",
                            "payment_released",
                            "payment_exported",
                            "payment_confirmed",
                            "payment_refused",
                            "payment_partly_paid",
                            "document_added",
                            "dossier_changed",
                            "indicator_changed",
                            "conversation_recorded",
                            "report_asked",
                            "report_delivered",
                            "report_reminded",
                            "report_escalated",
                            "report_extended",
                            "sample_drawn",
                            "evidence_added",
                            "dispute_opened",
                            "dispute_answered",
                            "dispute_closed",
                            "period_signed_off",
                            "part_published",
                            "part_held_back",
                            "account_made",
                            "statement_made",
                            "summary_made",
                            "money_allocated",
                            "reversal_proposed",
                            "reversal_refused",
                            "settlement_reversed",
                            "payment_lapsed",
                            "payment_offset",
                            "payment_returned",
                        ],
                    )
                ),
                name="open_api_change_verb",
            ),
        ),
        migrations.RunPython(keep_triggers, migrations.RunPython.noop),
    ]
