"""What is kept until later, also when an amendment changes what is kept."""

from datetime import date
from fractions import Fraction

import pytest

from contracts.arithmetic import Period, settle_all
from contracts.arithmetic.timeline import Slot
from contracts.arithmetic.withholding import (
    Withheld,
    ahead_of,
    let_through,
    pays_other_ahead,
    withheld_codes,
)
from tests.contracts.arithmetic.builders import component, quarter, seen, terms

ROWS = [seen("job", 0), seen("job", 1)]
LATE = "2020-12-15"


def ahead(share: str, *, clawback: bool = True) -> dict[str, object]:
    return {"interim": {"share": share, "true_up_on": LATE, "clawback": clawback}}


def jobs(price: str = "100", **more: object) -> dict[str, object]:
    return component("jobs", {"count": "job"}, {"per_unit": price}, **more)


def amended(before: dict[str, object], after: dict[str, object], rows=ROWS) -> list[int]:
    """What is paid in each quarter, in euros, when other terms hold from the third one on."""
    versions = [terms(before), terms(after, valid_from="2020-07-01")]
    statements = settle_all(versions, rows, quarter(4))
    return [statement.total_cents // 100 for statement in statements]


@pytest.mark.parametrize(
    ("before", "after", "paid"),
    [
        (jobs(due_on=LATE), jobs(), [0, 0, 200, 0]),
        (jobs(due_on="2020-03-31"), jobs(due_on=LATE), [100, 100, 0, 0]),
        (jobs(), jobs(due_on=LATE), [100, 100, 0, 0]),
        (jobs(**ahead("0.8")), jobs(**ahead("0.5")), [80, 80, 0, 40]),
        (jobs(**ahead("0.8")), jobs(), [80, 80, 40, 0]),
        (jobs(), jobs(**ahead("0.5")), [100, 100, 0, 0]),
        (jobs(**ahead("0.8")), jobs("50", **ahead("0.8")), [80, 80, 0, 40]),
        (jobs(due_on=LATE), jobs(**ahead("0.5")), [0, 0, 0, 200]),
    ],
)
def test_what_was_earned_is_paid_once_whatever_is_withheld_later(before, after, paid) -> None:
    assert amended(before, after) == paid


def test_what_comes_after_an_amendment_is_withheld_by_its_rule() -> None:
    rows = [*ROWS, seen("job", 2)]
    assert amended(jobs(**ahead("0.8")), jobs("50", **ahead("0.4")), rows) == [80, 80, 20, 70]
    assert amended(jobs(), jobs("50", due_on=LATE), rows) == [100, 100, 0, 50]


def test_what_is_not_earned_any_more_goes_back_before_the_due_date_too() -> None:
    level = component("level", {"latest": "level"}, {"per_unit": "10"})
    rows = [seen("level", 0, "20"), seen("level", 2, "5")]
    assert amended(level, {**level, "due_on": LATE}, rows) == [200, 0, -150, 0]
    assert amended({**level, "due_on": LATE}, level, rows) == [0, 0, 50, 0]


def test_without_clawback_what_was_paid_ahead_stays_through_an_amendment() -> None:
    level = component("level", {"latest": "level"}, {"per_unit": "10"})
    first, second = ahead("0.8", clawback=False), ahead("0.5", clawback=False)
    rows = [seen("level", 0, "20"), seen("level", 3, "1")]
    assert amended({**level, **first}, {**level, **second}, rows) == [160, 0, 0, 0]


def test_a_component_that_ends_before_its_final_settlement_gets_it() -> None:
    early = jobs(until="2020-06-15", **ahead("0.8"))
    statements = settle_all([terms(early)], ROWS, quarter(4))
    assert [statement.total_cents // 100 for statement in statements] == [80, 80, 0, 40]
    assert amended(jobs(until="2020-06-15", due_on=LATE), jobs(until="2020-06-15")) == [
        0,
        0,
        200,
        0,
    ]


def test_a_negative_component_is_withheld_likewise() -> None:
    fee = jobs(negative=True, due_on=LATE)
    assert amended(fee, jobs(negative=True)) == [0, 0, -200, 0]


def test_which_components_are_followed_and_what_is_paid_ahead() -> None:
    plain, kept = terms(jobs()), terms(jobs(due_on=LATE))
    assert withheld_codes([plain]) == frozenset()
    assert withheld_codes([plain, kept]) == {"jobs"}
    assert ahead_of(plain.components[0], Fraction(7)) == 7
    assert ahead_of(terms(jobs(**ahead("0.5"))).components[0], Fraction(7)) == Fraction(7, 2)
    assert Withheld() == Withheld(*[Fraction(0)] * 4)


def slot(start: str, end: str) -> Slot:
    first = date.fromisoformat(start)
    return Slot(
        0, Period(first, date.fromisoformat(end)), 2020, first, is_year_end=False, version=0
    )


@pytest.mark.parametrize(
    ("period", "clawback", "expected"),
    [
        # (total, stage) of 100 earned, of which 80 ahead, after 30 of which 24 ahead was paid.
        (("2020-07-01", "2020-10-01"), True, (104, "ahead")),
        (("2020-10-01", "2020-12-15"), True, (104, "ahead")),
        (("2020-10-01", "2020-12-16"), True, (130, "true_up")),
        (("2020-12-15", "2021-01-01"), True, (130, "true_up")),
        (("2020-12-16", "2021-01-01"), True, (130, "after")),
        (("2020-12-16", "2021-01-01"), False, (130, "after")),
    ],
)
def test_where_in_the_course_a_period_is(period, clawback, expected) -> None:
    (rule,) = terms(jobs(**ahead("0.8", clawback=clawback))).components
    kept = Withheld(*map(Fraction, (30, 24, 24, 24)))
    assert let_through(rule, slot(*period), kept, Fraction(100), Fraction(80)) == expected
    assert (kept.earned, kept.paid, kept.ahead) == (130, expected[0], expected[0])
    assert kept.paid_ahead == (104 if expected[1] == "ahead" else 24)


def test_a_plain_component_has_no_course() -> None:
    (plain,) = terms(jobs()).components
    kept = Withheld()
    assert let_through(plain, slot("2020-01-01", "2020-04-01"), kept, Fraction(7), Fraction(7)) == (
        7,
        "",
    )


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, False),
        ({"share": "0.5"}, False),
        ({"quantity": {"count": "job"}}, True),
        ({"price": {"per_unit": "10"}}, True),
        ({"quantity": {"count": "job"}, "price": {"per_unit": "10"}}, True),
    ],
)
def test_what_is_paid_ahead_may_be_counted_or_priced_otherwise(more, expected) -> None:
    interim = {"interim": {"true_up_on": LATE, "clawback": True, **more}} if more else {}
    (rule,) = terms(jobs(**interim)).components
    assert pays_other_ahead(rule) is expected
