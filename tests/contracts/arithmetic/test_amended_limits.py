"""A limit that an amendment makes another one begins anew: exactly, and in the rounded lines."""

import pytest

from contracts.arithmetic import Observation, Terms, settle_all
from tests.contracts.arithmetic.builders import component, quarter, seen, terms

pytestmark = pytest.mark.pure

CENTS = {"mode": "half_up", "to": "0.01", "at": "line"}
YEARLY = {"scope": "year", "max": "500"}
CARRIED = {"scope": "year", "max": "1000", "unused": "carried"}


def changing(
    limits: dict[int, dict[str, object]], rounding: dict[str, str] = CENTS, year: str = "contract"
) -> list[Terms]:
    """Jobs of 100 each, under a limit that is another one from some quarters on."""
    return [
        terms(
            component("jobs", {"count": "job"}, {"per_unit": "100"}),
            component("other", {"count": "places"}, {"per_unit": "100"}),
            limits=[{"code": "cap", "over": ["jobs"], **limit}],
            valid_from=quarter(number).isoformat(),
            periods={"every": "quarter", "from": "2020-01-01", "year": year},
            rounding=rounding,
        )
        for number, limit in limits.items()
    ]


def paid_for(versions: list[Terms], *rows: Observation, quarters: int) -> list[int]:
    """What is paid in each quarter, in whole euros."""
    statements = settle_all(versions, rows, quarter(quarters))
    return [statement.total_cents // 100 for statement in statements]


@pytest.mark.parametrize("year", ["contract", "calendar"])
def test_a_cap_per_period_that_becomes_one_per_year(year: str) -> None:
    """The number of a contract year is also that of a period; their totals are not the same."""
    versions = changing({0: {"scope": "period", "max": "300"}, 2: YEARLY}, year=year)
    rows = [seen("job", number, 3) for number in range(8)]
    expected = [300, 300, 300, 200, 300, 200, 0, 0]
    assert paid_for(versions, *rows, quarters=8) == expected


def test_a_cap_that_was_per_unit_for_a_while() -> None:
    versions = changing({0: YEARLY, 1: {"scope": "unit", "max": "100"}, 2: YEARLY})
    rows = [seen("job", number, 3) for number in range(4)]
    assert paid_for(versions, *rows, quarters=4) == [300, 300, 300, 200]


def test_a_cap_that_was_a_floor_for_a_year_has_no_room_from_before() -> None:
    """Lines are whole times 300, so at most 900 fits under a cap of 1,000."""
    up = {"mode": "up", "to": "300", "at": "line"}
    versions = changing({0: CARRIED, 4: {"scope": "year", "min": "0"}, 8: CARRIED}, up)
    assert paid_for(versions, seen("job", 10, 30), quarters=12)[8:] == [0, 0, 900, 0]


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        # What 2020 left is there in 2021, and all of it in 2022.
        (CARRIED, 3000),
        # A share leaves no room for later, and so neither what was before it.
        ({"scope": "year", "max_share": {"share": "0.5", "of": ["other"]}}, 1000),
    ],
)
def test_what_a_share_left_is_no_room_of_a_cap(between: dict[str, object], expected: int) -> None:
    versions = changing({0: CARRIED, 4: between, 8: CARRIED})
    rows = [seen("places", 4, 20), seen("job", 8, 90)]
    statement = settle_all(versions, rows, quarter(9))[8]
    (jobs,) = (line for line in statement.lines if line.component == "jobs")
    assert jobs.amount_cents == expected * 100
    (limited,) = (step for step in jobs.trace if step.stage == "limit")
    assert (limited.result, dict(limited.inputs)["room_left"]) == (str(expected), "0")
