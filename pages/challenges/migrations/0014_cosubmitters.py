"""People who send a plan together, and triggers that keep what they said.

With a draft that is deleted its people and their answers go along. Of a sent case nothing is
deleted, an answer is never changed, and forgetting somebody is the one change that is let through.
"""

import django.db.models.deletion
from django.db import migrations, models

import pages.challenges.models.responses

PERSON, ANSWER = "challenges_cosubmitter", "challenges_cosubmitteranswer"
IS_ERASED = "(OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL)"


def _same(*names):
    return " AND ".join(f"OLD.{name} = NEW.{name}" for name in names)


HAS_ANSWER = """EXISTS (SELECT 1 FROM challenges_cosubmitteranswer
    WHERE cosubmitter_id = OLD.id)"""
# Before there is an answer, somebody can be taken off the list.
MAY_UPDATE = {
    PERSON: f"""({_same("id", "response_id", "invited_at")} AND ({IS_ERASED} OR (
        {_same("name", "organisation", "email", "token")}
        AND NOT {HAS_ANSWER})))""",
    ANSWER: f"""({_same("id", "cosubmitter_id", "answer", "draft_revision", "at")}
        AND {IS_ERASED})""",
}
MAY_DELETE = {
    PERSON: """EXISTS (SELECT 1 FROM challenges_response
        WHERE id = OLD.response_id AND status = 'draft')""",
    ANSWER: """EXISTS (SELECT 1 FROM challenges_response WHERE status = 'draft' AND id =
        (SELECT response_id FROM challenges_cosubmitter WHERE id = OLD.cosubmitter_id))""",
}


def add_triggers(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for table in (PERSON, ANSWER):
        if is_sqlite:
            for action, allowed in (("update", MAY_UPDATE), ("delete", MAY_DELETE)):
                schema_editor.execute(
                    f"""CREATE TRIGGER {table}_no_{action} BEFORE {action.upper()} ON {table}
                        WHEN NOT {allowed[table]}
                        BEGIN SELECT RAISE(ABORT, '{table} is kept: no {action}'); END""",
                    params=None,
                )
            continue
        schema_editor.execute(
            f"""CREATE FUNCTION {table}_keep() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'DELETE' THEN
                    IF {MAY_DELETE[table]} THEN RETURN OLD; END IF;
                ELSIF {MAY_UPDATE[table]} THEN
                    RETURN NEW;
                END IF;
                RAISE EXCEPTION '% is kept', TG_TABLE_NAME
                    USING ERRCODE = 'integrity_constraint_violation';
            END $$""",
            params=None,
        )
        schema_editor.execute(
            f"""CREATE TRIGGER {table}_keep BEFORE UPDATE OR DELETE ON {table}
                FOR EACH ROW EXECUTE FUNCTION {table}_keep()""",
            params=None,
        )


def remove_triggers(apps, schema_editor):
    for table in (PERSON, ANSWER):
        if schema_editor.connection.vendor == "sqlite":
            for action in ("update", "delete"):
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{action}")
        else:
            schema_editor.execute(f"DROP FUNCTION {table}_keep() CASCADE", params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("challenges", "0013_attachments"),
    ]

    operations = [
        migrations.CreateModel(
            name="CoSubmitter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="naam")),
                (
                    "organisation",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="groep of organisatie"
                    ),
                ),
                ("email", models.EmailField(max_length=200, verbose_name="e-mailadres")),
                (
                    "token",
                    models.CharField(
                        default=pages.challenges.models.responses.make_token,
                        editable=False,
                        max_length=64,
                    ),
                ),
                ("token_digest", models.CharField(editable=False, max_length=64, unique=True)),
                ("invited_at", models.DateTimeField(verbose_name="gevraagd op")),
                ("removed_at", models.DateTimeField(null=True)),
                ("erased_at", models.DateTimeField(null=True)),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cosubmitters",
                        to="challenges.response",
                    ),
                ),
            ],
            options={
                "verbose_name": "mede-indiener",
                "ordering": ("response", "pk"),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="CoSubmitterAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[("confirm", "Doet mee"), ("decline", "Doet niet mee")],
                        max_length=10,
                        verbose_name="antwoord",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="toelichting")),
                ("draft_revision", models.PositiveIntegerField()),
                ("at", models.DateTimeField(verbose_name="wanneer")),
                ("erased_at", models.DateTimeField(null=True)),
                (
                    "cosubmitter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="challenges.cosubmitter",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="challenges.responseversion",
                    ),
                ),
            ],
            options={
                "ordering": ("cosubmitter", "pk"),
                "default_permissions": (),
            },
        ),
        migrations.AddConstraint(
            model_name="cosubmitter",
            constraint=models.UniqueConstraint(
                condition=models.Q(("erased_at", None), ("removed_at", None)),
                fields=("response", "email"),
                name="challenges_cosubmitter_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="cosubmitteranswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer__in", ["confirm", "decline"])),
                name="challenges_coanswer_known",
            ),
        ),
        migrations.RunPython(add_triggers, remove_triggers),
    ]
