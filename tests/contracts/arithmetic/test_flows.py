"""What blocks about money cover."""

from fractions import Fraction

import pytest

from contracts.arithmetic import Netting, One, Vat, Waterfall

pytestmark = pytest.mark.pure


def test_without_over_everything_is_covered() -> None:
    codes = frozenset({"a"})
    rate, cent = Fraction("0.21"), Fraction(1, 100)
    for whole, part in (
        (Netting("n", One()), Netting("n", One(), codes)),
        (
            Vat("v", rate, "on_top", "half_up", cent, "line"),
            Vat("v", rate, "on_top", "half_up", cent, "line", codes),
        ),
        (Waterfall(()), Waterfall((), codes)),
    ):
        assert (whole.covers("b"), part.covers("a"), part.covers("b")) == (True, True, False)


def test_included_tax_makes_no_line() -> None:
    rate, cent = Fraction("0.21"), Fraction(1, 100)
    lines = {kind: Vat("v", rate, kind, "up", cent, "line").makes_line for kind in TREATMENTS}
    assert lines == {"on_top": True, "included": False, "compensable": True}


TREATMENTS = ("on_top", "included", "compensable")
