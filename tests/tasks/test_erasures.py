"""The nightly sweep forgets who asked for it, when the case allows it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pages.challenges import services
from pages.challenges.models import LateAdmission, Response
from pages.challenges.services.lateness import FORGOTTEN_ASKER
from pages.challenges.terms import local_day
from tasks.erasures import sweep_erasures
from tests.factories import challenges as make


@pytest.mark.django_db
def test_only_who_asked_is_forgotten():
    asked, other = make.make_sent(), make.make_sent()
    for case in (asked, other):
        services.withdraw(response=case, by=None, now=make.NOW)
    Response.objects.filter(pk=asked.pk).update(erasure_asked_at=make.NOW)

    sweep_erasures()

    erased = Response.objects.exclude(erased_at=None)
    assert [case.pk for case in erased] == [asked.pk]
    assert Response.objects.get(pk=other.pk).email == "singel@voorbeeld.example"


@pytest.mark.django_db
def test_who_asked_for_a_leave_that_was_never_used_is_forgotten():
    day = local_day(timezone.now()) - timedelta(weeks=8, days=1)
    LateAdmission.objects.create(
        call=make.make_call(closes_on=day),
        asked_by="Jo (fictief)",
        reason="De avond ging niet door.",
        until=day,
        by=make.make_staff(),
        at=make.NOW,
    )
    sweep_erasures()
    assert LateAdmission.objects.get().asked_by == FORGOTTEN_ASKER
