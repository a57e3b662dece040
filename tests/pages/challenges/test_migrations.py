"""Migrations that write rows for what was there before."""

from datetime import date
from importlib import import_module
from types import SimpleNamespace

import pytest
import time_machine
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from contracts.models import AgreementEvent
from pages.challenges import services
from pages.challenges.documents import Applicant, Publication
from pages.challenges.models import (
    ApplicantKindOption,
    ChangesAnswer,
    Decision,
    ProposedChanges,
    Response,
    ResponseEvent,
    TermEvent,
)
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


def run(step):
    """A step of a migration that writes SQL."""
    with connection.cursor() as cursor:
        editor = SimpleNamespace(
            connection=connection, execute=lambda sql, params=None: cursor.execute(sql)
        )
        step(apps, editor)


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

    run(migration.remember_funds)

    found = dict(Decision.objects.values_list("response_id", "fund_id"))
    assert found == {decided.pk: fund.pk, other.pk: None}
    with pytest.raises(Exception, match="append-only"), transaction.atomic():
        Decision.objects.filter(response=decided).update(fund=None)


# A Friday, a Saturday and a Sunday in the Netherlands; the last one is still Saturday in UTC.
@pytest.mark.parametrize(
    ("now", "last_day"),
    [
        ("2026-06-05T10:00", date(2026, 6, 19)),
        ("2026-06-06T10:00", date(2026, 6, 22)),
        ("2026-06-06T23:00", date(2026, 6, 22)),
    ],
)
def test_proposals_that_wait_get_two_weeks_and_stay_append_only(now, last_day):
    migration = import_module("pages.challenges.migrations.0031_days_of_open_proposals")
    staff = make.make_staff()
    what = {"words": make.HOW, "by": staff, "at": make.NOW}
    waits = ProposedChanges.objects.create(response=make_earlier(1, "changes_proposed"), **what)
    answered = ProposedChanges.objects.create(response=waits.response, **what)
    ChangesAnswer.objects.create(changes=answered, agrees=False, words="Nee.", at=make.NOW)
    ended = ProposedChanges.objects.create(response=make_earlier(2, "withdrawn"), **what)
    new = ProposedChanges.objects.create(
        response=make_earlier(3, "changes_proposed"), answer_by=date(2026, 7, 1), **what
    )

    with time_machine.travel(f"{now}:00+00:00", tick=False):
        run(migration.give_days)

    assert dict(ProposedChanges.objects.values_list("pk", "answer_by")) == {
        waits.pk: last_day,
        answered.pk: None,
        ended.pk: None,
        new.pk: date(2026, 7, 1),
    }
    sql = f"UPDATE {ProposedChanges._meta.db_table} SET words = 'Anders.'"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run(lambda _apps, editor: editor.execute(sql))


def test_names_in_earlier_agreements_that_nobody_made_public_are_held_back():
    migration = import_module("pages.challenges.migrations.0032_names_in_agreements")
    manager = make.make_staff("contract_manager")
    agreements = []
    for is_public in (False, True):
        who = Applicant(kind="person", name="Jo van Demodam", email="jo@voorbeeld.example")
        shown = Publication(name=is_public, plan=True)
        case = make.make_decided(make.make_staff(), applicant=who, publication=shown)
        with transaction.atomic():
            made = services.draft_agreement_for(response=case, by=manager, now=make.NOW)
        agreements.append(made)
    before = AgreementEvent.objects.filter(verb="part_held_back", detail="party:uitvoerder")
    assert before.count() == 1

    migration.hold_names_back(apps, None)

    assert list(before.order_by("pk").values_list("agreement", "by", "reason")) == [
        (agreements[0].pk, manager.pk, migration.REASON),
        (agreements[0].pk, None, migration.REASON),
    ]


def test_kinds_of_the_portal_get_a_name_unless_an_editor_rewrote_them():
    migration = import_module("pages.challenges.migrations.0040_public_names_of_kinds")
    make.make_call()
    ours = make.set_municipality()
    ours.save()
    kinds = ApplicantKindOption.objects
    kinds.update(public_label="", public_label_en="")
    kinds.filter(code="group").update(label="Wij zijn een vereniging")

    migration.name_kinds(apps, None)

    assert list(kinds.values_list("code", "public_label", "public_label_en")) == [
        ("person", "Een inwoner", "One resident"),
        ("group", "", ""),
        ("organisation", "Een organisatie", "An organisation"),
    ]
