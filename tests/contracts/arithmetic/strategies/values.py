"""Values that generated contracts and observations draw from, chosen to fall on awkward edges."""

from datetime import date

from hypothesis import strategies as st

from tests.contracts.arithmetic.builders import quarter

QUARTERS = 5
END: date = quarter(QUARTERS)
MONEY = st.sampled_from(["0.01", "0.335", "1", "10.005", "33.33", "75", "100", "333.335"])
CAPS = st.sampled_from(["0", "0.005", "50", "99.99", "100.005", "250", "1000"])
EXACT = st.sampled_from(["0.5", "1", "2", "3", "3.25", "7"])
YES_OR_NO = st.sampled_from([False, True])
SELDOM = st.sampled_from([False, False, False, True])


def one_of(draw: st.DrawFn, *options: str) -> str:
    """Draw one of some words."""
    return draw(st.sampled_from(options))
