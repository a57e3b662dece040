"""Generated rounding and payers."""

from tests.contracts.arithmetic.builders import MODES
from tests.contracts.arithmetic.strategies.values import SELDOM, YES_OR_NO, Choose, one_of


def rounding(choose: Choose, *, only_down: bool = False) -> dict[str, object]:
    """A mode, a unit and a place."""
    return {
        **MODES,
        "at": one_of(choose, "line", "running_total", "entry"),
        "mode": one_of(choose, "half_up", "half_even", "down", "up"),
        "to": one_of(choose, "0.01", "0.05", "1"),
        "shares": "down" if only_down else one_of(choose, "down", "half_up", "half_even"),
    }


def payers(choose: Choose, *, only_shares: bool = False) -> list[dict[str, object]]:
    """One payer, or two of whom the first may have a cap or pay a first amount."""
    if not choose(YES_OR_NO):
        return [{"party": "town"}]
    town: dict[str, object] = {"party": "town", "share": "0.65"}
    if choose(YES_OR_NO):
        town["max"] = "150.005"
        if choose(YES_OR_NO):
            town["excess_to"] = "fund"
    if not only_shares and choose(SELDOM):
        town |= {"first": "99.995", "per": one_of(choose, "contract", "year", "period")}
    return [town, {"party": "fund", "share": "0.35"}]
