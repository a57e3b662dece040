"""Caps that an amendment changes: the new amount holds, and nothing that was paid goes back."""

from fractions import Fraction

import pytest

from contracts.arithmetic import Observation, Terms, money_text, settle_all
from contracts.arithmetic.ceilings import Ceiling
from tests.contracts.arithmetic.builders import component, quarter, seen, terms

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})
PEOPLE = component("people", {"count": "person_job"}, {"per_unit": "100"})


def amended(
    part: dict, before: dict, after: dict, *rows: Observation, since: str = "2020-07-01"
) -> list[str]:
    """What is paid in each quarter when a cap becomes another one."""
    first = terms(part, limits=[{"code": "cap", **before}])
    second = terms(part, limits=[{"code": "cap", **after}], valid_from=since)
    statements = settle_all([first, second], rows, quarter(4))
    return [money_text(statement.total_cents).removesuffix(".00") for statement in statements]


def jobs(*counts: int) -> list[Observation]:
    return [seen("job", number, count) for number, count in enumerate(counts)]


@pytest.mark.parametrize("scope", ["contract", "year"])
def test_a_raised_cap_gives_room(scope: str) -> None:
    before, after = {"scope": scope, "max": "300"}, {"scope": scope, "max": "400"}
    assert amended(JOBS, before, after, *jobs(3, 0, 2, 0)) == ["300", "0", "100", "0"]


@pytest.mark.parametrize("scope", ["contract", "year"])
def test_a_lowered_cap_takes_nothing_back(scope: str) -> None:
    before, after = {"scope": scope, "max": "300"}, {"scope": scope, "max": "200"}
    assert amended(JOBS, before, after, *jobs(3, 0, 1, -3)) == ["300", "0", "0", "-200"]


def test_a_lowered_cap_of_a_person_takes_nothing_back() -> None:
    before, after = {"scope": "person", "max": "200"}, {"scope": "person", "max": "100"}
    rows = [seen("person_job", number, 1, "a", key=str(number)) for number in (0, 1, 2)]
    rows += [seen("person_job", 3, 2, "b")]
    assert amended(PEOPLE, before, after, *rows) == ["100", "100", "0", "100"]


def test_a_period_has_the_cap_of_its_own_version() -> None:
    before = {"scope": "period", "max": "300", "unused": "carried"}
    after = {"scope": "period", "max": "100"}
    assert amended(JOBS, before, after, *jobs(2, 9, 9, 9)) == ["200", "400", "100", "100"]


def test_what_was_let_through_is_held_until_the_amount_is_above_it() -> None:
    ceiling = Ceiling()
    ceiling.amend(Fraction(300), {})
    ceiling.amend(Fraction(200), {"a": Fraction(250), "b": Fraction(50)})
    assert [ceiling.of(key, Fraction(200)) for key in ("a", "b", "c")] == [250, 200, 200]
    ceiling.amend(Fraction(400), {"a": Fraction(250)})
    assert ceiling.of("a", Fraction(400)) == 400


def test_under_a_lowered_cap_it_does_not_matter_how_a_total_came_about() -> None:
    """300 was let through; 100 that goes back and comes again is paid back and paid again."""
    before, after = {"scope": "contract", "max": "300"}, {"scope": "contract", "max": "100"}
    rows = jobs(3, 0, -1, 1)
    assert amended(JOBS, before, after, *rows, since="2020-04-01") == ["300", "0", "-100", "100"]


PLACES = component("places", {"count": "places"}, {"per_unit": "100"})


@pytest.mark.parametrize("scope", ["contract", "year"])
@pytest.mark.parametrize(
    ("share", "count", "expected"),
    [
        # 0.6 of 400 is 240, so 40 more; then of 200 it is 120, so 120 goes back.
        ("0.6", 5, ["600", "40", "-320"]),
        # 0.25 of 400 is the 100 that was let through, so nothing is held: of 200 it is 50.
        ("0.25", 1, ["500", "0", "-250"]),
        # 0.1 of 400 is less than the 200 that was let through, which is not taken back.
        ("0.1", 5, ["600", "0", "-200"]),
    ],
)
def test_an_amended_share_looks_at_what_the_new_one_allows(
    scope: str, share: str, count: int, expected: list[str]
) -> None:
    """Half of 400, then another share of it, and then 200 of the 400 goes back."""

    def agreed(part: str, valid_from: str) -> Terms:
        cap = {"code": "cap", "scope": scope, "over": ["jobs"]}
        share = {"max_share": {"share": part, "of": ["places"]}}
        return terms(JOBS, PLACES, limits=[{**cap, **share}], valid_from=valid_from)

    rows = [*jobs(count), seen("places", 0, 4), seen("places", 2, -2)]
    versions = [agreed("0.5", "2020-01-01"), agreed(share, "2020-04-01")]
    statements = settle_all(versions, rows, quarter(3))
    found = [money_text(statement.total_cents).removesuffix(".00") for statement in statements]
    assert found == expected
