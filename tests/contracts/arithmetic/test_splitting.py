"""Splitting a line over payers, to the cent."""

import pytest

from contracts.arithmetic.splitting import Splitter
from contracts.arithmetic.timeline import slots_until
from tests.contracts.arithmetic.builders import (
    MODES,
    component,
    label,
    quarter,
    terms,
    terms_data,
)

pytestmark = pytest.mark.pure

SLOT = slots_until([terms(component("jobs", {"count": "job"}, {"per_unit": "100"}))], quarter(1))[0]

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})
THIRDS = [
    {"party": "town", "share": "0.333"},
    {"party": "fund", "share": "0.667"},
]


def test_the_remainder_has_an_owner() -> None:
    last = terms(JOBS, payers=THIRDS)
    first = terms(JOBS, payers=THIRDS, rounding={**MODES, "remainder_to": "town"})
    assert Splitter().split(last, SLOT, 101).parts == (("town", 33), ("fund", 68))
    assert Splitter().split(first, SLOT, 101).parts == (("town", 34), ("fund", 67))
    assert Splitter().split(last, SLOT, -101).parts == (("town", -33), ("fund", -68))


def test_who_only_pays_a_first_amount_gets_no_remainder() -> None:
    first = {"party": "senior", "first": "0.10"}
    agreed = terms(JOBS, payers=[*THIRDS, first])
    assert agreed.remainder_to == "fund"
    splitter = Splitter()
    assert splitter.split(agreed, SLOT, 111).parts == (("town", 33), ("fund", 68), ("senior", 10))
    assert splitter.split(agreed, SLOT, 101).parts == (("town", 33), ("fund", 68), ("senior", 0))


def test_what_is_above_a_cap_goes_on_or_is_unpaid() -> None:
    town = {"party": "town", "share": "0.5", "max": "1.005"}
    fund = {"party": "fund", "share": "0.5", "max": "2"}
    splitter = Splitter()
    unpaid = terms(JOBS, payers=[town, fund])
    assert splitter.split(unpaid, SLOT, 300).parts == (("town", 100), ("fund", 150))
    again = splitter.split(unpaid, SLOT, 300)
    assert (again.parts, again.unpaid_cents) == ((("town", 0), ("fund", 50)), 250)
    back = splitter.split(unpaid, SLOT, -500)
    assert back.parts == (("town", -50), ("fund", -150))
    on = Splitter().split(terms(JOBS, payers=[fund, {**town, "excess_to": "fund"}]), SLOT, 300)
    assert on.parts == (("fund", 200), ("town", 100))


def first_until(amount: str, per: str = "contract") -> dict[str, object]:
    return {"party": "town", "share": "0", "first": amount, "per": per}


def parts_of(*steps: tuple[str, int]) -> list[tuple[int, int]]:
    """What town (until an amount) and fund pay of each line, in cents, as the amount changes."""
    splitter, found = Splitter(), []
    for amount, cents in steps:
        agreed = terms(JOBS, payers=[first_until(amount), {"party": "fund", "share": "1"}])
        (_, town), (_, fund) = splitter.split(agreed, SLOT, cents).parts
        found.append((town, fund))
    return found


def test_who_must_pay_more_at_first_pays_it_of_what_comes() -> None:
    """Town pays the first 200 after all; the 50 that the fund paid before stays with the fund."""
    steps = [("100", 15000), ("200", 8000), ("200", 8000)]
    assert parts_of(*steps) == [(10000, 5000), (8000, 0), (2000, 6000)]


def test_who_must_pay_less_at_first_takes_nothing_back() -> None:
    steps = [("200", 15000), ("100", 8000), ("100", -6000), ("100", -17000)]
    assert parts_of(*steps) == [(15000, 0), (0, 8000), (0, -6000), (-15000, -2000)]


def test_the_same_first_amount_gives_back_what_others_paid_first() -> None:
    steps = [("100", 15000), ("100", -6000), ("100", -9000)]
    assert parts_of(*steps) == [(10000, 5000), (-1000, -5000), (-9000, 0)]


def test_a_first_amount_of_nothing_is_nothing() -> None:
    assert parts_of(("0", 15000), ("0", -5000)) == [(0, 15000), (0, -5000)]
    assert parts_of(("1", 0), ("0", 100)) == [(0, 0), (0, 100)]
    agreed = terms(JOBS, payers=[first_until("0", "period"), {"party": "fund", "share": "1"}])
    assert Splitter().split(agreed, SLOT, 100).parts == (("town", 0), ("fund", 100))


def most_of(*steps: tuple[str, int]) -> list[int]:
    """What town pays of each line, in cents, as its maximum changes."""
    splitter, found = Splitter(), []
    for most, cents in steps:
        agreed = terms(JOBS, payers=[{"party": "town", "share": "1"} | {"max": most}])
        found.append(splitter.split(agreed, SLOT, cents).parts[0][1])
    return found


def test_a_raised_maximum_leaves_unpaid_what_was_unpaid() -> None:
    """Or it would be paid on the next line, which has nothing to do with it."""
    assert most_of(("100", 15000), ("200", 0), ("200", 8000), ("200", 8000)) == [
        10000,
        0,
        8000,
        2000,
    ]
    assert most_of(("100", 15000), ("200", -6000), ("200", 20000)) == [10000, -1000, 11000]


def test_what_goes_back_is_first_what_was_not_paid() -> None:
    assert most_of(("100", 15000), ("100", -4999), ("100", -1), ("100", -1)) == [10000, 0, 0, -1]


def test_a_lowered_maximum_takes_nothing_back() -> None:
    assert most_of(("200", 15000), ("100", 0), ("100", 8000)) == [15000, 0, 0]
    assert most_of(("200", 15000), ("100", -2000), ("100", -7000)) == [15000, -2000, -7000]
    assert most_of(("200", 15000), ("100", -7000), ("100", 8000)) == [15000, -7000, 2000]


SLOTS = slots_until([terms(component("jobs", {"count": "job"}, {"per_unit": "100"}))], quarter(5))


@pytest.mark.parametrize(
    ("per", "expected"),
    [
        ("period", [(10000, 5000), (0, 5000), (8000, 0), (10000, 1000)]),
        ("year", [(10000, 5000), (0, 5000), (0, 8000), (10000, 1000)]),
        ("contract", [(10000, 5000), (0, 5000), (0, 8000), (0, 11000)]),
    ],
)
def test_a_first_amount_begins_again_every_so_often(
    per: str, expected: list[tuple[int, int]]
) -> None:
    """Two lines in the first quarter, one in the second, one in the first of the next year."""
    agreed = terms(JOBS, payers=[first_until("100", per), {"party": "fund", "share": "1"}])
    splitter, found = Splitter(), []
    for number, cents in ((0, 15000), (0, 5000), (1, 8000), (4, 11000)):
        (_, town), (_, fund) = splitter.split(agreed, SLOTS[number], cents).parts
        found.append((town, fund))
    assert found == expected


def test_first_amounts_go_before_each_other_in_the_order_of_the_terms() -> None:
    senior = {"party": "senior", "first": "1.50"}
    town = {"party": "town", "share": "0.25", "first": "1"}
    agreed = terms(JOBS, payers=[senior, town, {"party": "fund", "share": "0.75"}])
    splitter = Splitter()
    assert splitter.split(agreed, SLOT, 200).parts == (("senior", 150), ("town", 50), ("fund", 0))
    # 50 of the first amount is left for town; of the other 100 it pays a quarter.
    assert splitter.split(agreed, SLOT, 150).parts == (("senior", 0), ("town", 75), ("fund", 75))


def test_rounded_shares_together_are_never_more_than_there_is() -> None:
    halves = [
        {"party": "town", "share": "0.5"},
        {"party": "fund", "share": "0.5"},
        {"party": "rest", "share": "0"},
    ]
    rest = {"code": "rest", "role": "payer", "label": label("rest")}
    parties = [*terms_data(JOBS)["parties"], rest]  # type: ignore[misc]
    rounding = {**MODES, "remainder_to": "rest", "shares": "half_up"}
    agreed = terms(JOBS, payers=halves, rounding=rounding, parties=parties)
    assert Splitter().split(agreed, SLOT, 1).parts == (("town", 1), ("fund", 0), ("rest", 0))
    assert Splitter().split(agreed, SLOT, -1).parts == (("town", -1), ("fund", 0), ("rest", 0))
    assert Splitter().split(agreed, SLOT, 2).parts == (("town", 1), ("fund", 1), ("rest", 0))


def test_what_is_above_a_maximum_goes_down_the_line_whatever_the_order_of_writing() -> None:
    payers = [
        {"party": "senior", "share": "0"},
        {"party": "fund", "share": "0.25", "max": "0.75", "excess_to": "senior"},
        {"party": "town", "share": "0.75", "max": "1", "excess_to": "fund"},
    ]
    split = Splitter().split(terms(JOBS, payers=payers), SLOT, 400)
    # Town keeps 1.00 of 3.00, and 2.00 goes to the fund, which keeps 0.75 of 3.00.
    assert split.parts == (("senior", 225), ("fund", 75), ("town", 100))
    assert (split.total_cents, split.unpaid_cents) == (400, 0)


def test_what_nobody_pays_is_that_of_all_payers_together() -> None:
    payers = [
        {"party": "town", "share": "0.5", "max": "1"},
        {"party": "fund", "share": "0.5", "max": "0.25"},
    ]
    split = Splitter().split(terms(JOBS, payers=payers), SLOT, 400)
    assert (split.parts, split.unpaid_cents) == ((("town", 100), ("fund", 25)), 275)
    assert split.total_cents == 125
