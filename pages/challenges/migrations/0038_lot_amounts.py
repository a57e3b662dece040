"""What is granted per lot. A column that may be empty rebuilds no table, so triggers stay."""

from django.db import migrations, models


def amount(model):
    return migrations.AddField(
        model_name=model,
        name="amount_cents",
        field=models.BigIntegerField(null=True, verbose_name="bedrag"),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("challenges", "0037_objection_agreements"),
    ]

    operations = [amount("decisionlot"), amount("objectiondecisionlot"), amount("proposallot")]
