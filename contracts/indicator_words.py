"""How a change of a figure reads: which way it went, how much, and whether that is the good way."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from contracts.dossier_codes import Direction
from contracts.wording import Language, format_number


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
