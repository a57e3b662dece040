"""Public agreements as CSV tables, and the data dictionary that says what each column means.

One list of columns makes both, so they cannot differ. Cells cannot be read as a formula.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from contracts.api.selectors import public
from contracts.exports.tables import csv_lines, safe_cell
from contracts.selectors.public import PublicAccount

LICENSE: Final = "https://creativecommons.org/publicdomain/zero/1.0/"
DELIMITER: Final = ";"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type as Frictionless calls it, and what it means.

    Its titles are for people, in Dutch and in English, as CSV on the Web writes them.
    """

    name: str
    type: str
    description: str

    @property
    def titles(self) -> dict[str, str]:
        """The title in each language."""
        dutch, english = TITLES[self.name]
        return {"nl": dutch, "en": english}


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, and the rows of one account by the names of the columns."""

    title: str
    columns: tuple[Column, ...]
    rows_of: Callable[[PublicAccount], Iterable[Mapping[str, Any]]]


# by the name of the column: how people call it, in Dutch and in English
TITLES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "nummer": ("nummer", "number"),
        "titel": ("titel", "title"),
        "status": ("status", "status"),
        "munt": ("munt", "currency"),
        "beginDatum": ("begint op", "begins on"),
        "eindDatum": ("eindigt voor", "ends before"),
        "begin": ("begin", "start"),
        "eind": ("eind", "end"),
        "vastgesteldCenten": ("vastgesteld, in centen", "approved, in cents"),
        "vastgesteldDatum": ("vastgesteld op", "approved on"),
        "betaaldCenten": ("betaald, in centen", "paid, in cents"),
        "betaaldDatum": ("betaald op", "paid on"),
        "bedragCenten": ("bedrag, in centen", "amount, in cents"),
        "naam": ("naam", "name"),
        "rol": ("rol", "role"),
        "indicator": ("indicator", "metric"),
        "definitie": ("definitie", "definition"),
        "eenheid": ("eenheid", "unit"),
        "niveau": ("niveau", "level"),
        "nulmeting": ("nulmeting", "baseline"),
        "streefwaarde": ("streefwaarde", "target"),
        "behaald": ("behaald", "achieved"),
        "isOnderdrukt": ("verborgen om weinig mensen", "suppressed for few people"),
        "isAchtergehouden": ("achtergehouden", "held back"),
        "teVroegTotDatum": ("te vroeg tot", "too early until"),
        "toetser": ("toetser", "verifier"),
    }
)
OF: Final = Column("nummer", "string", "Het nummer van het prestatiecontract.")
BEGIN: Final = Column("begin", "date", "De eerste dag van de periode.")
END: Final = Column("eind", "date", "De eerste dag die niet meer bij de periode hoort.")

TABLES: Final[Mapping[str, Table]] = MappingProxyType(
    {
        "prestatiecontracten": Table(
            "Openbare prestatiecontracten",
            (
                OF,
                Column("titel", "string", "De naam van het contract."),
                Column("status", "string", "Waar het contract nu is."),
                Column("munt", "string", "ISO 4217."),
                Column("beginDatum", "date", "De eerste dag van het contract."),
                Column("eindDatum", "date", "De eerste dag waarop het niet meer geldt."),
                Column(
                    "vastgesteldCenten",
                    "integer",
                    "Vastgesteld tot nu toe, in hele centen; leeg als dat een klein aantal mensen "
                    "verraadt.",
                ),
                Column(
                    "betaaldCenten",
                    "integer",
                    "Wat de bank tot nu toe betaalde, min wat terugkwam; leeg als dat een klein "
                    "aantal mensen verraadt.",
                ),
            ),
            lambda account: [public.contract(account)],
        ),
        "partijen": Table(
            "Wie meedoet",
            (
                OF,
                Column("naam", "string", "De naam van de partij."),
                Column("rol", "string", "Wat de partij in het contract doet."),
            ),
            lambda account: [
                {"nummer": account.number, "naam": party.name, "rol": party.role}
                for party in account.parties
            ],
        ),
        "indicatoren": Table(
            "Wat is beloofd en behaald",
            (
                OF,
                Column("naam", "string", "De naam van de indicator."),
                Column("definitie", "string", "Wat er wordt geteld."),
                Column("eenheid", "string", "Waarin wordt geteld."),
                Column(
                    "niveau",
                    "string",
                    "outcome (resultaat), output (prestatie), activity (activiteit) of input "
                    "(inzet); leeg als dat niet is vastgelegd.",
                ),
                Column("nulmeting", "number", "De stand voor het contract begon."),
                Column("streefwaarde", "number", "Wat is beloofd."),
                Column(
                    "behaald", "number", "Wat de toetser accepteerde; leeg bij te weinig mensen."
                ),
                Column("isOnderdrukt", "boolean", "Waar, als het om te weinig mensen gaat."),
                Column("isAchtergehouden", "boolean", "Waar, als het cijfer nog niet openbaar is."),
                Column("teVroegTotDatum", "date", "Tot deze dag is het te vroeg voor een oordeel."),
                Column("toetser", "string", "Wie de metingen toetst."),
            ),
            lambda account: [
                {"nummer": account.number, **public.indicator(row)} for row in account.indicators
            ],
        ),
        "resultaten": Table(
            "Wat per periode is vastgesteld",
            (
                OF,
                BEGIN,
                END,
                Column(
                    "bedragCenten",
                    "integer",
                    "Het bedrag in hele centen; leeg als het verborgen is.",
                ),
                Column("munt", "string", "ISO 4217."),
                Column(
                    "isOnderdrukt", "boolean", "Waar, als het bedrag een klein aantal verraadt."
                ),
                Column("vastgesteldDatum", "date", "De dag waarop de afrekening is vastgesteld."),
                Column("betaaldCenten", "integer", "Wat de bank ervan betaalde, in hele centen."),
                Column("betaaldDatum", "date", "De dag van de laatste betaling."),
            ),
            lambda account: [
                {"nummer": account.number, **public.result(row, account.currency)}
                for row in account.periods
            ],
        ),
        "hoeveelheden": Table(
            "Wat per periode is getoetst",
            (
                OF,
                BEGIN,
                END,
                Column("indicator", "string", "De code van de indicator in de afspraken."),
                Column("naam", "string", "De naam van de indicator."),
                Column("eenheid", "string", "Waarin wordt geteld."),
                Column("behaald", "number", "Wat de toetser accepteerde; leeg: niets geteld."),
            ),
            lambda account: [
                {
                    "nummer": account.number,
                    "begin": row.start.isoformat(),
                    "eind": row.end.isoformat(),
                    **item,
                }
                for row in account.periods
                for item in public.quantities(row)
            ],
        ),
    }
)


def table_lines(name: str, accounts: Iterable[PublicAccount]) -> Iterator[str]:
    """Give the lines of one table. Raises KeyError for a table that is not there."""
    table = TABLES[name]
    head = [column.name for column in table.columns]
    rows = (
        [_cell(row[column.name], column) for column in table.columns]
        for account in accounts
        for row in table.rows_of(account)
    )
    return csv_lines(head, rows)


def data_package(base: str) -> dict[str, Any]:
    """Return the data dictionary; `base` is the address below which the tables are."""
    return {
        "profile": "tabular-data-package",
        "name": "prestatiecontracten",
        "title": "Prestatiecontracten: afspraken, partijen, indicatoren en resultaten",
        "licenses": [{"name": "CC0-1.0", "path": LICENSE}],
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": name,
                "title": table.title,
                "path": f"{base}/{name}.csv",
                "format": "csv",
                "encoding": "utf-8",
                "dialect": {"delimiter": DELIMITER},
                "schema": {
                    "missingValues": [""],
                    "fields": [
                        {
                            "name": column.name,
                            "titles": column.titles,
                            "type": column.type,
                            "description": column.description,
                        }
                        for column in table.columns
                    ],
                },
            }
            for name, table in TABLES.items()
        ],
    }


def _cell(value: Any, column: Column) -> str:
    if value is None:
        return ""
    if column.type == "boolean":
        return "true" if value else "false"
    # A number may begin with a minus; it is one of ours.
    return str(value) if column.type in ("integer", "number", "date") else safe_cell(str(value))
