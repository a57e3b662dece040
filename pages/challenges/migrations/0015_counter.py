"""What staff type in for a resident, who wants to be called back, and a trigger.

How a response came in, and on which day, stays as it is once the response was sent.
"""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLE = "challenges_counterentry"
IS_DRAFT = """EXISTS (SELECT 1 FROM challenges_response
    WHERE id = OLD.response_id AND status = 'draft')"""


def add_trigger(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for action in ("update", "delete"):
            schema_editor.execute(
                f"""CREATE TRIGGER {TABLE}_no_{action} BEFORE {action.upper()} ON {TABLE}
                    WHEN NOT {IS_DRAFT}
                    BEGIN SELECT RAISE(ABORT, '{TABLE} is kept: no {action}'); END""",
                params=None,
            )
        return
    schema_editor.execute(
        f"""CREATE FUNCTION {TABLE}_keep() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT {IS_DRAFT} THEN
                RAISE EXCEPTION '% is kept', TG_TABLE_NAME
                    USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        END $$""",
        params=None,
    )
    schema_editor.execute(
        f"""CREATE TRIGGER {TABLE}_keep BEFORE UPDATE OR DELETE ON {TABLE}
            FOR EACH ROW EXECUTE FUNCTION {TABLE}_keep()""",
        params=None,
    )


def remove_trigger(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for action in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_no_{action}")
    else:
        schema_editor.execute(f"DROP FUNCTION {TABLE}_keep() CASCADE", params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("challenges", "0014_cosubmitters"),
        ("pages", "0002_call_kinds_and_funds"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="challengesettings",
            name="callback_keep_weeks",
            field=models.PositiveIntegerField(
                db_default=4,
                default=4,
                help_text="Zoveel weken nadat iemand is gebeld, wissen wij naam en nummer.",
                validators=[
                    django.core.validators.MinValueValidator(
                        1, "Dit getal moet %(limit_value)s of hoger zijn."
                    ),
                    django.core.validators.MaxValueValidator(
                        52, "Dit getal moet %(limit_value)s of lager zijn."
                    ),
                ],
                verbose_name="terugbelverzoeken bewaren, in weken",
            ),
        ),
        migrations.CreateModel(
            name="CallBackRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="naam")),
                ("phone", models.CharField(max_length=30, verbose_name="telefoonnummer")),
                ("subject", models.TextField(verbose_name="waarover")),
                (
                    "best_time",
                    models.CharField(
                        choices=[
                            ("any", "Dat maakt niet uit"),
                            ("morning", "’s Ochtends"),
                            ("afternoon", "’s Middags"),
                            ("evening", "Aan het eind van de dag"),
                        ],
                        default="any",
                        max_length=10,
                        verbose_name="wanneer",
                    ),
                ),
                ("language", models.CharField(default="nl", max_length=5)),
                ("created_at", models.DateTimeField(verbose_name="gevraagd op")),
                ("done_at", models.DateTimeField(null=True, verbose_name="afgehandeld op")),
                (
                    "call",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="pages.callpage",
                        verbose_name="oproep",
                    ),
                ),
            ],
            options={
                "verbose_name": "terugbelverzoek",
                "verbose_name_plural": "terugbelverzoeken",
                "ordering": ("created_at", "pk"),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="CallBackAttempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("spoken", "Gesproken"),
                            ("not_reached", "Niet bereikt"),
                            ("stopped", "Niet meer nodig"),
                        ],
                        max_length=15,
                        verbose_name="uitkomst",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="notitie")),
                ("at", models.DateTimeField(verbose_name="wanneer")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attempts",
                        to="challenges.callbackrequest",
                    ),
                ),
            ],
            options={
                "ordering": ("request", "pk"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["spoken", "not_reached", "stopped"])),
                        name="challenges_callback_outcome",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CounterEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("paper", "Op papier"),
                            ("telephone", "Telefonisch"),
                            ("desk", "Aan de balie"),
                        ],
                        max_length=10,
                        verbose_name="hoe",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="ontvangen op")),
                ("started_at", models.DateTimeField(verbose_name="begonnen op")),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ingevoerd door",
                    ),
                ),
                (
                    "response",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="counter_entry",
                        to="challenges.response",
                    ),
                ),
            ],
            options={
                "verbose_name": "invoer aan de balie",
                "ordering": ("-started_at", "-pk"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("channel__in", ["paper", "telephone", "desk"])),
                        name="challenges_counter_channel",
                    )
                ],
            },
        ),
        migrations.RunPython(add_trigger, remove_trigger),
    ]
