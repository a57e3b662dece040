"""The nightly sweep forgets who asked for it, when the case allows it."""

import pytest

from pages.challenges import services
from pages.challenges.models import Response
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
