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
    Terms,
    effect_on,
    matter_after,
    opening_fits,
    parse_terms,
    remembered_metrics,
    settle_and_close,
    settle_next,
)
from tests.contracts.arithmetic.builders import by_line, component, quarter, seen, terms, terms_data
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
    assert opening_fits(versions[:1], opening, quarter(2))
    assert not opening_fits(versions, opening, quarter(2))
    assert opening_fits(versions, opening_after(0), quarter(1))
    with pytest.raises(OpeningDoesNotFit, match=r"^another version of the terms is in force$"):
        settle_next(versions, opening, [], period)
    for key in ("engine", "format"):
        other = Opening({**opening.data, key: "0"})
        assert not opening_fits(versions[:1], other, quarter(2))
        with pytest.raises(OpeningDoesNotFit, match=r"^another format or engine$"):
            settle_next(versions[:1], other, [], period)


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
    old = [seen("person_job", 0, None, who) for who in ("a", "b", "")] + [seen("job", 0)]
    before, over = spell("nights", quarter(0), 91, "b"), spell("nights", quarter(0), 92, "c")
    new = [seen("person_job", 1, None, "a"), seen("job", 1)]
    assert before.end == quarter(1)
    asked = matter_after([terms(part)], [*old, before, over, *new], quarter(1))
    assert asked == [old[0], over, *new]


def test_persons_are_remembered_for_every_version_of_the_terms() -> None:
    first = component("first", {"count": "person_job", "first_per": "person"}, {"per_unit": "7"})
    held = component("held", {"sustained": "nights", "months": 6}, {"per_unit": "7"})
    odd = terms(JOBS)
    odd = replace(odd, components=(replace(odd.components[0], quantity=object()),))
    assert remembered_metrics([terms(first), odd, terms(held)]) == {"person_job", "nights"}


def test_a_spell_can_change_everything_since_it_began() -> None:
    nights = spell("nights", quarter(0), 91, "a")
    assert effect_on(replace(nights, on=quarter(1))) == quarter(0)
    assert effect_on(replace(nights, on=date(2019, 12, 31))) == date(2019, 12, 31)
    assert effect_on(seen("job", 1)) == quarter(1)


@pytest.mark.parametrize(
    ("number", "kept"), [(1, ["year", "contract", "cohort"]), (3, ["contract", "cohort"])]
)
def test_only_buckets_that_a_later_period_can_look_at_are_kept(
    number: int, kept: list[str]
) -> None:
    overs = ["contract", "period", "year", "cohort"]
    parts = [component(o, {"count": "job"}, {"per_unit": "1"}, over=o) for o in overs]
    ended = component("ended", {"count": "job"}, {"per_unit": "1"}, until=str(quarter(2)))
    after = [parts[1], ended, parts[2], parts[0], parts[3]]
    before, later = terms(*parts, ended, JOBS), terms(*after, valid_from=str(quarter(1)))
    opening = closed([before, later], [seen("job", 0)], number)
    buckets = opening.data["state"]["buckets"]
    assert [(key[0], after[key[1]]["code"]) for key, _bucket in buckets] == [(1, o) for o in kept]


def test_a_year_bucket_without_news_is_not_kept_in_the_next_year() -> None:
    limit = {"code": "each", "scope": "person", "max": "100"}
    year = component("year", {"count": "person_job"}, {"per_unit": "1"}, over="year")
    rows = [seen("person_job", 0, 1, "a")]
    contract = terms(year, limits=[limit])
    assert closed([contract], rows, 1).data["state"]["buckets"]
    assert "buckets" not in closed([contract], rows, 4).data["state"]


def closed(versions: list[Terms], rows: list[Observation], number: int) -> Opening:
    """The opening after a period, when nothing was posted before."""
    period = Period(quarter(number), quarter(number + 1))
    opening = settle_and_close(versions, rows, period, {})[1]
    assert opening is not None
    return opening


def test_a_price_for_interim_payments_is_that_of_each_day() -> None:
    dated = [{"from": "2020-01-01", "amount": "40"}, {"from": "2020-02-15", "amount": "20"}]
    interim = {
        "price": {"per_unit": {"dated": dated}},
        "true_up_on": "2020-12-15",
        "clawback": True,
    }
    contract = terms(component("jobs", {"count": "job"}, {"per_unit": "100"}, interim=interim))
    days = [date(2020, 1, 5), date(2020, 3, 5), date(2020, 5, 5)]
    rows = [Observation("job", day, None) for day in days]
    statements, opened = chained([contract], rows, quarter(4))
    assert [statement.total_cents // 100 for statement in statements] == [60, 20, 0, 220]
    assert opened == [False, True, True, True]


YEARLY = {"code": "a_year", "scope": "year", "over": ["jobs"]}
CARRIED = {**YEARLY, "max": "1000", "unused": "carried"}
SHARE = {**YEARLY, "max_share": {"share": "0.5"}}
FLOOR = {**YEARLY, "min": "100"}


@pytest.mark.parametrize(
    ("limits", "first", "paid"),
    [
        ([CARRIED, {**CARRIED, "from": "2021-07-01"}], 6, {0: 600, 6: 1200}),
        # also when it was another kind of limit before
        ([SHARE, {**CARRIED, "from": "2021-07-01"}], 3, {0: 300, 6: 900}),
        ([CARRIED, FLOOR, {**CARRIED, "from": "2022-07-01"}], 10, {0: 900, 7: 300, 10: 900}),
    ],
)
def test_what_a_limit_left_unused_is_kept_until_it_holds_again(
    limits: list[dict], first: int, paid: dict[int, int]
) -> None:
    rounding = {"mode": "up", "to": "300", "at": "line"}
    rest = component("rest", {"sum": "saving"}, {"per_unit": "1"})
    versions = [
        terms(JOBS, rest, limits=[limit], rounding=rounding, valid_from=f"{2020 + number}-01-01")
        for number, limit in enumerate(limits)
    ]
    until = 4 * len(versions)
    rows = [seen("job", 0, first), seen("saving", 0, 600), seen("job", until - 2, 30)]
    statements, opened = chained(versions, rows, quarter(until))
    assert statements == from_scratch(versions, rows, quarter(until))
    lines = [sum(x.amount_cents for x in s.lines if x.component != "rest") for s in statements]
    assert {number: cents // 100 for number, cents in enumerate(lines) if cents} == paid
    assert opened == [number % 4 > 0 for number in range(until)]


@pytest.mark.parametrize("over", ["period", "contract", "cohort", "year"])
def test_who_is_known_by_person_counts_once_where_only_the_cohort_counts(over: str) -> None:
    """30 for each person, and beside it 100 × 1.4 for each job of a cohort: 140 for one more."""
    each = component("each", {"count": "person_job"}, {"per_unit": "30"}, over="person")
    premiums = [{"cohort": "west", "factor": "1.4"}]
    jobs = component(
        "jobs", {"count": "person_job"}, {"per_unit": "100"}, premiums=premiums, over=over
    )
    contract = terms(each, jobs)
    rows = [
        seen("person_job", number, subject=name, cohort="west", key=f"{number}")
        for number, name in ((0, "a"), (0, "b"), (1, "a"))
    ]
    statements, opened = chained([contract], rows, quarter(3))
    assert [by_line(statement) for statement in statements] == [
        {"each": "60.00", "jobs": "280.00"},
        {"each": "30.00", "jobs": "140.00"},
        {"each": "0.00", "jobs": "0.00"},
    ]
    assert opened == [False, True, True]
    assert statements == from_scratch([contract], rows, quarter(3))
