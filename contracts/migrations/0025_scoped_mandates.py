"""Mandates for one programme or fund, beside the general ones."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0024_documents_of_history"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ScopedMandate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("currency", models.CharField(default="EUR", max_length=3, verbose_name="munt")),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("general", "Algemeen"),
                            ("programme", "Voor een programma"),
                            ("fund", "Voor een fonds"),
                        ],
                        max_length=10,
                        verbose_name="waarvoor",
                    ),
                ),
                (
                    "scope_code",
                    models.CharField(max_length=60, verbose_name="code van programma of fonds"),
                ),
                (
                    "max_cents",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="tot en met (in centen)"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "mandaat voor een programma of fonds",
                "verbose_name_plural": "mandaten voor programma’s en fondsen",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "currency", "scope", "scope_code"),
                        name="contracts_scoped_mandate_unique",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("scope__in", ("programme", "fund")),
                            models.Q(("scope_code", ""), _negated=True),
                        ),
                        name="contracts_scoped_mandate_for",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("max_cents__isnull", True), ("max_cents__gte", 0), _connector="OR"
                        ),
                        name="contracts_scoped_mandate_amount",
                    ),
                ],
            },
        ),
    ]
