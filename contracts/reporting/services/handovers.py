"""Telling who gets a contract, and who had it, that it was handed over."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.urls import reverse

from contracts.models import AgreementEvent
from contracts.reporting.enums import ReportMailKind
from contracts.reporting.services.mailing import queue_mail


def tell_of_handover(event: AgreementEvent) -> None:
    """Write to the new and the old contract manager, each once for this handover.

    Who has left gets no mail, and before the first manager there was nobody.
    """
    old, new = (int(key) for key in event.detail.split(" "))
    people = get_user_model().objects.in_bulk([old, new])
    params = {"by": event.by, "manager": people[new], "reason": event.reason}
    for key, kind in ((new, ReportMailKind.HANDED_TO), (old, ReportMailKind.HANDED_FROM)):
        queue_mail(
            key=f"handover:{event.pk}",
            kind=kind,
            agreement=event.agreement,
            people=[people[key]] if key in people and people[key].is_active else [],
            address=reverse("contracten:agreement", args=[event.agreement_id]),
            now=event.at,
            params=params,
        )
