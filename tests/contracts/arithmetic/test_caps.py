"""Caps at a return on an investment, and what an amendment of any cap does."""

from fractions import Fraction

import pytest

from contracts.arithmetic import money_text, settle_all
from contracts.arithmetic.caps import is_other, share_cap
from contracts.arithmetic.terms import Limit
from tests.contracts.arithmetic.builders import by_line, component, paid, quarter, seen, terms

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})
PLACES = component("places", {"count": "places"}, {"per_unit": "100"})
PEOPLE = component("people", {"count": "person_job"}, {"per_unit": "100"})
NOTE = {
    "code": "note",
    "party": "senior",
    "drawdowns": [{"on": "2020-01-01", "amount": "1000"}, {"on": "2020-10-01", "amount": "100"}],
}


def returned(kind: str, *counts: int, rate: str = "0.1") -> list[str]:
    limit = {"code": "top", "scope": "contract", "max_return": {"on": "note", "rate": rate}}
    limit["max_return"]["kind"] = kind  # type: ignore[index]
    contract = terms(JOBS, limits=[limit], investments=[NOTE])
    rows = [seen("job", number, count) for number, count in enumerate(counts)]
    return paid(contract, *rows, quarters=6)


def test_simple_return_is_over_principal_that_is_open() -> None:
    # 1000 × 0.1 × 91/365 = 24.93; nothing is open after that until 100 more is drawn, and that
    # earns 100 × 0.1 × 92/365 = 2.52: what was cut before is paid as the cap rises.
    assert returned("simple", 90)[:4] == ["1024.93", "0.00", "0.00", "102.52"]


def test_compound_return_grows_on_all_that_is_open() -> None:
    # (1000 × (1 + 0.1 × 91/365)) × (1 + 0.1 × 91/365) = 1050.48508...
    assert returned("compound", 0, 90)[:2] == ["0.00", "1050.48"]


def test_irr_grows_by_days_over_365() -> None:
    # 1000 × 1.1 ** (182 / 365) = 1048.6739...
    assert returned("irr", 0, 90)[:2] == ["0.00", "1048.67"]


def test_less_than_the_return_is_paid_in_full() -> None:
    assert returned("irr", 5, 0, 5) == ["500.00", "0.00", "500.00", "0.00", "0.00", "0.00"]


def test_without_a_return_only_the_principal_comes_back() -> None:
    assert returned("irr", 90, rate="0") == ["1000.00", "0.00", "0.00", "100.00", "0.00", "0.00"]


def amended(part: dict, before: list, after: list, *rows: object, parts: tuple = ()) -> list[str]:
    first = terms(part, *parts, limits=before)
    more = {"limits": after} if after else {}
    second = terms(part, *parts, valid_from="2020-07-01", **more)
    statements = settle_all([first, second], rows, quarter(4))  # type: ignore[arg-type]
    return [money_text(statement.total_cents).removesuffix(".00") for statement in statements]


PERIOD_CAP = {"code": "a", "scope": "period", "max": "100", "excess": "carried"}


def test_what_a_cap_carried_comes_back_when_the_cap_goes() -> None:
    assert amended(JOBS, [PERIOD_CAP], [], seen("job", 0, 5)) == ["100", "100", "300", "0"]


def test_it_still_fits_under_the_caps_that_come_after() -> None:
    total = {"code": "b", "scope": "contract", "max": "350"}
    rows = [seen("job", 0, 5)]
    assert amended(JOBS, [PERIOD_CAP, total], [total], *rows) == ["100", "100", "150", "0"]


def test_a_cap_that_let_it_through_before_does_not_count_it_twice() -> None:
    total = {"code": "b", "scope": "contract", "max": "500"}
    rows = [seen("job", 0, 5)]
    assert amended(JOBS, [total, PERIOD_CAP], [total], *rows) == ["100", "100", "300", "0"]


def test_another_carrying_cap_after_it_loses_nothing() -> None:
    other = {"code": "c", "scope": "period", "max": "150", "excess": "carried"}
    rows = [seen("job", 0, 5)]
    assert amended(JOBS, [PERIOD_CAP], [other], *rows) == ["100", "100", "150", "150"]
    assert amended(JOBS, [PERIOD_CAP, other], [other], *rows) == ["100", "100", "150", "150"]


def test_a_cap_that_becomes_another_kind_gives_back_what_it_carried() -> None:
    after = {"code": "a", "scope": "person", "max": "1000"}
    rows = [seen("person_job", 0, None, "p", key=str(number)) for number in range(3)]
    assert amended(PEOPLE, [PERIOD_CAP], [after], *rows) == ["100", "100", "100", "0"]


def test_a_raised_cap_of_a_person_is_due_at_once() -> None:
    before, after = ({"code": "p", "scope": "person", "max": top} for top in ("100", "250"))
    rows = [seen("person_job", 0, None, "p", key=str(number)) for number in range(3)]
    assert amended(PEOPLE, [before], [after], *rows) == ["100", "0", "150", "0"]


def test_a_raised_cap_is_due_at_once_for_everybody() -> None:
    before, after = ({"code": "p", "scope": "person", "max": top} for top in ("100", "250"))
    rows = [
        seen("person_job", 0, None, person, key=f"{person}{number}")
        for person in ("p", "q", "r")
        for number in range(3)
    ]
    assert amended(PEOPLE, [before], [after], *rows) == ["300", "0", "450", "0"]


def test_what_comes_back_makes_room_for_what_was_cut() -> None:
    top = {"code": "t", "scope": "contract", "max": "300"}
    rows = [seen("places", 0, 2), seen("job", 0, 4), seen("places", 1, -2)]
    first, second = settle_all([terms(PLACES, JOBS, limits=[top])], rows, quarter(2))
    assert [(line.component, line.amount_cents) for line in first.lines] == [
        ("places", 200_00),
        ("jobs", 100_00),
    ]
    assert [(line.component, line.amount_cents) for line in second.lines] == [
        ("places", -200_00),
        ("jobs", 200_00),
    ]


def test_a_raised_share_is_due_at_once_without_anything_new() -> None:
    before, after = (
        {"code": "s", "scope": "contract", "over": ["jobs"], "max_share": {"share": share}}
        for share in ("0.25", "0.5")
    )
    rows = [seen("places", 0, 3), seen("job", 0, 9)]
    assert amended(JOBS, [before], [after], *rows, parts=(PLACES,)) == ["400", "0", "200", "0"]


def test_a_cap_per_unit_leaves_the_others_alone() -> None:
    unit = {"code": "u", "scope": "unit", "over": ["jobs"], "max": "60"}
    contract = terms(JOBS, PLACES, limits=[unit])
    assert paid(contract, seen("job", 0, 2), seen("places", 0, 2), quarters=1) == ["320.00"]


def test_a_raised_cap_is_due_at_once_also_when_the_component_has_ended() -> None:
    ended = {**JOBS, "until": "2020-04-01"}
    before, after = ({"code": "t", "scope": "contract", "max": top} for top in ("100", "250"))
    assert amended(ended, [before], [after], seen("job", 0, 5)) == ["100", "0", "150", "0"]


def test_a_lowered_share_takes_nothing_back() -> None:
    before, after = (
        {"code": "s", "scope": "contract", "over": ["jobs"], "max_share": {"share": share}}
        for share in ("0.5", "0.25")
    )
    rows = [seen("places", 0, 3), seen("job", 0, 9), seen("places", 2, 3), seen("places", 3, 6)]
    assert amended(JOBS, [before], [after], *rows, parts=(PLACES,)) == ["600", "0", "300", "700"]


def test_a_raised_cap_with_carrying_does_not_pay_twice() -> None:
    before, after = (
        {"code": "y", "scope": "year", "max": top, "excess": "carried"} for top in ("200", "300")
    )
    first = terms(JOBS, limits=[before])
    second = terms(JOBS, limits=[after], valid_from="2020-07-01")
    statements = settle_all([first, second], [seen("job", 0, 5)], quarter(8))
    totals = [statement.total_cents for statement in statements]
    assert totals == [20000, 0, 10000, 0, 20000, 0, 0, 0]


def test_a_share_of_a_total_with_and_without_itself() -> None:
    within = Limit("s", "max_share", "contract", frozenset({"a"}), share=Fraction(1, 2))
    beside = Limit(
        "s", "max_share", "contract", frozenset({"a"}), share=Fraction(1, 2), of=frozenset({"b"})
    )
    assert share_cap(within, Fraction(300)) == 300
    assert share_cap(beside, Fraction(300)) == 150
    assert (is_other(within, "a"), is_other(within, "b"), is_other(beside, "c")) == (
        False,
        True,
        False,
    )


REACHED = component("reached", {"count": "reached"}, {"per_unit": "100"})
CARE = component("care", {"count": "checked"}, {"per_unit": "100"})


def test_what_comes_back_makes_room_for_everybody_of_whom_something_was_cut() -> None:
    each = {"code": "each", "scope": "person", "max": "100"}
    rows = [
        seen(metric, number, count, person)
        for metric, number, count in (
            ("person_job", 0, 1),
            ("reached", 0, 1),
            ("person_job", 1, -1),
        )
        for person in ("p", "q")
    ]
    statements = settle_all([terms(PEOPLE, REACHED, limits=[each])], rows, quarter(2))
    assert [by_line(statement) for statement in statements] == [
        {"people": "200.00", "reached": "0.00"},
        {"people": "-200.00", "reached": "200.00"},
    ]


def test_under_a_lowered_cap_there_is_room_up_to_what_was_paid_before() -> None:
    """Of p 300 was paid under a cap of 300; under 100 nothing is cut that fits into those 300."""
    before, after = ({"code": "each", "scope": "person", "max": top} for top in ("300", "100"))
    rows = [seen("person_job", 0, 3, "p"), seen("reached", 0, 2, "p")]
    rows.append(seen("person_job", 3, -1, "p"))
    versions = [
        terms(PEOPLE, REACHED, limits=[before]),
        terms(PEOPLE, REACHED, limits=[after], valid_from="2020-07-01"),
    ]
    first, *_, last = settle_all(versions, rows, quarter(4))
    assert by_line(first) == {"people": "300.00", "reached": "0.00"}
    assert by_line(last) == {"people": "-100.00", "reached": "100.00"}


def test_a_lowered_cap_of_a_year_has_no_room_left_and_not_less() -> None:
    before, after = ({"code": "y", "scope": "year", "max": top} for top in ("300", "200"))
    versions = [
        terms(JOBS, limits=[before]),
        terms(JOBS, limits=[after], valid_from="2020-07-01"),
    ]
    rows = [seen("job", 0, 3), seen("job", 2, 1)]
    statement = settle_all(versions, rows, quarter(3))[2]
    steps = [step for step in statement.lines[0].trace if step.stage == "limit"]
    assert [(dict(step.inputs), step.result) for step in steps] == [
        ({"amount": "100", "room_left": "0", "used": "300", "cap": "300"}, "0")
    ]


def test_a_raised_cap_of_a_year_releases_nothing_of_the_years_before() -> None:
    versions = [
        terms(JOBS, limits=[{"code": "y", "scope": "year", "max": top}], valid_from=since)
        for top, since in (("100", "2020-01-01"), ("300", "2021-04-01"))
    ]
    rows = [seen("job", 0, 3), seen("job", 4, 2)]
    assert paid(versions[0], *rows, quarters=6)[3:] == ["0.00", "100.00", "0.00"]
    statements = settle_all(versions, rows, quarter(6))
    assert [statement.total_cents for statement in statements[3:]] == [0, 100_00, 100_00]


def share_of(share: str, *, over: tuple = ("jobs",), scope: str = "contract") -> dict:
    of = {"share": share, "of": ["care"]}
    return {"code": "s", "scope": scope, "over": list(over), "max_share": of}


def test_a_raised_share_counts_what_comes_in_once() -> None:
    """Half of 1000, then 0.6 of it: of 300, 100 and 300 the last 200 that fit are paid."""
    rows = [seen("checked", 0, 10), seen("job", 0, 3), seen("job", 2, 1), seen("job", 3, 3)]
    found = amended(JOBS, [share_of("0.5")], [share_of("0.6")], *rows, parts=(CARE,))
    assert found == ["1300", "0", "100", "200"]


def test_a_raised_share_is_due_at_once_also_when_the_component_has_ended() -> None:
    jobs, care = ({**part, "until": "2020-04-01"} for part in (JOBS, CARE))
    rows = [seen("checked", 0, 4), seen("job", 0, 3)]
    found = amended(jobs, [share_of("0.5")], [share_of("0.6")], *rows, parts=(care,))
    assert found == ["600", "0", "40", "0"]


@pytest.mark.parametrize("scope", ["cohort", "year"])
def test_a_raised_share_that_falls_after_it_takes_back(scope: str) -> None:
    jobs, care = ({**part, "over": "cohort"} for part in (JOBS, CARE))
    before, after = (share_of(share, scope=scope) for share in ("0.5", "0.6"))
    counts = (("checked", 0, 4), ("job", 0, 1), ("checked", 3, -4))
    rows = [seen(metric, number, count, cohort="a") for metric, number, count in counts]
    assert amended(jobs, [before], [after], *rows, parts=(care,)) == ["500", "0", "0", "-500"]


def test_new_room_under_a_share_of_a_year_is_first_for_what_was_cut_before() -> None:
    """Room for 100 of 200 places, then for 100 more: not for the job. It is, when one goes back."""
    limit = share_of("0.5", over=("jobs", "places"), scope="year")
    rows = [seen("checked", 0, 2), seen("places", 0, 2), seen("checked", 1, 2), seen("job", 1, 1)]
    rows.append(seen("places", 2, -1))
    contract = terms(JOBS, PLACES, CARE, limits=[limit])
    statements = settle_all([contract], rows, quarter(3))
    assert [by_line(statement) for statement in statements] == [
        {"jobs": "0.00", "places": "100.00", "care": "200.00"},
        {"jobs": "0.00", "places": "100.00", "care": "200.00"},
        {"jobs": "100.00", "places": "-100.00", "care": "0.00"},
    ]


def test_a_raised_share_per_cohort_releases_to_one_cohort_after_the_other() -> None:
    """A quarter of all is 100 in each of two; at half 200 more in each, and the cap has 50."""
    until = {"until": "2020-04-01"}
    parts = (
        component("kept", {"count": "job"}, {"per_unit": "100"}, over="cohort", **until),
        component("houses", {"count": "places"}, {"per_unit": "100"}, over="cohort", **until),
    )
    over = {"over": ["kept"]}
    cap = {"code": "cap", "scope": "contract", "max": "250", **over}
    versions = [
        terms(
            *parts,
            limits=[
                {"code": "s", "scope": "cohort", "max_share": {"share": s}, **over},
                cap,
            ],
            valid_from=since,
        )
        for s, since in (("0.25", "2020-01-01"), ("0.5", "2020-04-01"))
    ]
    metrics = ("job", "places")
    rows = [seen(metric, 0, 3, cohort=cohort) for cohort in "ba" for metric in metrics]
    first, second = settle_all(versions, rows, quarter(2))
    assert by_line(first) == {"kept": "200.00", "houses": "600.00"}
    assert by_line(second) == {"kept": "50.00"}
