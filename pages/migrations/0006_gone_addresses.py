"""Addresses of results that named somebody, as keyed hashes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0005_english_label"),
    ]

    operations = [
        migrations.CreateModel(
            name="GoneAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fingerprint", models.CharField(editable=False, max_length=64, unique=True)),
                ("gone_at", models.DateTimeField(editable=False)),
            ],
            options={
                "verbose_name": "vervallen adres",
                "default_permissions": (),
            },
        ),
    ]
