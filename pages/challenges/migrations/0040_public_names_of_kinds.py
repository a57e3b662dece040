"""Kinds of applicants get a name as others read them; the ones of the portal have it at once."""

from django.db import migrations, models

# What the form says of the kinds that the portal brings, and how others say it.
NAMES = {
    ("person", "Ik reageer alleen"): ("Een inwoner", "One resident"),
    ("group", "Wij zijn een groep bewoners"): ("Een bewonersgroep", "A group of residents"),
    ("organisation", "Ik reageer voor een organisatie"): ("Een organisatie", "An organisation"),
}


def name_kinds(apps, schema_editor):
    """Name what an editor did not rewrite; other words may mean another kind of applicant."""
    kinds = apps.get_model("challenges", "ApplicantKindOption").objects
    for (code, label), (name, name_en) in NAMES.items():
        rows = kinds.filter(code=code, label=label, public_label="")
        rows.update(public_label=name, public_label_en=name_en)


def leave_names(apps, schema_editor):
    """The columns go with this migration."""


class Migration(migrations.Migration):
    dependencies = [("challenges", "0039_no_way_round")]

    operations = [
        migrations.AddField(
            model_name="applicantkindoption",
            name="public_label",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="Bijvoorbeeld: Een bewonersgroep. Zo staat het in het jaarverslag."
                " Leeg: de naam op het formulier.",
                max_length=120,
                verbose_name="naam zoals anderen hem lezen",
            ),
        ),
        migrations.AddField(
            model_name="applicantkindoption",
            name="public_label_en",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=120,
                verbose_name="hetzelfde in het Engels",
            ),
        ),
        migrations.RunPython(name_kinds, leave_names),
    ]
