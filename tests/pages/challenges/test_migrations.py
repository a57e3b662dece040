"""Migrations that write rows for what was there before."""

from datetime import date
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection, transaction

from pages.challenges import services
from pages.challenges.models import Decision, Response, ResponseEvent, TermEvent
from pages.demo.funds import build_fund
from pages.models import CallPage
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


def test_earlier_decisions_get_the_fund_of_their_call_and_stay_append_only():
    migration = import_module("pages.challenges.migrations.0024_funds_remembered")
    decided = make.make_decided(make.make_staff())
    fund = build_fund(date(2026, 3, 2))
    CallPage.objects.filter(pk=decided.call_id).update(fund=fund)
    other = make.make_decided(make.make_staff(), call=make.make_call())
    assert Decision.objects.filter(fund=None).count() == 2

    with connection.cursor() as cursor:
        editor = SimpleNamespace(
            connection=connection, execute=lambda sql, params=None: cursor.execute(sql)
        )
        migration.remember_funds(apps, editor)

    found = dict(Decision.objects.values_list("response_id", "fund_id"))
    assert found == {decided.pk: fund.pk, other.pk: None}
    with pytest.raises(Exception, match="append-only"), transaction.atomic():
        Decision.objects.filter(response=decided).update(fund=None)
