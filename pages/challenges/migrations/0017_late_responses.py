"""Leave for a late response, and why what came in late could.

SQLite makes the table of responses anew to add a column. Triggers of other tables that look into it
would stop that, so they step aside meanwhile and come back as they were.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import pages.challenges.models.responses

_LOOKING_IN = """SELECT name, sql FROM sqlite_master WHERE type = 'trigger'
    AND sql LIKE '%challenges_response%' ORDER BY name"""


def step_aside(apps, schema_editor):
    connection = schema_editor.connection
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        connection.triggers_aside = cursor.execute(_LOOKING_IN).fetchall()
    for name, _sql in connection.triggers_aside:
        schema_editor.execute(f"DROP TRIGGER {name}", params=None)


def come_back(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return
    for _name, sql in schema_editor.connection.triggers_aside:
        schema_editor.execute(sql, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("challenges", "0016_publication_check"),
        ("pages", "0002_call_kinds_and_funds"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(step_aside, come_back),
        migrations.AddField(
            model_name="response",
            name="late_reason",
            field=models.TextField(
                blank=True, db_default="", editable=False, verbose_name="reden van later ontvangen"
            ),
        ),
        migrations.CreateModel(
            name="LateAdmission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "token",
                    models.CharField(
                        default=pages.challenges.models.responses.make_token,
                        editable=False,
                        max_length=64,
                    ),
                ),
                ("token_digest", models.CharField(editable=False, max_length=64, unique=True)),
                ("asked_by", models.CharField(max_length=120, verbose_name="wie vroeg het")),
                ("reason", models.TextField(verbose_name="reden")),
                ("until", models.DateField(verbose_name="tot en met")),
                ("at", models.DateTimeField(editable=False, verbose_name="toegelaten op")),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pages.callpage",
                        verbose_name="oproep",
                    ),
                ),
            ],
            options={
                "verbose_name": "toelating",
                "ordering": ("-at", "-pk"),
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="response",
            name="late_admission",
            field=models.OneToOneField(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="response",
                to="challenges.lateadmission",
            ),
        ),
        migrations.RunPython(come_back, step_aside),
    ]
