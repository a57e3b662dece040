"""Generated rounding and payers."""

from hypothesis import strategies as st

from tests.contracts.arithmetic.builders import MODES
from tests.contracts.arithmetic.strategies.values import SELDOM, YES_OR_NO, one_of


def rounding(draw: st.DrawFn, *, only_down: bool = False) -> dict[str, object]:
    """A mode, a unit and a place."""
    return {
        **MODES,
        "at": one_of(draw, "line", "running_total", "entry"),
        "mode": one_of(draw, "half_up", "half_even", "down", "up"),
        "to": one_of(draw, "0.01", "0.05", "1"),
        "shares": "down" if only_down else one_of(draw, "down", "half_up", "half_even"),
    }


def payers(draw: st.DrawFn, *, only_shares: bool = False) -> list[dict[str, object]]:
    """One payer, or two of whom the first may have a cap or pay a first amount."""
    if not draw(YES_OR_NO):
        return [{"party": "town"}]
    town: dict[str, object] = {"party": "town", "share": "0.65"}
    if draw(YES_OR_NO):
        town["max"] = "150.005"
        if draw(YES_OR_NO):
            town["excess_to"] = "fund"
    if not only_shares and draw(SELDOM):
        town |= {"first": "99.995", "per": one_of(draw, "contract", "year", "period")}
    return [town, {"party": "fund", "share": "0.35"}]
