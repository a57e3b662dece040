"""The parameters of addresses, as the document describes them, and how addresses read them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.urls import register_converter
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from contracts.api.exports.tables import TABLES
from contracts.api.views.base import LARGEST_PAGE, LAST_PAGE

NUMBER: Final = OpenApiParameter(
    "nummer",
    {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,120}$", "examples": ["PC-2026-0001"]},
    OpenApiParameter.PATH,
    description="Het nummer van het contract, of zijn webadres.",
)
DAY: Final = OpenApiParameter(
    "begin",
    {"type": "string", "format": "date", "examples": ["2026-04-01"]},
    OpenApiParameter.PATH,
    description="De eerste dag van de periode.",
)
KEY: Final = OpenApiParameter(
    "sleutel",
    {
        "type": "string",
        "format": "uuid",
        "examples": ["0b2f6c1e-5d0a-4a8e-9f3b-6f1f7f9b1c2d"],
    },
    OpenApiParameter.PATH,
    description="De sleutel van de meting, zoals u haar kreeg.",
)
ID: Final = OpenApiParameter(
    "id",
    {"type": "integer", "minimum": 1, "maximum": 2**63 - 1, "examples": [1]},
    OpenApiParameter.PATH,
    description="Het id, zoals u het kreeg.",
)
LINE: Final = OpenApiParameter(
    "regel",
    {"type": "integer", "minimum": 1, "maximum": 2**31 - 1, "examples": [1]},
    OpenApiParameter.PATH,
    description="Het volgnummer van de regel in het bestand.",
)
IDEMPOTENCY: Final = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
    OpenApiParameter.HEADER,
    required=True,
    description="Kies zelf een unieke tekst. Hetzelfde verzoek nog eens geeft hetzelfde antwoord.",
)


def query(**more: tuple[Mapping[str, Any], str]) -> list[OpenApiParameter]:
    """Return the parameters of a query: the language and these, each (schema, description)."""
    known = {
        "taal": (
            {"type": "string", "enum": ["nl", "en"], "default": "nl"},
            "De taal van teksten in het antwoord.",
        ),
        **more,
    }
    return [
        OpenApiParameter(name, dict(schema), OpenApiParameter.QUERY, description=description)
        for name, (schema, description) in known.items()
    ]


PAGING: Final = {
    "pagina": (
        {"type": "integer", "minimum": 1, "maximum": LAST_PAGE, "default": 1},
        "Welke bladzijde, vanaf 1.",
    ),
    "paginaGrootte": (
        {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": 25},
        "Hoeveel regels er op een bladzijde staan.",
    ),
}
PAGE: Final = query(**PAGING)


def described(name: str, made: serializers.Field) -> tuple[Mapping[str, Any], str]:
    """Return how the document describes a field of a query."""
    schema: dict[str, Any] = {"type": "string"}
    if isinstance(made, serializers.ChoiceField):
        schema["enum"] = list(made.choices)
    elif isinstance(made, serializers.IntegerField):
        schema = {"type": "integer", "minimum": made.min_value, "maximum": made.max_value}
    elif isinstance(made, serializers.DateField):
        schema["format"] = "date"
    elif getattr(made, "max_length", None):
        schema["maxLength"] = made.max_length
    return schema, str(made.help_text or name)


class NumberConverter:
    """A number or web address of an agreement."""

    regex = "[A-Za-z0-9_-]{1,120}"

    def to_python(self, value: str) -> str:
        """Return it as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it is."""
        return value


class DayConverter:
    """A day such as 2026-04-01."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """Return the day. Raises ValueError, so that another address is looked for."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """Return it as text."""
        return value.isoformat()


class TableConverter(NumberConverter):
    """The name of a table as a file, such as resultaten.csv."""

    regex = "|".join(rf"{name}\.csv" for name in TABLES)


register_converter(TableConverter, "tabel")
register_converter(NumberConverter, "nummer")
register_converter(DayConverter, "dag")
