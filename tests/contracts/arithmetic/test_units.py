"""A limit per unit where what was earned is paid in a later period than its units were counted."""

import pytest

from contracts.arithmetic import settle_all
from contracts.arithmetic.units import waiting_unit_codes
from tests.contracts.arithmetic.builders import component, paid, quarter, seen, terms
from tests.contracts.arithmetic.chains import chained, from_scratch

pytestmark = pytest.mark.pure

COUNT, HUNDRED = {"count": "job"}, {"per_unit": "100"}
THREE = {"quantity": COUNT, "at_least": "3", "over": "contract"}
HALF = {"share": "0.5", "true_up_on": "2020-09-30", "clawback": True}
LATER = {
    "gate": {"gate": THREE},
    "gate of a cohort": {"gate": THREE, "over": "cohort"},
    "due": {"due_on": "2020-09-30"},
    "interim": {"interim": HALF},
}
JOBS = [seen("job", number, key=key) for number, key in ((0, "1"), (0, "2"), (1, "3"))]


def limit(**amount: str) -> list[object]:
    return [{"code": "each", "scope": "unit", "over": ["jobs"], **amount}]


@pytest.mark.parametrize(
    ("name", "amount", "expected"),
    [
        ("gate", {"max": "80"}, ["0.00", "240.00", "0.00", "0.00"]),
        ("gate of a cohort", {"max": "80"}, ["0.00", "240.00", "0.00", "0.00"]),
        ("due", {"max": "80"}, ["0.00", "0.00", "240.00", "0.00"]),
        ("interim", {"max": "80"}, ["80.00", "40.00", "120.00", "0.00"]),
        ("gate", {"min": "120"}, ["0.00", "360.00", "0.00", "0.00"]),
        ("gate of a cohort", {"min": "120"}, ["0.00", "360.00", "0.00", "0.00"]),
        ("due", {"min": "120"}, ["0.00", "0.00", "360.00", "0.00"]),
        ("interim", {"min": "120"}, ["120.00", "60.00", "180.00", "0.00"]),
    ],
)
def test_units_go_along_with_what_is_paid_later(
    name: str, amount: dict[str, str], expected: list[str]
) -> None:
    """Three jobs of 100, all paid in the end: at most 80 or at least 120 for each of the three."""
    contract = terms(component("jobs", COUNT, HUNDRED, **LATER[name]), limits=limit(**amount))
    assert paid(contract, *JOBS) == expected
    statements, opened = chained([contract], JOBS, quarter(4))
    assert statements == from_scratch([contract], JOBS, quarter(4))
    assert opened == [False, True, True, True]


def test_units_wait_with_their_worth_for_an_index() -> None:
    """Nothing was measured to index by; then two jobs of 120 are paid, at most 110 each."""
    index = {"by": {"latest": "level"}, "base": "100"}
    contract = terms(component("jobs", COUNT, HUNDRED, index=index), limits=limit(max="110"))
    rows = [*JOBS[:2], seen("level", 1, 120)]
    assert paid(contract, *rows) == ["0.00", "220.00", "0.00", "0.00"]


def test_a_gate_that_is_lost_takes_back_what_its_units_were_paid() -> None:
    gone = seen("job", 2, -1, key="4")
    contract = terms(component("jobs", COUNT, HUNDRED, gate=THREE), limits=limit(max="80"))
    assert paid(contract, *JOBS, gone) == ["0.00", "240.00", "-240.00", "0.00"]


def test_units_of_a_period_that_missed_its_gate_are_no_room_in_the_next() -> None:
    """Each quarter its own: two miss the gate of three, three at 100 get 80 each."""
    gate = {"quantity": COUNT, "at_least": "3"}
    for over, expected in (("period", "240.00"), ("year", "400.00")):
        part = component("jobs", COUNT, HUNDRED, gate=gate, over=over)
        rows = [*JOBS[:2], seen("job", 1, 3, key="4")]
        contract = terms(part, limits=limit(max="80"))
        assert paid(contract, *rows) == ["0.00", expected, "0.00", "0.00"]


def test_an_amendment_that_pays_at_once_pays_the_units_that_waited() -> None:
    first = terms(component("jobs", COUNT, HUNDRED, **LATER["due"]), limits=limit(max="80"))
    then = terms(component("jobs", COUNT, HUNDRED), limits=limit(max="80"), valid_from="2020-04-01")
    statements = settle_all([first, then], JOBS, quarter(3))
    assert [statement.total_cents for statement in statements] == [0, 24000, 0]


def test_only_what_can_wait_under_a_limit_per_unit_is_followed() -> None:
    other = {"true_up_on": "2020-09-30", "clawback": True, "price": {"per_unit": "40"}}
    by_level = {"by": {"latest": "level"}, "base": "100"}
    factors = {"factors": [{"from": "2020-04-01", "factor": "1.1"}]}
    ways = {
        "plain": {},
        "gated": {"gate": THREE},
        "due": LATER["due"],
        "half": LATER["interim"],
        "ahead": {"interim": other},
        "level": {"index": by_level},
        "dated": {"index": factors},
        "free": {"gate": THREE},
    }
    parts = [component(code, COUNT, HUNDRED, **more) for code, more in ways.items()]
    over = [code for code in ways if code != "free"]
    cap = {"code": "each", "scope": "unit", "max": "80", "over": over}
    contract = terms(*parts, limits=[cap])
    assert waiting_unit_codes([contract]) == {"gated", "due", "half", "level"}
    uncapped = terms(*parts, limits=[{**cap, "scope": "contract"}], valid_from="2020-04-01")
    assert waiting_unit_codes([uncapped]) == frozenset()
    assert waiting_unit_codes([contract, uncapped]) == {"gated", "due", "half", "level"}


def test_paid_ahead_by_another_price_each_payment_has_the_units_of_its_own_period() -> None:
    """Two at 40 ahead, one more; what is left of three at 100 comes when none is counted."""
    other = {"true_up_on": "2020-04-01", "clawback": True, "price": {"per_unit": "40"}}
    contract = terms(component("jobs", COUNT, HUNDRED, interim=other), limits=limit(max="30"))
    assert paid(contract, *JOBS) == ["60.00", "30.00", "0.00", "0.00"]


def test_what_stays_without_clawback_keeps_its_units() -> None:
    """Of three at 80 one is withdrawn and stays paid; of two more, one takes its place."""
    interim = {**HALF, "clawback": False, "share": "1"}
    contract = terms(component("jobs", COUNT, HUNDRED, interim=interim), limits=limit(max="80"))
    rows = [*JOBS, seen("job", 2, -1, key="4"), seen("job", 3, 2, key="5")]
    assert paid(contract, *rows) == ["160.00", "80.00", "0.00", "80.00"]
