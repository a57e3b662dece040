"""How figures read: what kind of figure each is, and which way a change went.

Figures stand in groups by kind, results first, so that nobody takes what was done for what changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final, Generic, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.dossier_codes import Direction, IndicatorLevel
from contracts.wording import Language, format_number

Row = TypeVar("Row")
# Of an agreement from before the guided start nobody may have said what kind its figures are.
UNTOLD: Final = ""
# What one and several figures of each kind are called, and what they say, in one sentence; in the
# order in which they stand.
LEVEL_WORDS: Final[Mapping[str, tuple[str | Promise, str | Promise, str | Promise]]] = (
    MappingProxyType(
        {
            IndicatorLevel.OUTCOME.value: (
                gettext_lazy("Resultaat"),
                gettext_lazy("Resultaten"),
                gettext_lazy("Een resultaat zegt wat er voor mensen of voor de buurt verandert."),
            ),
            IndicatorLevel.OUTPUT.value: (
                gettext_lazy("Prestatie"),
                gettext_lazy("Prestaties"),
                gettext_lazy(
                    "Een prestatie zegt hoeveel er is geleverd of hoeveel mensen meededen. Of er "
                    "daardoor iets verandert, zegt zij niet."
                ),
            ),
            IndicatorLevel.ACTIVITY.value: (
                gettext_lazy("Activiteit"),
                gettext_lazy("Activiteiten"),
                gettext_lazy("Een activiteit zegt wat er is gedaan, niet wat het opleverde."),
            ),
            IndicatorLevel.INPUT.value: (
                gettext_lazy("Inzet"),
                gettext_lazy("Inzet"),
                gettext_lazy("Inzet zegt wat erin is gestopt, zoals uren, geld of ruimte."),
            ),
            UNTOLD: (
                gettext_lazy("Niet ingedeeld"),
                gettext_lazy("Niet ingedeeld"),
                gettext_lazy(
                    "Hiervan is niet vastgelegd of het een resultaat, een prestatie, een "
                    "activiteit of inzet is."
                ),
            ),
        }
    )
)


@dataclass(frozen=True, slots=True)
class LevelGroup(Generic[Row]):
    """Figures of one kind, with the name of the kind and what it says."""

    level: str
    title: str
    lead: str
    rows: tuple[Row, ...]


def level_title(level: str) -> str:
    """Return what one figure of a kind is called; "" when nobody said which kind it is."""
    return str(LEVEL_WORDS[level][0]) if level else ""


def level_lead(level: str) -> str:
    """Return what figures of a kind say, in one sentence."""
    return str(LEVEL_WORDS[level][2])


def by_level(rows: Iterable[Row], level_of: Callable[[Row], str]) -> tuple[LevelGroup[Row], ...]:
    """Lay rows in groups by kind, results first; a kind of which there is none is left out."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(level_of(row), []).append(row)
    return tuple(
        LevelGroup(level, str(title), str(lead), tuple(found[level]))
        for level, (_one, title, lead) in LEVEL_WORDS.items()
        if level in found
    )


def movement_words(
    baseline: Decimal | None, value: Decimal | None, direction: str, language: Language
) -> str:
    """Say what changed since the baseline: “afname, 25 minder”; empty without two numbers.

    The wrong way says that the goal is not met, whatever its size.
    """
    if baseline is None or value is None:
        return ""
    change = value - baseline
    if not change:
        return _("geen verandering")
    is_good = (change > 0) == (direction == Direction.UP)
    if not is_good:
        return _("toename, doel niet gehaald") if change > 0 else _("afname, doel niet gehaald")
    amount = format_number(abs(change), language)
    if change > 0:
        return _("toename, %(amount)s meer") % {"amount": amount}
    return _("afname, %(amount)s minder") % {"amount": amount}
