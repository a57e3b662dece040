"""Migrations that write rows for what was there before."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps

from pages.challenges import services
from pages.challenges.models import Response, ResponseEvent, TermEvent
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


def make_earlier(number, status, **fields):
    """A case as it was before the clock: without any step of its term."""
    response = Response.objects.create(
        call=make.make_call(),
        status=status,
        created_at=make.NOW,
        case_number=f"UD-2026-{number:04d}",
        received_at=make.NOW,
        decide_by=date(2026, 4, 27),
        email="jo@voorbeeld.example",
        **fields,
    )
    ResponseEvent.objects.create(
        response=response,
        action="send",
        who="resident",
        status_before="draft",
        status_after=status,
        at=make.later(days=3),
    )
    return response


def test_earlier_cases_keep_the_day_that_they_were_told_and_can_go_on():
    migration = import_module("pages.challenges.migrations.0008_terms_of_earlier_cases")
    new = make_earlier(1, "submitted")
    waiting = make_earlier(2, "completion_requested", complete_by=date(2026, 3, 19))
    done = make_earlier(3, "withdrawn")
    make.make_draft()

    migration.write_steps(apps, None)

    steps = {
        response: list(
            TermEvent.objects.filter(response=response).values_list("kind", "days", "due")
        )
        for response in (new, waiting, done)
    }
    start = ("start", 56, date(2026, 4, 27))
    assert steps[new] == [start]
    assert steps[waiting] == [start, ("suspend", 14, date(2026, 4, 27))]
    assert steps[done] == [start, ("stop", 0, date(2026, 4, 27))]
    taken = services.take_up(response=waiting, by=make.make_staff(), now=make.later(days=8))
    # Asked on 5 March, answered for by phone on 10 March: four days, so 1 May.
    assert taken.decide_by == date(2026, 5, 1)
