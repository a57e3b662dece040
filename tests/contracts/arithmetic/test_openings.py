"""A period computed from an opening is the period computed from everything, traces included."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.arithmetic import (
    Observation,
    Opening,
    OpeningDoesNotFit,
    Period,
    SettlementBlocked,
    matter_after,
    parse_terms,
    settle_and_close,
    settle_next,
)
from tests.contracts.arithmetic.builders import component, quarter, seen, terms, terms_data
from tests.contracts.arithmetic.chains import chained, from_scratch
from tests.contracts.arithmetic.profile import quick
from tests.contracts.arithmetic.strategies import END, Case, cases, contracts
from tests.contracts.arithmetic.worked_examples import WorkedExample, worked_examples

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})


@quick
@given(cases(late=False))
def test_from_an_opening_is_from_scratch(case: Case) -> None:
    statements, opened = chained([case.terms], case.observations, END)
    assert statements == from_scratch([case.terms], case.observations, END)
    assert opened == [False, *[True] * (len(statements) - 1)]


@quick
@given(cases(late=True), st.none() | contracts())
def test_what_changes_the_past_is_computed_anew(
    case: Case, later: dict[str, object] | None
) -> None:
    versions = [case.terms]
    if later is not None:
        amended = {**later, "valid_from": "2020-07-01", "payers": case.data["payers"]}
        versions.append(parse_terms(amended))
    statements, _ = chained(versions, case.observations, END)
    assert statements == from_scratch(versions, case.observations, END)


@pytest.mark.parametrize("example", worked_examples(), ids=lambda example: example.title)
def test_every_worked_example_goes_on_from_openings(example: WorkedExample) -> None:
    versions, rows = example.versions(), example.observations
    statements, opened = chained(versions, rows, example.until)
    assert statements == from_scratch(versions, rows, example.until)
    assert any(opened)


def spell(metric: str, start: date, days: int, subject: str, cohort: str = "") -> Observation:
    return Observation(
        metric, start, None, subject, cohort, start, start + timedelta(days=days), key=str(start)
    )


RICH = [
    component(
        "housed",
        {"sum": "nights", "excluding": "jail", "after": {"event": "lease", "days": 31}},
        {"per_unit": "15.12"},
        gate={"quantity": {"sum": "nights"}, "over": "person", "at_least": "60"},
    ),
    component("first", {"count": "person_job", "first_per": "person"}, {"per_unit": "7"}),
    component(
        "each",
        {"count": "person_job", "max_per_person": 2},
        {"brackets": [{"to": "1", "per_unit": "3"}, {"per_unit": "2"}]},
        over="person",
    ),
    component(
        "rate",
        {"latest": "rate"},
        {"steps": [{"at_least": "1", "amount": "5"}]},
        over="cohort",
    ),
    component("share", {"ratio": {"of": "job", "to": "places"}}, {"per_unit": "1"}, over="year"),
    component(
        "goal",
        {"one": True},
        {"amount": "10"},
        over="person",
        gate={
            "at_least": 1,
            "of": [
                {"quantity": {"achieved": "places"}, "over": "contract", "at_least": "50"},
                {"quantity": {"count": "person_job"}, "more_than": "1"},
            ],
        },
    ),
    component(
        "later", {"count": "job"}, {"per_unit": "1"}, over="cohort", **{"from": "2020-05-15"}
    ),
]


@st.composite
def personal_rows(draw: st.DrawFn) -> Observation:
    number = draw(st.integers(0, 4))
    day = quarter(number) + timedelta(days=draw(st.integers(0, 80)))
    subject = draw(st.sampled_from("abc"))
    cohort = draw(st.sampled_from(["", "x", "y"]))
    metric = draw(
        st.sampled_from(["nights", "jail", "lease", "person_job", "rate", "job", "places"])
    )
    if metric in ("nights", "jail"):
        return spell(metric, day, draw(st.integers(1, 200)), subject, cohort)
    if metric in ("rate", "job", "places"):
        status = draw(st.sampled_from(["measured", "measured", "not_measured", "not_applicable"]))
        row = seen(metric, number, draw(st.integers(0, 3)), cohort=cohort, status=status)
    else:
        row = seen(metric, number, draw(st.integers(1, 2)), subject, cohort=cohort)
    return replace(row, on=day)


@quick
@given(st.data())
def test_what_a_person_did_before_still_counts(data: st.DataObject) -> None:
    targets = terms_data(*data.draw(st.lists(st.sampled_from(RICH), min_size=1, max_size=3)))
    metrics = targets["metrics"]
    assert isinstance(metrics, list)
    for metric in metrics:
        if metric["code"] == "places":
            metric["target"] = "4"
        if metric["kind"] == "level":
            missing = data.draw(st.sampled_from(["wait", "zero"]))
            metric["missing"] = {"not_measured": missing}
    named = {part["code"]: part for part in targets["components"]}  # type: ignore[attr-defined]
    contract = parse_terms({**targets, "components": list(named.values())})
    rows = data.draw(st.lists(personal_rows(), max_size=12))
    statements, opened = chained([contract], rows, END)
    assert statements == from_scratch([contract], rows, END)
    assert all(opened[1:])


def opening_after(number: int, *rows: Observation, **more: object) -> Opening:
    contract = terms(JOBS, **more)
    opening = None
    posted: dict[tuple[str, str, date], int] = {}
    for place in range(number + 1):
        period = Period(quarter(place), quarter(place + 1))
        opening = settle_and_close([contract], rows, period, posted)[1]
    assert opening is not None
    return opening


def test_an_opening_does_not_grow_with_the_periods() -> None:
    limits = [
        {"code": "a_quarter", "scope": "period", "max": "150", "excess": "carried"},
        {"code": "a_year", "scope": "year", "max": "1000", "unused": "carried"},
    ]
    rows = [seen("job", number, 1) for number in range(20)]
    sizes = [len(str(opening_after(n, *rows, limits=limits).data)) for n in (6, 10, 18)]
    assert max(sizes) - min(sizes) < 20


def test_an_opening_is_for_the_period_after_it() -> None:
    opening = opening_after(1)
    assert opening.day == quarter(2)
    with pytest.raises(SettlementBlocked) as refusal:
        settle_next([terms(JOBS)], opening, [], Period(quarter(3), quarter(4)))
    assert refusal.value.problem.code == "not_a_period"


def test_an_opening_does_not_fit_another_version_or_engine() -> None:
    opening, period = opening_after(1), Period(quarter(2), quarter(3))
    versions = [terms(JOBS), terms(JOBS, valid_from="2020-07-01")]
    with pytest.raises(OpeningDoesNotFit):
        settle_next(versions, opening, [], period)
    for key in ("engine", "format"):
        other = Opening({**opening.data, key: "0"})
        with pytest.raises(OpeningDoesNotFit):
            settle_next([terms(JOBS)], other, [], period)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"due_on": "2020-08-15"}, [0, 0, 300_00, 0]),
        ({"volume": {"min": "4", "due": "2020-12-01"}}, [0, 300_00, 0, 100_00]),
    ],
)
def test_what_comes_after_a_component_ended_does_not_count(more: dict, expected: list) -> None:
    price = {"per_unit": "100"}
    contract = terms(component("jobs", {"count": "job"}, price, until="2020-06-15", **more))
    rows = [seen("job", 1, 3), seen("job", 2, 2), seen("job", 3, 5)]
    rows.append(Observation("job", date(2020, 6, 20), Fraction(7)))
    statements, opened = chained([contract], rows, quarter(4))
    assert [statement.total_cents for statement in statements] == expected
    assert statements == from_scratch([contract], rows, quarter(4))
    assert opened == [False, True, True, True]
    counted = [sum(line.quantity or 0 for line in s.lines) for s in statements]
    assert counted == [0, 3, 0, 0]


def test_persons_without_a_name_have_no_opening() -> None:
    part = component(
        "housed", {"sum": "nights", "after": {"event": "lease", "days": 1}}, {"per_unit": "1"}
    )
    period = Period(quarter(0), quarter(1))
    rows = [seen("lease", 0), seen("nights", 0, 3)]
    assert settle_and_close([terms(part)], rows, period, {})[1] is None


def test_only_what_can_still_matter_is_asked_for() -> None:
    part = component("first", {"count": "person_job", "first_per": "person"}, {"per_unit": "7"})
    old = [seen("person_job", 0, None, "a"), seen("person_job", 0, None, "b"), seen("job", 0)]
    over = spell("nights", quarter(0), 200, "c")
    new = seen("person_job", 1, None, "a")
    assert matter_after([terms(part)], [*old, over, new], quarter(1)) == [old[0], over, new]
