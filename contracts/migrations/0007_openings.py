"""What a settlement leaves for the next one, and the look-ups that the next one needs."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0006_terms_draft"),
    ]

    operations = [
        migrations.CreateModel(
            name="InputChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("effect_on", models.DateField()),
            ],
            options={
                "verbose_name": "wijziging van wat telt",
                "verbose_name_plural": "wijzigingen van wat telt",
                "ordering": ("agreement", "pk"),
            },
        ),
        migrations.AddField(
            model_name="settlement",
            name="closing",
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="settlement",
            name="inputs_seen",
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="observation",
            index=models.Index(
                condition=models.Q(("end__isnull", False)),
                fields=["agreement", "end"],
                name="contracts_observation_end",
            ),
        ),
        migrations.AddIndex(
            model_name="observation",
            index=models.Index(
                condition=models.Q(("known_on__isnull", False)),
                fields=["agreement", "known_on"],
                name="contracts_observation_known",
            ),
        ),
        migrations.AddIndex(
            model_name="observation",
            index=models.Index(
                condition=models.Q(("replaces__isnull", False)),
                fields=["agreement"],
                name="contracts_observation_newer",
            ),
        ),
        migrations.AddIndex(
            model_name="observation",
            index=models.Index(
                condition=models.Q(("subject", ""), _negated=True),
                fields=["subject", "agreement"],
                name="contracts_observation_person",
            ),
        ),
        migrations.AddField(
            model_name="inputchange",
            name="agreement",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="contracts.agreement",
            ),
        ),
        migrations.AddIndex(
            model_name="inputchange",
            index=models.Index(fields=["agreement", "id"], name="contracts_inputchange_last"),
        ),
    ]
