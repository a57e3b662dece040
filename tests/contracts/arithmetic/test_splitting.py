"""Splitting a line over payers, to the cent."""

import pytest

from contracts.arithmetic.splitting import Splitter
from contracts.arithmetic.timeline import slots_until
from tests.contracts.arithmetic.builders import MODES, component, quarter, terms

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
