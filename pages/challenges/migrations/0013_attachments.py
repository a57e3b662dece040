"""Files that residents send along, and the triggers that keep a file once it was sent.

A sent file may change in three ways: what the scanner says, once its name when the person is
forgotten, and never anything else.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import pages.challenges.models.attachments

TABLE = "challenges_attachment"
SAME = ("id", "response_id", "version_id", "file", "kind", "size_bytes", "sha256", "added_at")
# A comparison with nothing is no answer, so an emptied version is asked for by itself.
IS_KEPT = f"""(NEW.version_id IS NOT NULL AND {" AND ".join(f"OLD.{name} = NEW.{name}" for name in SAME)}
    AND (OLD.name = NEW.name OR (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL)))"""

SQLITE = (
    f"""CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE}
        WHEN OLD.version_id IS NOT NULL AND NOT {IS_KEPT}
        BEGIN SELECT RAISE(ABORT, '{TABLE} is kept once it was sent: no update'); END""",
    f"""CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE}
        WHEN OLD.version_id IS NOT NULL
        BEGIN SELECT RAISE(ABORT, '{TABLE} is kept once it was sent: no delete'); END""",
)
POSTGRESQL = (
    f"""CREATE FUNCTION {TABLE}_keep() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF OLD.version_id IS NULL THEN
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        END IF;
        IF TG_OP = 'UPDATE' AND {IS_KEPT} THEN RETURN NEW; END IF;
        RAISE EXCEPTION '% is kept once it was sent', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
    f"""CREATE TRIGGER {TABLE}_keep BEFORE UPDATE OR DELETE ON {TABLE}
        FOR EACH ROW EXECUTE FUNCTION {TABLE}_keep()""",
)


def add_triggers(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in SQLITE if is_sqlite else POSTGRESQL:
        schema_editor.execute(statement, params=None)


def remove_triggers(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for action in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_no_{action}")
        return
    schema_editor.execute(f"DROP FUNCTION {TABLE}_keep() CASCADE", params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("challenges", "0012_letters"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        max_length=200,
                        storage=pages.challenges.models.attachments.private_storage,
                        upload_to=pages.challenges.models.attachments.place_of,
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="naam")),
                ("kind", models.CharField(max_length=10, verbose_name="soort")),
                ("size_bytes", models.PositiveIntegerField(verbose_name="grootte")),
                ("sha256", models.CharField(max_length=64)),
                ("added_at", models.DateTimeField(verbose_name="toegevoegd op")),
                (
                    "scan",
                    models.CharField(
                        choices=[
                            ("waiting", "Wacht op controle"),
                            ("clean", "Gecontroleerd, geen virus gevonden"),
                            ("infected", "Virus gevonden, niet bewaard"),
                            ("unavailable", "Controle is nog niet gelukt"),
                        ],
                        default="waiting",
                        max_length=12,
                        verbose_name="viruscontrole",
                    ),
                ),
                ("scanned_at", models.DateTimeField(null=True)),
                ("erased_at", models.DateTimeField(null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="challenges.response",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="challenges.responseversion",
                    ),
                ),
            ],
            options={
                "ordering": ("response", "pk"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("scan__in", ["waiting", "clean", "infected", "unavailable"])
                        ),
                        name="challenges_attachment_scan",
                    ),
                    models.UniqueConstraint(
                        fields=("response", "sha256"), name="challenges_attachment_once"
                    ),
                ],
            },
        ),
        migrations.RunPython(add_triggers, remove_triggers),
    ]
