"""A decision remembers the fund behind it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("challenges", "0022_objection_mending"),
        ("pages", "0004_fund_route_group"),
    ]

    operations = [
        migrations.AddField(
            model_name="decision",
            name="fund",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="pages.fund",
                verbose_name="fonds",
            ),
        ),
    ]
