"""The inner course: every period depends on what happened before its end only."""

import pytest
from hypothesis import given

from contracts.arithmetic import Observation
from contracts.arithmetic.entitlement import entitle
from contracts.arithmetic.facts import Facts
from contracts.arithmetic.timeline import slots_until
from tests.contracts.arithmetic.profile import quick
from tests.contracts.arithmetic.strategies import END, Case, cases

pytestmark = pytest.mark.pure


@quick
@given(cases(late=False))
def test_a_period_does_not_look_ahead(case: Case) -> None:
    slots = slots_until([case.terms], END)
    whole = entitle([case.terms], slots, Facts(case.observations), len(slots))
    for number, slot in enumerate(slots, 1):
        known: list[Observation] = [row for row in case.observations if row.on < slot.period.end]
        part = entitle([case.terms], slots[:number], Facts(known), len(slots))
        assert part.owed == whole.owed[:number]
        assert part.paid_cents == whole.paid_cents[:number]
