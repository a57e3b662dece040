"""Generated rounding and payers."""

from hypothesis import strategies as st

from tests.contracts.arithmetic.builders import MODES
from tests.contracts.arithmetic.strategies.values import YES_OR_NO, one_of


def rounding(draw: st.DrawFn) -> dict[str, object]:
    """A mode, a unit and a place."""
    return {
        **MODES,
        "at": one_of(draw, "line", "running_total", "entry"),
        "mode": one_of(draw, "half_up", "half_even", "down", "up"),
        "to": one_of(draw, "0.01", "0.05", "1"),
    }


def payers(draw: st.DrawFn) -> list[dict[str, object]]:
    """One payer, or two of whom the first may have a cap."""
    if not draw(YES_OR_NO):
        return [{"party": "town"}]
    town: dict[str, object] = {"party": "town", "share": "0.65"}
    if draw(YES_OR_NO):
        town["max"] = "150.005"
        if draw(YES_OR_NO):
            town["excess_to"] = "fund"
    return [town, {"party": "fund", "share": "0.35"}]
