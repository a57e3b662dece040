"""A refusal stands at the field that has to change."""

from __future__ import annotations

from contracts.errors import Refused, RefusedTogether
from contracts.forms.agreements import NeededReasonForm
from contracts.forms.refusals import add_refusal


def test_at_its_field_or_above_the_form() -> None:
    form = NeededReasonForm({"reason": "x"})
    assert form.is_valid()
    add_refusal(
        form,
        RefusedTogether([Refused("return_reason_missing", "reason"), Refused("title_missing")]),
    )
    assert form.errors == {
        "reason": ["Schrijf op waarom u de afrekening terugstuurt."],
        "__all__": ["Geef het contract een titel."],
    }
