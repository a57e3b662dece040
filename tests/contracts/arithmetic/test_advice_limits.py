"""Advice about caps and floors: only what is certain."""

import pytest

from contracts.arithmetic import advise_terms
from contracts.arithmetic.advice_limits import most_worth
from contracts.arithmetic.blocks import Count, One, PerUnit
from tests.contracts.arithmetic.builders import component, terms

pytestmark = pytest.mark.pure

TWO_YEARS = {"every": "quarter", "from": "2020-01-01", "until": "2022-01-01"}
FIXED = component("fixed", {"one": True}, {"amount": "100"})
JOBS = component("jobs", {"count": "person_job", "first_per": "person"}, {"per_unit": "1300"})
JUMP = [{"from": "1", "amount": "3"}, {"from": "2", "amount": "4", "just_below": "8"}]
TRANCHES = [{"in": "2020-01-01", "amount": "7"}]
STEPS = [{"at_least": "5", "amount": "9"}]
OPEN = component("open", {"count": "job"}, {"per_unit": "10"})


def said(*parts: object, limits: list[object], periods: object = TWO_YEARS, **more: object):
    found = advise_terms(terms(*parts, limits=limits, periods=periods, **more))
    return [(a.path, a.code, dict(a.params)) for a in found if a.path.startswith("limits")]


def limit(scope: str = "contract", code: str = "cap", **more: object) -> dict[str, object]:
    return {"code": code, "scope": scope, **more}


@pytest.mark.parametrize(
    ("part", "most"),
    [
        (FIXED, "100"),
        ({**FIXED, "over": "period"}, "800"),
        ({**FIXED, "over": "year"}, "200"),
        ({**FIXED, "weight": "0.5"}, "50"),
        (component("dated", {"one": True}, {"schedule": TRANCHES}), "7"),
        (component("rate", {"notional": "1000"}, {"rate": "0.05"}), "50"),
        (component("rate", {"notional": "1000"}, {"per_unit": "2"}), "2000"),
        (component("steps", {"latest": "rate"}, {"steps": STEPS}), "9"),
        (component("line", {"latest": "rate"}, {"line": JUMP, "below": "0"}), "8"),
        (
            component(
                "brackets",
                {"count": "job"},
                {"brackets": [{"to": "10", "per_unit": "2"}, {"per_unit": "3", "max": "30"}]},
            ),
            "50",
        ),
        (
            component(
                "brackets",
                {"count": "job"},
                {"brackets": [{"to": "10", "per_unit": "2"}, {"per_unit": "0"}]},
            ),
            "20",
        ),
        (
            component(
                "brackets",
                {"count": "job"},
                {
                    "brackets": [
                        {"to": "10", "per_unit": "2"},
                        {"to": "20", "per_unit": "3"},
                        {"per_unit": "0"},
                    ]
                },
            ),
            "50",
        ),
        ({**FIXED, "interim": {"true_up_on": "2021-12-01", "clawback": True}}, "100"),
    ],
)
def test_a_cap_above_everything_that_can_be_paid(part: dict[str, object], most: str) -> None:
    params = {"max": "5000", "most": most, "scope": "contract"}
    assert said(part, limits=[limit(max="5000")]) == [("limits[0].max", "cap_never_bites", params)]
    assert said(part, limits=[limit(max=most)]) == []


@pytest.mark.parametrize(
    "part",
    [
        OPEN,
        {**FIXED, "over": "cohort", "gate": {"quantity": {"count": "job"}, "at_least": "1"}},
        component("line", {"latest": "rate"}, {"line": JUMP, "below": "0", "beyond": "continue"}),
        component("shares", {"sum": "saving"}, {"shares": [{"share": "0.5"}]}),
        component("brackets", {"count": "job"}, {"brackets": [{"per_unit": "2"}]}),
        {
            **FIXED,
            "interim": {"true_up_on": "2021-12-01", "clawback": True, "price": {"amount": "900"}},
        },
    ],
)
def test_what_has_no_bound_gets_no_advice(part: dict[str, object]) -> None:
    assert said(part, limits=[limit(max="5000000")]) == []


def test_caps_per_unit_and_per_person() -> None:
    assert said(JOBS, limits=[limit(max="5"), limit("unit", "each", max="1301")]) == [
        ("limits[1].max", "cap_never_bites", {"max": "1301", "most": "1300", "scope": "unit"})
    ]
    assert said(JOBS, limits=[limit(max="5"), limit("person", "each", max="1301")])[0][1] == (
        "cap_never_bites"
    )
    twice = component("jobs", {"count": "person_job", "max_per_person": 2}, {"per_unit": "1300"})
    low = limit(max="500")
    assert said(twice, limits=[low, limit("person", "each", max="2600")])[0][1] == "cap_shadowed"
    assert said(twice, limits=[limit("person", "each", max="400"), low]) == []


def test_a_cap_per_period_over_a_component_of_the_year() -> None:
    part = {**FIXED, "over": "period"}
    assert said(part, limits=[limit("year", max="401"), limit(code="all", max="9")]) == [
        ("limits[0].max", "cap_never_bites", {"max": "401", "most": "400", "scope": "year"})
    ]
    assert said(part, limits=[limit("period", max="101"), limit(code="all", max="9")])[0][2] == {
        "max": "101",
        "most": "100",
        "scope": "period",
    }


def test_a_cap_in_the_shadow_of_another() -> None:
    caps = [limit("year", max="500"), limit(code="all", max="400")]
    assert said(OPEN, limits=caps) == [
        ("limits[0].max", "cap_shadowed", {"max": "500", "other": "all", "other_max": "400"})
    ]
    same = [limit(max="400"), limit(code="again", max="400")]
    assert said(OPEN, limits=same) == [
        ("limits[1].max", "cap_shadowed", {"max": "400", "other": "cap", "other_max": "400"})
    ]


@pytest.mark.parametrize(
    "other",
    [
        limit("year", "other", max="400", unused="carried"),
        limit("year", "other", max="400", until="2021-01-01"),
        limit("year", "other", max="400", over=["open"]),
        limit("period", "other", max="400"),
    ],
)
def test_a_cap_that_can_still_bite(other: dict[str, object]) -> None:
    parts = [OPEN, {**OPEN, "code": "second"}]
    caps = [limit("year", max="500"), other, limit(code="all", max="9000")]
    assert said(*parts, limits=caps) == []


def test_a_negative_payment_makes_room_under_a_cap() -> None:
    back = component("fee", {"count": "job"}, {"per_unit": "1"}, negative=True)
    assert said(OPEN, back, limits=[limit("year", max="500"), limit(code="all", max="400")]) == []


def test_floors_and_caps() -> None:
    floor = limit(code="floor", min="500", due="2021-12-31")
    assert said(OPEN, limits=[floor, limit(max="400")]) == [
        ("limits[0].min", "floor_above_cap", {"min": "500", "cap": "cap", "max": "400"})
    ]
    assert said(OPEN, limits=[floor, limit(max="500")]) == []


@pytest.mark.parametrize(
    ("until", "due", "is_advised"),
    [
        ("2020-07-01", "2020-12-31", True),
        ("2020-07-01", "2020-06-30", False),
        ("2020-08-15", "2020-09-30", False),
        ("2020-08-15", "2020-10-01", True),
        ("2020-07-01", "2020-07-15", True),
        ("2020-07-02", "2020-08-01", False),
    ],
)
def test_a_guarantee_that_ends_before_it_falls_due(until: str, due: str, is_advised: bool) -> None:
    floor = limit(code="floor", min="5", due=due, until=until)
    advice = ("limits[0].due", "floor_never_due", {"due": due, "until": until})
    assert (advice in said(OPEN, limits=[floor])) == is_advised


def test_a_limit_that_is_never_in_force_and_a_cap_of_nothing() -> None:
    late = limit("year", "late", min="5", **{"from": "2023-01-01"})
    assert said(OPEN, limits=[late, limit(max="0")]) == [
        ("limits[0]", "limit_never_in_force", {"from": "2023-01-01", "until": ""}),
        ("limits[1].max", "cap_is_zero", {}),
    ]


def test_a_contract_without_a_cap() -> None:
    assert said(OPEN, limits=[limit("year", max="5")]) == [("limits", "no_contract_cap", {})]
    assert said(FIXED, limits=[limit("year", max="5")]) == []


def test_a_tariff_that_is_not_one_amount_has_no_bound() -> None:
    dated = PerUnit(amount=object())  # type: ignore[arg-type]
    assert most_worth(dated, Count("job")) is None
    assert most_worth(dated, One()) is None


def warned(part: dict[str, object], *limits: object, periods: object = TWO_YEARS) -> list[str]:
    found = said(FIXED, part, limits=list(limits), periods=periods)
    return [path for path, code, _ in found if code == "cap_never_bites"]


@pytest.mark.parametrize(
    ("part", "scope"),
    [
        ({**JOBS, "over": "cohort"}, "cohort"),
        ({**OPEN, "negative": True}, "unit"),
        (component("people", {"count": "person_job"}, {"per_unit": "10"}), "person"),
    ],
)
def test_where_the_most_is_not_known_nothing_is_said(part: dict, scope: str) -> None:
    assert warned(part, limit(scope, max="1000000", over=[part["code"]])) == []


def test_after_a_cap_that_carries_a_period_has_no_most() -> None:
    each = {**FIXED, "code": "each", "over": "period"}
    year, quarter = limit("year", code="year", max="300"), limit("period", max="1000")
    only = {"over": ["each"]}
    assert warned(each, {**year, **only}, {**quarter, **only}) == ["limits[1].max"]
    assert warned(each, {**year, **only, "excess": "carried"}, {**quarter, **only}) == []


def test_without_an_end_or_a_number_of_cohorts_there_is_no_most() -> None:
    each = {**FIXED, "code": "each", "over": "period"}
    cap = limit(max="1000000", over=["each"])
    assert warned(each, cap) == ["limits[0].max"]
    assert warned(each, cap, periods={"every": "quarter", "from": "2020-01-01"}) == []
    steps = component("each", {"count": "job"}, {"steps": STEPS}, over="cohort")
    assert warned(steps, cap) == []


SPAN_START, SPAN_END = "2020-01-01", "2022-01-01"


@pytest.mark.parametrize(
    ("span", "is_outside"),
    [
        ({"from": SPAN_END}, True),
        ({"from": "2021-12-31"}, False),
        ({"until": SPAN_START}, True),
        ({"until": "2020-01-02"}, False),
    ],
)
def test_a_limit_from_the_last_day_or_until_the_first_is_never_in_force(span, is_outside) -> None:
    advice = ("limits[0]", "limit_never_in_force", {"from": "", "until": "", **span})
    found = said(OPEN, limits=[limit("year", "span", max="5", **span), limit(max="900")])
    assert (advice in found) == is_outside


def test_a_floor_takes_away_what_bounds_a_contract() -> None:
    floor = limit(code="floor", min="5", due="2021-12-31")
    assert said(FIXED, limits=[floor]) == [("limits", "no_contract_cap", {})]


def test_a_cap_that_grows_with_what_was_not_used_may_be_below_a_floor() -> None:
    floor, cap = limit("year", "floor", min="500"), limit("year", max="400")
    total = limit(code="all", max="9000")
    assert [code for _, code, _ in said(OPEN, limits=[floor, cap, total])] == ["floor_above_cap"]
    assert said(OPEN, limits=[floor, {**cap, "unused": "carried"}, total]) == []


def test_a_floor_and_a_cap_that_are_never_in_force_together() -> None:
    floor = limit("year", "floor", min="500", until="2021-01-01")
    cap, total = limit("year", max="400", **{"from": "2021-01-01"}), limit(code="all", max="9000")
    assert said(OPEN, limits=[floor, cap, total]) == []


def test_a_cap_per_unit_stands_in_nobodys_shadow() -> None:
    assert said(OPEN, limits=[limit("unit", "each", max="9"), limit(max="5")]) == []


@pytest.mark.parametrize(
    ("own", "others", "is_shadowed"),
    [
        ({"from": "2020-07-01"}, {"from": "2020-07-01"}, True),
        ({"from": "2020-07-01"}, {"from": "2020-07-02"}, False),
        ({}, {"from": "2020-07-01"}, False),
        ({"until": "2021-01-01"}, {"until": "2021-01-01"}, True),
        ({"until": "2021-01-02"}, {"until": "2021-01-01"}, False),
        ({}, {"until": "2021-01-01"}, False),
    ],
)
def test_a_shadow_falls_only_as_long_as_the_other_is_in_force(own, others, is_shadowed) -> None:
    caps = [limit("year", max="500", **own), limit("year", "other", max="400", **others)]
    total = limit(code="all", max="9000")
    codes = [code for _, code, _ in said(OPEN, limits=[*caps, total])]
    assert codes == (["cap_shadowed"] if is_shadowed else [])


def test_after_a_floor_only_a_cap_over_components_has_a_most() -> None:
    floor = limit(code="floor", min="5", due="2021-12-31")
    assert said(FIXED, limits=[floor, limit(max="5000")]) == []
    over = limit(max="5000", over=["fixed"])
    found = said(FIXED, limits=[floor, over])
    params = {"max": "5000", "most": "100", "scope": "contract"}
    assert ("limits[1].max", "cap_never_bites", params) in found


def test_a_cap_over_the_contract_has_a_most_also_after_one_that_carries() -> None:
    each = {**FIXED, "over": "period"}
    year = limit("year", "year", max="300", excess="carried")
    assert said(each, limits=[year, limit(max="5000")]) == [
        ("limits[1].max", "cap_never_bites", {"max": "5000", "most": "800", "scope": "contract"})
    ]


@pytest.mark.parametrize(
    ("price", "weight", "most"),
    [
        ({"per_unit": "1300"}, "0.5", "650"),
        ({"steps": STEPS}, "1", None),
        ({"per_unit": {"dated": [{"from": "2020-01-01", "amount": "40"}]}}, "1", None),
    ],
)
def test_the_most_of_a_unit_is_known_when_each_tariff_is(price, weight, most) -> None:
    part = component("part", {"count": "job"}, price, weight=weight)
    cap = limit("unit", "each", max="2000", over=["part"])
    found = [a for a in said(part, limits=[cap, limit(max="5")]) if a[1] == "cap_never_bites"]
    params = {"max": "2000", "most": most, "scope": "unit"}
    assert found == ([("limits[0].max", "cap_never_bites", params)] if most else [])


def test_months_in_a_year() -> None:
    months = {"every": "month", "from": "2020-01-01", "until": "2022-01-01"}
    part = {**FIXED, "over": "period"}
    found = said(part, limits=[limit("year", max="1201"), limit(code="a", max="9")], periods=months)
    params = {"max": "1201", "most": "1200", "scope": "year"}
    assert found == [("limits[0].max", "cap_never_bites", params)]


def test_of_periods_with_days_of_their_own_a_year_has_no_number() -> None:
    dates = {"dates": ["2020-01-01", "2020-03-01", "2022-01-01"]}
    part = {**FIXED, "over": "period"}
    found = said(part, limits=[limit("year", max="1000000")], periods=dates)
    assert [code for _, code, _ in found] == []


def test_units_of_which_one_has_no_most_have_none_together() -> None:
    part = component("part", {"count": "job"}, {"steps": STEPS})
    assert said(OPEN, part, limits=[limit("unit", "each", max="2000"), limit(max="5")]) == []


def test_whatever_is_known_of_a_component_it_has_a_most() -> None:
    every = {
        **FIXED,
        "pays": "helper",
        "over": "contract",
        "gate": {"quantity": {"count": "job"}, "at_least": "1"},
        "weight": "0.5",
        "from": "2020-01-01",
        "until": "2022-01-01",
        "interim": {"true_up_on": "2021-12-01", "clawback": True},
        "negative": False,
    }
    assert said(every, limits=[limit(max="5000")]) == [
        ("limits[0].max", "cap_never_bites", {"max": "5000", "most": "50", "scope": "contract"})
    ]
