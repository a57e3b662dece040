"""Who a line is paid to: a component's own recipient, or that of what a rule covers."""

import pytest

from contracts.arithmetic.recipients import recipient_of
from tests.contracts.arithmetic.builders import component, terms

pytestmark = pytest.mark.pure


def test_rules_pay_who_their_first_covered_component_pays() -> None:
    how = {"mode": "half_up", "to": "0.01", "at": "line"}
    contract = terms(
        component("jobs", {"count": "job"}, {"per_unit": "1"}),
        component("coupon", {"one": True}, {"amount": "1"}, pays="senior"),
        limits=[
            {"code": "floor", "scope": "period", "min": "1", "over": ["coupon"]},
        ],
        vat=[{"code": "btw", "over": ["jobs"], "rate": "0.2", "treatment": "on_top", "round": how}],
    )
    found = [
        recipient_of([contract], contract, code) for code in ("jobs", "coupon", "floor", "btw")
    ]
    assert found == ["helper", "senior", "senior", "helper"]
    assert recipient_of([contract], contract, "gone") == ""
    later = terms(component("other", {"count": "job"}, {"per_unit": "1"}))
    assert recipient_of([contract, later], later, "coupon") == "senior"


def test_a_floor_that_covers_nothing_pays_nobody() -> None:
    relief = component("relief", {"one": True}, {"amount": "1"}, kind="emergency")
    contract = terms(relief, limits=[{"code": "floor", "scope": "period", "min": "1"}])
    assert recipient_of([contract], contract, "floor") == ""
