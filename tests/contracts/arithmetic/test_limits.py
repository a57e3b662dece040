"""Caps and floors: scopes, what is carried, and their order."""

import pytest

from contracts.arithmetic import settle_all
from tests.contracts.arithmetic.builders import component, paid, quarter, seen, terms

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})
PLACES = component("places", {"count": "places"}, {"per_unit": "100"})
DUE = {"due": "2020-02-01"}
PEOPLE = component("people", {"count": "person_job"}, {"per_unit": "100"})


def capped(*limits: dict, jobs: tuple = (), places: tuple = (), more: tuple = ()) -> list[str]:
    rows = [seen("job", number, amount) for number, amount in enumerate(jobs)]
    rows += [seen("places", number, amount) for number, amount in enumerate(places)]
    parts = (JOBS, PLACES) if places else (JOBS,)
    return paid(terms(*parts, limits=list(limits)), *rows, *more, quarters=6)


def test_what_goes_back_frees_room() -> None:
    limit = {"code": "cap", "scope": "contract", "max": "300"}
    assert capped(limit, jobs=(2, 4, -1, -3, 5)) == [
        "200.00",
        "100.00",
        "0.00",
        "-100.00",
        "100.00",
        "0.00",
    ]


@pytest.mark.parametrize(
    ("carry", "expected"),
    [
        ({}, ["100", "300", "100", "300"]),
        ({"excess": "carried"}, ["100", "300", "300", "300"]),
        ({"unused": "carried"}, ["100", "500", "100", "500"]),
        ({"excess": "carried", "unused": "carried"}, ["100", "500", "200", "400"]),
    ],
)
def test_a_period_cap_loses_or_carries(carry: dict, expected: list[str]) -> None:
    limit = {"code": "cap", "scope": "period", "max": "300", **carry}
    assert [text.removesuffix(".00") for text in capped(limit, jobs=(1, 6, 1, 6))[:4]] == expected


def test_a_year_cap_begins_again() -> None:
    limit = {"code": "cap", "scope": "year", "max": "300", "excess": "carried"}
    assert capped(limit, jobs=(2, 2, 0, 0, 1, 3)) == [
        "200.00",
        "100.00",
        "0.00",
        "0.00",
        "200.00",
        "100.00",
    ]


def test_the_order_of_caps_is_data() -> None:
    quarterly = {"code": "a", "scope": "period", "max": "200", "excess": "carried"}
    total = {"code": "b", "scope": "contract", "max": "300"}
    assert capped(quarterly, total, jobs=(5,)) == ["200.00", "100.00", *["0.00"] * 4]
    assert capped(total, quarterly, jobs=(5, -3)) == ["200.00", "0.00", *["0.00"] * 4]
    assert capped(quarterly, total, jobs=(5, -3)) == ["200.00", "0.00", *["0.00"] * 4]


def test_a_share_of_a_total_that_it_is_part_of() -> None:
    limit = {"code": "half", "scope": "contract", "over": ["jobs"], "max_share": {"share": "0.5"}}
    assert capped(limit, jobs=(5, 0, 0), places=(2, 1, 9)) == [
        "400.00",
        "200.00",
        "1100.00",
        "0.00",
        "0.00",
        "0.00",
    ]


def test_a_share_of_other_components() -> None:
    share = {"share": "0.5", "of": ["places"]}
    limit = {"code": "half", "scope": "contract", "over": ["jobs"], "max_share": share}
    assert capped(limit, jobs=(5,), places=(2,))[0] == "300.00"


def test_per_person_per_cohort_per_unit() -> None:
    rows = [seen("person_job", 0, 3, "a", cohort="x"), seen("person_job", 1, 3, "b", cohort="x")]

    def pays(**limit: object) -> list[str]:
        return paid(terms(PEOPLE, limits=[{"code": "cap", **limit}]), *rows, quarters=2)

    assert pays(scope="person", max="250") == ["250.00", "250.00"]
    assert pays(scope="cohort", max="250") == ["250.00", "0.00"]
    assert pays(scope="unit", max="70") == ["210.00", "210.00"]
    assert pays(scope="unit", min="120") == ["360.00", "360.00"]
    assert pays(scope="person", min="350") == ["350.00", "350.00"]


def test_floors() -> None:
    coupon = {"code": "coupon", "scope": "period", "min": "150", "until": "2020-07-01"}
    assert capped(coupon, jobs=(1, 2)) == ["150.00", "200.00", *["0.00"] * 4]
    yearly = {"code": "yearly", "scope": "year", "min": "500"}
    assert capped(yearly, jobs=(1, 2)) == ["100.00", "200.00", "0.00", "200.00", "0.00", "0.00"]


def test_a_cap_after_a_guarantee_covers_its_top_up() -> None:
    floor = {"code": "floor", "scope": "contract", "min": "500", "due": "2020-02-01"}
    cap = {"code": "cap", "scope": "contract", "max": "400"}
    assert capped(floor, cap, jobs=(1,))[0] == "400.00"
    assert capped(cap, floor, jobs=(1,))[0] == "500.00"


def test_what_is_carried_over_stays_the_persons_own() -> None:
    """A cap per person behind a carrying one sees whose the carried amounts are."""
    rows = [
        seen("person_job", 0, 1, "a"),
        seen("person_job", 0, 2, "b"),
        seen("person_job", 0, 2, "c"),
    ]
    quarterly = {"code": "quarterly", "scope": "period", "max": "100", "excess": "carried"}
    each = {"code": "each", "scope": "person", "max": "150"}
    pays = paid(terms(PEOPLE, limits=[quarterly, each]), *rows, quarters=6)
    assert pays == ["100.00", "100.00", "50.00", "100.00", "50.00", "0.00"]


Steps = dict[str, list[tuple[dict, str]]]


def traced(versions: list, *rows: object, period: int) -> Steps:
    """Per line of a period: what each limit was given, and what it let through."""
    statement = settle_all(versions, rows, quarter(period + 1))[period]  # type: ignore[arg-type]
    return {
        line.component: [
            (dict(step.inputs), step.result) for step in line.trace if step.stage == "limit"
        ]
        for line in statement.lines
        if line.kind != "reversal"
    }


def test_a_limit_says_what_came_in_was_carried_and_is_left() -> None:
    quarterly = {"code": "quarterly", "scope": "period", "max": "300", "excess": "carried"}
    yearly = {"code": "yearly", "scope": "year", "max": "450"}
    contract = terms(JOBS, limits=[quarterly, yearly])
    rows = [seen("job", 0, 4), seen("job", 1, 1)]
    assert traced([contract], *rows, period=0) == {
        "jobs": [
            ({"amount": "400", "room_left": "0"}, "300"),
            ({"amount": "300", "room_left": "150"}, "300"),
        ]
    }
    assert traced([contract], *rows, period=1) == {
        "jobs": [
            ({"amount": "100", "carried_in": "100", "room_left": "100"}, "200"),
            ({"amount": "200", "room_left": "0", "used": "300"}, "150"),
        ]
    }


def test_what_is_left_is_what_is_left_for_all_that_a_limit_is_over() -> None:
    cap = {"code": "cap", "scope": "contract", "max": "350", "over": ["jobs", "places"]}
    contract = terms(JOBS, PLACES, PEOPLE, limits=[cap])
    rows = [seen("job", 0, 2), seen("places", 0, 1), seen("person_job", 0, 9, "a")]
    assert traced([contract], *rows, period=0) == {
        "jobs": [({"amount": "200", "room_left": "50"}, "200")],
        "places": [({"amount": "100", "room_left": "50"}, "100")],
        "people": [],
    }


BOTH_CUT = [{"subject": name, "amount": "300", "result": "250"} for name in "ab"]


@pytest.mark.parametrize(
    ("limit", "persons", "expected"),
    [
        ({"scope": "person", "max": "250"}, "a", ({"amount": "300", "room_left": "0"}, "250")),
        ({"scope": "person", "max": "450"}, "a", ({"amount": "300", "room_left": "150"}, "300")),
        ({"scope": "person", "max": "250"}, "ab", ({"amount": "600", "cut": BOTH_CUT}, "500")),
        ({"scope": "cohort", "max": "450"}, "ab", ({"amount": "600", "room_left": "0"}, "450")),
        ({"scope": "unit", "max": "70"}, "a", ({"amount": "300"}, "210")),
        (
            {
                "scope": "contract",
                "over": ["people"],
                "max_share": {"share": "0.5", "of": ["jobs"]},
            },
            "a",
            ({"amount": "300", "room_left": "0", "cap": "200", "rest": "400"}, "200"),
        ),
    ],
)
def test_room_is_told_where_there_is_one(limit: dict, persons: str, expected: tuple) -> None:
    contract = terms(PEOPLE, JOBS, limits=[{"code": "cap", "over": ["people"], **limit}])
    rows = [seen("person_job", 0, 3, person, cohort="x") for person in persons]
    assert traced([contract], *rows, seen("job", 0, 4), period=0)["people"] == [expected]


def test_a_floor_says_what_it_adds() -> None:
    floor = {"code": "floor", "scope": "period", "min": "150"}
    cap = {"code": "cap", "scope": "contract", "max": "120"}
    found = traced([terms(JOBS, limits=[floor, cap])], seen("job", 0, 1), period=0)
    assert found == {
        "jobs": [({"amount": "100", "room_left": "0"}, "100")],
        "floor": [({"amount": "0"}, "50"), ({"amount": "50", "room_left": "0"}, "20")],
    }


def test_what_a_cap_that_is_gone_had_carried_comes_back_past_who_had_seen_it() -> None:
    """Of 500 the total lets 400 through, of which the quarter lets 100; 300 wait at the quarter.

    Without the quarter's cap these come back behind the total, which counted them, and before the
    share per person, which did not; only what is new meets the total.
    """
    total = {"code": "total", "scope": "contract", "max": "400"}
    quarterly = {"code": "quarterly", "scope": "period", "max": "100", "excess": "carried"}
    last = {"code": "last", "scope": "contract", "max": "350"}
    before = terms(JOBS, limits=[total, quarterly, last])
    after = terms(JOBS, limits=[total, last], valid_from="2020-04-01")
    rows = [seen("job", 0, 5), seen("job", 1, 2)]
    assert traced([before, after], *rows, period=1) == {
        "jobs": [
            ({"amount": "0", "carried_in": "300"}, "300"),
            ({"amount": "200", "room_left": "0", "used": "400"}, "0"),
            ({"amount": "300", "room_left": "0", "used": "100"}, "250"),
        ]
    }
    (_, second) = settle_all([before, after], rows, quarter(2))
    assert second.total_cents == 25000
    step = next(step for step in second.lines[0].trace if step.stage == "limit")
    assert step.rule == {"code": "quarterly"}


def test_what_a_cap_carried_comes_back_when_it_ends_or_is_no_more() -> None:
    """Of 500, 100 is paid and 400 waits; without the cap all of it comes, and only once."""
    quarterly = {"code": "quarterly", "scope": "period", "max": "100", "excess": "carried"}
    assert capped({**quarterly, "until": "2020-07-01"}, jobs=(5,)) == [
        "100.00",
        "100.00",
        "300.00",
        *["0.00"] * 3,
    ]
    versions = [
        terms(JOBS, limits=[quarterly]),
        terms(JOBS, valid_from="2020-04-01"),
        terms(JOBS, limits=[quarterly], valid_from="2020-07-01"),
    ]
    statements = settle_all(versions, [seen("job", 0, 5), seen("job", 2, 3)], quarter(6))
    assert [each.total_cents // 100 for each in statements] == [100, 400, 100, 100, 100, 0]


def test_a_floor_waits_behind_the_components_whatever_its_name() -> None:
    """200 of top-up and 100 of jobs pass 50 at a time: first the jobs, then the floor's line."""
    cap = {"code": "cap", "scope": "contract", "max": "1000"}
    floor = {"code": "a", "scope": "period", "min": "300", "until": "2020-04-01"}
    quarterly = {"code": "quarterly", "scope": "period", "max": "50", "excess": "carried"}
    contract = terms(JOBS, limits=[cap, floor, quarterly])
    statements = settle_all([contract], [seen("job", 0, 1)], quarter(4))
    found = [{line.component: line.amount_cents for line in each.lines} for each in statements]
    assert found == [
        {"jobs": 5000, "a": 0},
        {"jobs": 5000, "a": 0},
        {"jobs": 0, "a": 5000},
        {"jobs": 0, "a": 5000},
    ]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        # The same cap goes on: 300 of it were used.
        ({"scope": "contract", "max": "300"}, [30000, 0]),
        # A floor is another thing: it looks at what comes from then on.
        ({"scope": "contract", "min": "300", **DUE}, [30000, 30000]),
        ({"scope": "contract", "min": "100", **DUE}, [30000, 20000]),
    ],
)
def test_a_limit_of_another_kind_begins_anew(after: dict, expected: list[int]) -> None:
    before = {"code": "l", "scope": "contract", "max": "300"}
    versions = [
        terms(JOBS, limits=[before]),
        terms(JOBS, limits=[{"code": "l", **after}], valid_from="2020-04-01"),
    ]
    statements = settle_all(versions, [seen("job", 0, 4), seen("job", 1, 2)], quarter(2))
    assert [each.total_cents for each in statements] == expected


def test_a_floor_keeps_its_total_under_another_amount() -> None:
    """100 is topped up to 300; with 400 at least, 100 more is added, and not 300."""
    floor = {"code": "l", "scope": "contract", "min": "300", **DUE}
    versions = [
        terms(JOBS, limits=[floor]),
        terms(JOBS, limits=[{**floor, "min": "400"}], valid_from="2020-04-01"),
    ]
    statements = settle_all(versions, [seen("job", 0, 1)], quarter(2))
    assert [each.total_cents for each in statements] == [30000, 10000]


def test_who_had_more_than_a_lowered_cap_has_no_room_left() -> None:
    """200 of this person stays, as it was paid under the higher cap, and there is no room."""
    cap = {"code": "cap", "scope": "person"}
    versions = [
        terms(PEOPLE, limits=[{**cap, "max": "200"}]),
        terms(PEOPLE, limits=[{**cap, "max": "150"}], valid_from="2020-04-01"),
    ]
    rows = [seen("person_job", 0, 2, "a"), seen("person_job", 1, 1, "a", key="again")]
    assert traced(versions, *rows, period=1) == {
        "people": [({"amount": "100", "room_left": "0"}, "0")]
    }


def test_whose_amount_a_limit_changed_is_told_where_there_are_several() -> None:
    """Of 300 d keeps 200, and b had its 200 before. Who keeps all is not named."""
    cap = {"code": "cap", "scope": "person", "max": "200", "over": ["people"]}
    rows = [seen("person_job", 0, 2, "b"), seen("person_job", 1, 1, "b", key="again")]
    rows += [seen("person_job", 1, count, name) for name, count in (("c", 1), ("d", 3))]
    found = traced([terms(PEOPLE, JOBS, limits=[cap])], *rows, seen("job", 1, 9), period=1)
    cut = [
        {"subject": "b", "amount": "100", "result": "0"},
        {"subject": "d", "amount": "300", "result": "200"},
    ]
    assert found == {"people": [({"amount": "500", "cut": cut}, "300")], "jobs": []}


@pytest.mark.parametrize(("count", "is_told"), [(50, True), (51, False)])
def test_more_than_fifty_are_not_told_one_by_one(count: int, is_told: bool) -> None:
    cap = {"code": "cap", "scope": "person", "max": "50"}
    rows = [seen("person_job", 0, 1, f"p{number:02}") for number in range(count)]
    ((inputs, _result),) = traced([terms(PEOPLE, limits=[cap])], *rows, period=0)["people"]
    assert ("cut" in inputs) is is_told
    assert not is_told or len(inputs["cut"]) == 50


def test_a_cap_per_cohort_names_the_cohorts_that_it_changed() -> None:
    cap = {"code": "cap", "scope": "cohort", "max": "250"}
    rows = [seen("job", 0, count, cohort=name) for name, count in (("x", 1), ("y", 4))]
    found = traced([terms({**JOBS, "over": "cohort"}, limits=[cap])], *rows, period=0)
    cut = [{"cohort": "y", "amount": "400", "result": "250"}]
    assert found == {"jobs": [({"amount": "500", "cut": cut}, "350")]}


def test_a_cap_with_room_from_before_says_what_it_is_now() -> None:
    cap = {"code": "cap", "scope": "period", "max": "300", "unused": "carried"}
    contract = terms(JOBS, limits=[cap])
    rows = [seen("job", 0, 1), seen("job", 1, 6)]
    assert traced([contract], *rows, period=0)["jobs"] == [
        ({"amount": "100", "room_left": "200"}, "100")
    ]
    assert traced([contract], *rows, period=1)["jobs"] == [
        ({"amount": "600", "room_left": "0", "cap": "500"}, "500")
    ]


def test_a_share_says_what_the_rest_is_and_what_it_may_be() -> None:
    """A fifth of all: of 400 beside it 100, of 800 beside it 200, of which 100 was used."""
    share = {"code": "cap", "scope": "contract", "over": ["people"], "max_share": {"share": "0.2"}}
    rows = [seen("person_job", 0, 3, "a"), seen("job", 0, 4), seen("job", 1, 4)]
    rows.append(seen("person_job", 1, 5, "a", key="again"))
    contract = terms(PEOPLE, JOBS, limits=[share])
    first, second = (traced([contract], *rows, period=period)["people"] for period in (0, 1))
    assert first == [({"amount": "300", "room_left": "0", "cap": "100", "rest": "400"}, "100")]
    inputs = {"amount": "500", "room_left": "0", "used": "100", "cap": "200", "rest": "800"}
    assert second == [(inputs, "100")]


def test_what_was_carried_of_a_cohort_is_added_to_what_is_new_of_it() -> None:
    """Of x 300 of 400 was let through; of 100 carried and 100 new only 100 is. All of y stays."""
    carrying = {"code": "most", "scope": "period", "max": "300", "excess": "carried"}
    cap = {"code": "cap", "scope": "cohort", "max": "400"}
    contract = terms({**JOBS, "over": "cohort"}, limits=[carrying, cap])
    rows = [seen("job", 0, 4, cohort="x"), seen("job", 1, 1, cohort="x")]
    found = traced([contract], *rows, seen("job", 1, 1, cohort="y"), period=1)
    cut = [{"cohort": "x", "amount": "200", "result": "100"}]
    assert found["jobs"][1] == ({"amount": "300", "cut": cut}, "200")
