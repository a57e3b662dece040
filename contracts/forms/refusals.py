"""Putting what a service refuses beside the field that has to change."""

from __future__ import annotations

from django.forms import BaseForm

from contracts.errors import Refused, RefusedTogether


def add_refusal(form: BaseForm, refusal: Refused | RefusedTogether) -> None:
    """Show a refusal at its field, or above the form when the form does not have that field."""
    reasons = refusal.reasons if isinstance(refusal, RefusedTogether) else (refusal,)
    for reason in reasons:
        form.add_error(reason.field if reason.field in form.fields else None, reason.message)
