"""What a settlement corrects, by component and by payer."""

from datetime import date

import pytest

from contracts.exports.corrected_lines import corrected_lines

pytestmark = pytest.mark.pure


def line(kind: str, cents: int, component: str = "work", **shares: int) -> dict[str, object]:
    return {
        "kind": kind,
        "component": component,
        "origin": "2026-01-01",
        "cents": cents,
        "shares": shares,
    }


def test_what_it_was_and_is_and_who_pays_more_or_less() -> None:
    lines = [
        line("reversal", -300, city=-195, fund=-105),
        line("correction", 300, city=105, fund=195),
        line("correction", 40, "home", city=20, fund=20, bank=0),
        line("regular", 99, city=99),
    ]
    work, home = corrected_lines(lines)
    assert (work.component, work.origin, work.was, work.now) == ("work", date(2026, 1, 1), 300, 300)
    assert work.moved == {"city": (195, 105), "fund": (105, 195)}
    assert (home.was, home.now) == (0, 40)
    assert home.moved == {"city": (0, 20), "fund": (0, 20)}


def test_one_payer_pays_the_total_and_is_not_told_apart() -> None:
    (found,) = corrected_lines([line("reversal", -300, city=-300), line("correction", 1, city=1)])
    assert (found.was, found.now, found.moved) == (300, 1, {})
