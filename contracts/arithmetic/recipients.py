"""Who a line is paid to."""

from collections.abc import Sequence

from contracts.arithmetic.flows import Vat
from contracts.arithmetic.terms import Limit, Terms


def recipient_of(versions: Sequence[Terms], terms: Terms, code: str) -> str:
    """Return who is paid; a floor or a tax pays who its first covered component pays."""
    for candidate in (terms, *reversed(versions)):
        for component in candidate.components:
            if component.code == code:
                return component.recipient
        rules: tuple[Limit | Vat, ...] = (*candidate.limits, *candidate.vat)
        for rule in rules:
            if rule.code == code:
                covered = (part for part in candidate.components if rule.covers(part.code))
                return next((part.recipient for part in covered), "")
    return ""
