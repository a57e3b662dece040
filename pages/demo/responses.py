"""Demo responses in every state, made through the services, as people would make them."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import Site

from pages.challenges import services
from pages.challenges.documents import ResponseDocument
from pages.challenges.drafts import StepEntry
from pages.challenges.enums import Action, CounterChannel, ResponseKind
from pages.challenges.models import ChallengeSettings, Response
from pages.challenges.services.counter import start_completion
from pages.challenges.terms import local_day
from pages.demo import response_handling as handling
from pages.demo import response_texts as texts
from pages.demo.response_cases import DEMOS, GREEN, OWN, Demo
from pages.demo.response_drafts import typed_for
from pages.demo.response_endings import load_endings
from pages.demo.response_lots import load_split
from pages.demo.response_parts import add_parts
from pages.models import CallPage

WEEK = timedelta(days=7)
SECOND_DECIDERS = ("budgethouder", "directeur", "beslisser")


def load(*, people: dict[str, Any], now: datetime) -> None:
    """Make the demo responses that are missing. Running it twice changes nothing."""
    _set_up(people)
    load_responses(now=now, users=people)
    load_endings(now=now, users=people)
    load_split(now=now, users=people)


def _set_up(people: dict[str, Any]) -> None:
    """Who leads the work and whom to call about an own challenge; kept when somebody set it."""
    # A second decider, for objections about amounts that a fund leaves to deciders.
    people["budgethouder"].groups.add(Group.objects.get(name="decider"))
    site = Site.objects.get(is_default_site=True)
    if ChallengeSettings.objects.filter(site=site).exists():
        return
    ChallengeSettings.objects.create(
        site=site,
        lead=people["redacteur"],
        contact_name="Team Uitdaagrecht (fictief)",
        contact_phone="010 555 01 10",
        contact_email="uitdaagrecht@demodam.example",
        contact_hours="ma–do van 9 tot 16 uur",
        contact_hours_en="Mon–Thu 9.00–16.00",
    )


def load_responses(*, now: datetime, users: dict[str, Any]) -> None:
    """Make the demo responses that are missing, with `users` by role as the staff.

    A response is known by its made-up e-mail address; calls that are not there are skipped.
    """
    calls = {call.slug: call for call in CallPage.objects.live()}
    for demo in DEMOS:
        known = Response.objects.filter(email=demo.document.applicant.email).exists()
        if (demo.call in calls or demo.call == OWN) and not known:
            _make(demo, calls.get(demo.call), users, now)
    if GREEN in calls and not Response.objects.filter(call=calls[GREEN], status="draft").exists():
        _make_draft(calls[GREEN], now)
    add_parts(call=calls.get(GREEN), now=now)


def _make_draft(call: CallPage, now: datetime) -> None:
    at = now - timedelta(days=1)
    draft = services.start_draft(call=call, language="nl", now=at)
    for step, fields in (("wie", texts.DRAFT_WHO), ("plan", texts.DRAFT_PLAN)):
        services.save_step(response=draft, step=step, entry=StepEntry(fields=fields), now=at)


def _start(call: CallPage | None, at: datetime) -> Response:
    if call is None:
        return Response.objects.create(kind=ResponseKind.UNASKED, language="nl", created_at=at)
    return services.start_draft(call=call, language="nl", now=at)


def _make(demo: Demo, call: CallPage | None, users: dict[str, Any], now: datetime) -> None:
    def ago(days: int) -> datetime:
        return now - timedelta(days=days)

    sent_at = ago(demo.sent_days_ago)
    draft = _start(call, sent_at)
    # Who is asked for more goes on with what was typed; nobody opens the steps of the others.
    steps = typed_for(demo.document) if demo.question else {}
    for step, entry in steps.items():
        draft = services.save_step(response=draft, step=step, entry=entry, now=sent_at)
    response = services.send_response(
        response=draft,
        document=demo.document,
        draft_revision=draft.draft_revision,
        now=sent_at,
    )
    editor = users["redacteur"]
    if demo.taken_up_days_ago is not None:
        taken_up_at = ago(demo.taken_up_days_ago)
        services.take_up(response=response, by=editor, now=taken_up_at)
        if demo.note:
            services.add_note(response=response, text=demo.note, by=editor, now=taken_up_at)
        if demo.question:
            _ask(demo, response, editor, taken_up_at + timedelta(days=2))
    if demo.extended_days_ago is not None:
        services.extend_term(
            response=response, reason=demo.extension, by=editor, now=ago(demo.extended_days_ago)
        )
    _stop(demo, response, now)
    if demo.waits and demo.taken_up_days_ago is not None:
        _leave_waiting(demo, response, users, ago(demo.taken_up_days_ago - 3))
    elif demo.decision is not None and demo.decided_days_ago is not None:
        handling.decide(response, users, demo.decision, ago(demo.decided_days_ago))
        _object(demo, response, users, ago(demo.decided_days_ago - 8))
    if demo.has_agreement and demo.decided_days_ago is not None:
        _make_agreement(response, users["contractmanager"], ago(demo.decided_days_ago - 2))


def _ask(demo: Demo, response: Response, editor: Any, at: datetime) -> None:
    """Ask for more, and type in what came a week later on paper, if anything did."""
    services.ask_completion(response=response, question=demo.question, by=editor, now=at)
    if demo.completion is not None:
        _complete_on_paper(response, demo.completion, editor, at + WEEK)


def _complete_on_paper(
    response: Response, document: ResponseDocument, editor: Any, at: datetime
) -> None:
    entry = start_completion(
        response=response,
        channel=CounterChannel.PAPER,
        received_on=local_day(at),
        by=editor,
        now=at,
    )
    asked = Response.objects.get(pk=response.pk)
    services.complete_response(
        response=asked,
        document=document,
        draft_revision=asked.draft_revision,
        now=at + timedelta(hours=1),
        entry=entry,
    )


def _stop(demo: Demo, response: Response, now: datetime) -> None:
    """Without a decision: by the resident, or because the municipality withdrew the call."""
    if demo.withdrawn_days_ago is not None:
        at = now - timedelta(days=demo.withdrawn_days_ago)
        services.withdraw(response=response, by=None, now=at)
    if demo.closed_days_ago is not None:
        at = now - timedelta(days=demo.closed_days_ago)
        services.close_with_call(response_id=response.pk, now=at)


def _leave_waiting(demo: Demo, response: Response, users: dict[str, Any], at: datetime) -> None:
    if demo.decision is not None:
        handling.propose(response, users, demo.decision, at)
        return
    handling.advise(response, users, Action.ACCEPT, at)
    if demo.waits == "changes_proposed":
        services.propose_changes(
            response=response,
            words=(
                "Begin met de helft van de bomen, aan de kant van de school. Dan blijft er in het"
                " eerste jaar genoeg water en tijd om ze te verzorgen."
            ),
            by=users["redacteur"],
            now=at,
        )


def _object(demo: Demo, response: Response, users: dict[str, Any], at: datetime) -> None:
    if demo.objection:
        services.file_objection(response=response, words=demo.objection, now=at)
    if demo.objection_answer is not None:
        # Who decided first does not decide again.
        first = response.decision.decided_by.email
        roles = tuple(role for role in SECOND_DECIDERS if users[role].email != first)
        second = handling.decider_for(response, users, roles, demo.objection_answer.amount_cents)
        later = at + timedelta(days=20)
        services.declare_interest(response=response, person=second, has_conflict=False, now=later)
        services.decide_objection(
            response=response, text=demo.objection_answer, by=second, now=later
        )


def _make_agreement(response: Response, manager: Any, at: datetime) -> None:
    agreement = services.draft_agreement_for(response=response, by=manager, now=at)
    for role in agreement.parties.select_related("party"):
        role.party.is_fictitious = True
        role.party.save()
