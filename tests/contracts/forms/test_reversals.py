"""The decision about a proposal: a no says why."""

import pytest

from contracts.forms.reversals import ReversalDecisionForm

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ({"decision": "yes"}, []),
        ({"decision": "no", "reason": "Klopt wel"}, []),
        ({"decision": "no"}, ["reason"]),
        ({}, ["decision"]),
    ],
)
def test_a_no_needs_a_reason(data, wrong):
    assert list(ReversalDecisionForm(data).errors) == wrong
