"""Terms as data: looking things up, and what a limit covers."""

from datetime import date

import pytest

from contracts.arithmetic import examine_terms
from tests.contracts.arithmetic.builders import MODES, component, terms, terms_data

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})


def test_limits_know_what_they_cover() -> None:
    some = {
        "code": "some",
        "scope": "year",
        "max": "5",
        "over": ["jobs"],
        "from": "2020-04-01",
        "until": "2021-01-01",
    }
    every = {"code": "every", "scope": "year", "max": "5"}
    limited, general = terms(JOBS, limits=[some, every]).limits
    assert (limited.covers("jobs"), limited.covers("floor")) == (True, False)
    assert general.covers("floor")
    days = [date(2020, 1, 1), date(2020, 4, 1), date(2021, 1, 1)]
    assert [limited.holds_on(day) for day in days] == [False, True, False]
    assert all(general.holds_on(day) for day in days)


def test_looking_up() -> None:
    contract = terms(JOBS)
    assert contract.component("jobs") is contract.components[0]
    for look_up in (contract.component, contract.metric, contract.party):
        with pytest.raises(KeyError, match="nothing"):
            look_up("nothing")


def test_who_gets_the_rest_of_a_division() -> None:
    payers = [{"party": "town", "share": "0.5"}, {"party": "fund", "share": "0.5"}]
    assert terms(JOBS, payers=payers).remainder_to == "fund"
    assert terms(JOBS, payers=payers, rounding={**MODES, "remainder_to": "town"}).remainder_to == (
        "town"
    )
    unread, _ = examine_terms(terms_data(JOBS, payers="town"))
    assert unread is not None
    assert (unread.payers, unread.remainder_to) == ((), "")
