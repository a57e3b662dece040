"""Texts of letters, letters as they were sent, and letters on paper.

A letter as sent may change once, in one way only: the person is taken out of it.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import pages.challenges.enums

TABLE = "challenges_archivedletter"
# Old and new row differ in the words and the moment of erasing, and it was not erased before.
SAME = ("id", "key", "response_id", "letter", "is_for_applicant", "language", "sha256", "made_at")

SQLITE = (
    f"""CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE}
    WHEN NOT (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL
              AND OLD.revision IS NEW.revision
              AND {" AND ".join(f"OLD.{name} = NEW.{name}" for name in SAME)})
    BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only: no update'); END""",
    f"""CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE}
    BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only: no delete'); END""",
)
POSTGRESQL = (
    f"""CREATE FUNCTION challenges_refuse_but_erasing_letter() RETURNS trigger
    LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL
            AND OLD.revision IS NOT DISTINCT FROM NEW.revision
            AND {" AND ".join(f"OLD.{name} = NEW.{name}" for name in SAME)} THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
    f"""CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE ON {TABLE}
        FOR EACH ROW EXECUTE FUNCTION challenges_refuse_but_erasing_letter()""",
)


def keep_as_sent(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in SQLITE if is_sqlite else POSTGRESQL:
        schema_editor.execute(statement, params=None)


def keep_no_longer(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for action in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {TABLE}_no_{action}")
        return
    schema_editor.execute("DROP FUNCTION challenges_refuse_but_erasing_letter() CASCADE")


class Migration(migrations.Migration):
    dependencies = [
        ("challenges", "0011_handling_append_only"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LetterTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "letter",
                    models.CharField(
                        choices=pages.challenges.enums.letter_choices,
                        editable=False,
                        max_length=30,
                        unique=True,
                        verbose_name="brief",
                    ),
                ),
                ("subject", models.CharField(blank=True, max_length=200, verbose_name="onderwerp")),
                ("body", models.TextField(blank=True, verbose_name="brief")),
                (
                    "subject_en",
                    models.CharField(blank=True, max_length=200, verbose_name="onderwerp, Engels"),
                ),
                ("body_en", models.TextField(blank=True, verbose_name="brief, Engels")),
            ],
            options={
                "verbose_name": "brief",
                "verbose_name_plural": "brieven",
                "ordering": ("pk",),
                "default_permissions": ("change",),
            },
        ),
        migrations.AddField(
            model_name="outboxmessage",
            name="channel",
            field=models.CharField(
                choices=[("email", "Per e-mail"), ("post", "Per post, op papier")],
                db_default="email",
                default="email",
                max_length=10,
                verbose_name="hoe",
            ),
        ),
        migrations.AddField(
            model_name="outboxmessage",
            name="posted_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="remedies",
            field=models.CharField(
                choices=[
                    ("objection", "Bezwaar mogelijk"),
                    ("talk", "Geen bezwaar mogelijk, wel een gesprek of klacht"),
                    (
                        "civil",
                        "Overeenkomst: geen bezwaar, wel een klacht of de burgerlijke rechter",
                    ),
                    ("none", "Geen clausule (alleen bij een toekenning)"),
                ],
                max_length=10,
                verbose_name="rechtsmiddelen",
            ),
        ),
        migrations.AlterField(
            model_name="decisionproposal",
            name="remedies",
            field=models.CharField(
                choices=[
                    ("objection", "Bezwaar mogelijk"),
                    ("talk", "Geen bezwaar mogelijk, wel een gesprek of klacht"),
                    (
                        "civil",
                        "Overeenkomst: geen bezwaar, wel een klacht of de burgerlijke rechter",
                    ),
                    ("none", "Geen clausule (alleen bij een toekenning)"),
                ],
                max_length=10,
                verbose_name="rechtsmiddelen",
            ),
        ),
        migrations.AlterField(
            model_name="outboxmessage",
            name="letter",
            field=models.CharField(
                choices=pages.challenges.enums.letter_choices, max_length=30, verbose_name="brief"
            ),
        ),
        migrations.AlterField(
            model_name="outboxmessage",
            name="response",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="messages",
                to="challenges.response",
            ),
        ),
        migrations.CreateModel(
            name="ArchivedLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=120, unique=True)),
                (
                    "letter",
                    models.CharField(
                        choices=pages.challenges.enums.letter_choices,
                        max_length=30,
                        verbose_name="brief",
                    ),
                ),
                ("is_for_applicant", models.BooleanField()),
                ("subject", models.CharField(max_length=200, verbose_name="onderwerp")),
                ("language", models.CharField(max_length=5)),
                ("content", models.JSONField()),
                ("revision", models.PositiveIntegerField(null=True)),
                ("sha256", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField(verbose_name="datum")),
                ("erased_at", models.DateTimeField(editable=False, null=True)),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="challenges.response",
                    ),
                ),
            ],
            options={
                "verbose_name": "brief",
                "verbose_name_plural": "brieven",
                "ordering": ("response", "pk"),
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="outboxmessage",
            name="archived",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="messages",
                to="challenges.archivedletter",
            ),
        ),
        migrations.AddConstraint(
            model_name="outboxmessage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("to", ""), _negated=True), ("channel", "post"), _connector="OR"
                ),
                name="challenges_outbox_has_address",
            ),
        ),
        migrations.AddField(
            model_name="lettertemplate",
            name="latest_revision",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="wagtailcore.revision",
                verbose_name="latest revision",
            ),
        ),
        migrations.RunPython(keep_as_sent, keep_no_longer),
    ]
