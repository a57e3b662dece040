"""The demo shows a response in every state, and loading it twice changes nothing."""

from datetime import date

import pytest

from pages.challenges.enums import Status
from pages.challenges.models import (
    ChallengeSettings,
    CompletionEntry,
    Response,
    ResponseEvent,
    TermEvent,
)
from pages.challenges.selectors.terms import with_next_due
from pages.challenges.terms import local_day
from pages.demo import responses
from pages.demo.response_cases import DEMOS, GREEN, HOUSE, LANGUAGE, PLAY
from pages.demo.response_endings import ENDINGS
from pages.models import CallPage
from tests.factories import challenges as make


@pytest.mark.django_db
def test_every_state_once_more_or_less_and_idempotent():
    for slug, opens in ((GREEN, -24), (HOUSE, -41), (LANGUAGE, -110)):
        call = make.make_call(opens_on=make.later(days=opens).date(), decide_by=date(2099, 6, 1))
        call.slug = slug
        call.save()
    withdrawn = make.make_call(
        opens_on=make.later(days=-75).date(),
        withdrawn_on=make.later(days=-48).date(),
        withdrawal_reason="Het contract loopt nog.",
    )
    CallPage.objects.filter(pk=withdrawn.pk).update(slug=PLAY)
    users = {
        "redacteur": make.make_staff(),
        "beoordelaar": make.make_staff("assessor"),
        "panellid": make.make_staff("panel_member"),
        "beslisser": make.make_staff("decider"),
        "budgethouder": make.make_staff("approver"),
        "directeur": make.make_staff("approver"),
        "contractmanager": make.make_staff("contract_manager"),
    }
    for _time in range(2):
        responses.load_responses(now=make.NOW, users=users)
    responses.load(people=users, now=make.NOW)

    # Nothing stopped early in Demodam.
    not_yet = {"ended_early"}
    assert set(Response.objects.values_list("status", flat=True)) == set(Status) - not_yet
    assert Response.objects.count() == len(DEMOS) + len(ENDINGS) + 1
    assert Response.objects.exclude(agreement=None).count() == 1 + len(ENDINGS)
    names = Response.objects.exclude(applicant_name="").values_list("applicant_name", flat=True)
    assert all("(fictief)" in name for name in names)
    assert ResponseEvent.objects.filter(at__gt=make.NOW).count() == 0
    entry = CompletionEntry.objects.get()
    assert (entry.channel, entry.response.status) == ("paper", "in_handling")
    assert entry.response.versions.count() == 2


@pytest.mark.django_db
def test_the_clock_of_the_demo_stands_still_is_extended_and_is_late():
    for slug, opens in ((GREEN, -24), (HOUSE, -41), (LANGUAGE, -110)):
        call = make.make_call(opens_on=make.later(days=opens).date(), decide_by=date(2099, 6, 1))
        CallPage.objects.filter(pk=call.pk).update(slug=slug)
    users = {
        "redacteur": make.make_staff(),
        "beoordelaar": make.make_staff("assessor"),
        "panellid": make.make_staff("panel_member"),
        "beslisser": make.make_staff("decider"),
        "budgethouder": make.make_staff("approver"),
        "directeur": make.make_staff("approver"),
        "contractmanager": make.make_staff("contract_manager"),
    }
    for _time in range(2):
        responses.load(people=users, now=make.NOW)
    ours = ChallengeSettings.objects.get()
    assert (ours.lead, ours.contact_name) == (users["redacteur"], "Team Uitdaagrecht (fictief)")
    today = local_day(make.NOW)
    rows = with_next_due(today)
    # Received on 17 December 2025, eight weeks.
    assert [row.decide_by for row in rows if row.is_overdue] == [date(2026, 2, 11)]
    assert [row.pk for row in rows if row.due_kind == "completion"]
    assert TermEvent.objects.filter(kind="extend").count() == 1
