"""Demo responses in every state, made through the services, as people would make them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from wagtail.models import Site

from pages.challenges import services
from pages.challenges.documents import ResponseDocument
from pages.challenges.drafts import StepEntry
from pages.challenges.enums import Action, Remedies, ResponseKind
from pages.challenges.models import ChallengeSettings, Response
from pages.challenges.services.deciding import DecisionText
from pages.demo import response_texts as texts
from pages.models import CallPage

OWN = ""  # no call: a challenge of somebody's own
GREEN, HOUSE, LANGUAGE = "groen-in-de-waterwijk", "buurthuis-de-sluis", "taalles-dichtbij"


@dataclass(frozen=True)
class Demo:
    """One response: to which call, how many days ago, and what happened after."""

    call: str
    sent_days_ago: int
    document: ResponseDocument
    taken_up_days_ago: int | None = None
    question: str = ""
    note: str = ""
    extended_days_ago: int | None = None
    extension: str = ""
    decided_days_ago: int | None = None
    decision: DecisionText | None = None
    withdrawn_days_ago: int | None = None
    has_agreement: bool = False


DEMOS = (
    Demo(GREEN, 2, texts.GARDENERS),
    Demo(
        GREEN,
        11,
        texts.STREET,
        taken_up_days_ago=8,
        note="Gebeld met de wijkbeheerder: die kent de straat en is enthousiast.",
        extended_days_ago=4,
        extension=(
            "Uw plan raakt ook het riool onder de straat. Wij wachten op de tekening van het"
            " waterschap, want zonder die tekening weten wij niet of er bomen kunnen staan."
        ),
    ),
    Demo(
        HOUSE,
        20,
        texts.HOUSE,
        taken_up_days_ago=15,
        question="Wie is er op zondag aanwezig, en wie belt bij storing de gemeente?",
    ),
    Demo(HOUSE, 30, texts.KITCHEN, withdrawn_days_ago=25),
    # Too late on purpose: the list must show what that looks like. No call promised a day, so the
    # eight weeks of the law hold.
    Demo(OWN, 75, texts.CHOIR, taken_up_days_ago=71),
    Demo(
        LANGUAGE,
        92,
        texts.LANGUAGE_CAFE,
        taken_up_days_ago=88,
        decided_days_ago=60,
        decision=DecisionText(
            action=Action.ACCEPT,
            reason=(
                "Uw plan brengt mensen bij elkaar die nu thuis zitten. De vier avonden laten zien"
                " dat de buurt meedoet. De kosten per deelnemer zijn niet hoger dan nu."
            ),
        ),
        has_agreement=True,
    ),
    Demo(
        LANGUAGE,
        90,
        texts.BUDDIES,
        taken_up_days_ago=84,
        decided_days_ago=52,
        decision=DecisionText(
            action=Action.ACCEPT_WITH_CONDITIONS,
            reason=(
                "Een maatje binnen twee weken is veel sneller dan de wachtlijst nu. Wij weten nog"
                " niet zeker of er genoeg maatjes zijn voor zestig mensen."
            ),
            conditions="Begin met twintig mensen. Na een half jaar kijken wij samen hoe het gaat.",
        ),
    ),
    Demo(
        LANGUAGE,
        86,
        texts.APP,
        taken_up_days_ago=80,
        decided_days_ago=45,
        decision=DecisionText(
            action=Action.REJECT,
            reason=(
                "Uw plan kost meer dan twee keer zoveel als de lessen nu. Deelnemers zeiden ons"
                " dat zij juist mensen willen ontmoeten, en dat kan niet met alleen een app."
            ),
            reason_codes=("DUURDER", "MARKTINITIATIEF"),
            how_to_succeed=(
                "Zoek een partner in de wijk die de lessen geeft en gebruik de app daarnaast."
                " Reken dan opnieuw uit wat het per deelnemer kost."
            ),
            remedies=Remedies.TALK,
        ),
    ),
    Demo(
        LANGUAGE,
        70,
        texts.LIBRARY,
        taken_up_days_ago=66,
        decided_days_ago=40,
        decision=DecisionText(
            action=Action.SOLVE_WITHOUT_TAKEOVER,
            reason=(
                "U hebt gelijk: wie werkt, kon nooit naar les. Wij beginnen in februari zelf met"
                " twee avondgroepen, op dinsdag en op donderdag in de bibliotheek."
            ),
        ),
    ),
    Demo(
        LANGUAGE,
        68,
        texts.UNFINISHED,
        taken_up_days_ago=64,
        question="Wat gaat u precies doen, met wie, en wat kost het?",
        decided_days_ago=35,
        decision=DecisionText(
            action=Action.LEAVE_OUT,
            reason=(
                "Wij konden uw plan niet beoordelen, omdat niet duidelijk is wat u gaat doen. Op"
                " onze vraag om meer uitleg hebben wij geen antwoord gekregen."
            ),
            reason_codes=("ONVOLLEDIG",),
            how_to_succeed=(
                "Vertel wat u gaat doen, met wie en wat het ongeveer kost. Wij helpen u graag"
                " met opschrijven: bel ons voor een afspraak."
            ),
            remedies=Remedies.OBJECTION,
        ),
    ),
    Demo(
        LANGUAGE,
        98,
        texts.PASSPORTS,
        taken_up_days_ago=97,
        decided_days_ago=85,
        decision=DecisionText(
            action=Action.DECLARE_INADMISSIBLE,
            reason=(
                "Paspoorten mag volgens de wet alleen de gemeente uitgeven. Uw plan gaat ook niet"
                " over taallessen, en daar is deze oproep voor."
            ),
            reason_codes=("VOORBEHOUDEN_TAAK", "NIET_ONTVANKELIJK"),
            how_to_succeed=(
                "Een koffietafel naast ons loket in het buurthuis kan wel. Bel ons, dan kijken"
                " wij samen wat u daar zou kunnen doen."
            ),
            remedies=Remedies.OBJECTION,
        ),
    ),
)


def load(*, people: dict[str, Any], now: datetime) -> None:
    """Make the demo responses that are missing. Running it twice changes nothing."""
    _set_up(people)
    load_responses(now=now, users=people)


def _set_up(people: dict[str, Any]) -> None:
    """Who leads the work and whom to call about an own challenge; kept when somebody set it."""
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
    response = services.send_response(
        response=draft, document=demo.document, draft_revision=0, now=sent_at
    )
    editor, assessor = users["redacteur"], users["beoordelaar"]
    if demo.taken_up_days_ago is not None:
        taken_up_at = ago(demo.taken_up_days_ago)
        services.take_up(response=response, by=editor, now=taken_up_at)
        if demo.note:
            services.add_note(response=response, text=demo.note, by=editor, now=taken_up_at)
        if demo.question:
            asked_at = taken_up_at + timedelta(days=2)
            services.ask_completion(
                response=response, question=demo.question, by=editor, now=asked_at
            )
    if demo.extended_days_ago is not None:
        services.extend_term(
            response=response, reason=demo.extension, by=editor, now=ago(demo.extended_days_ago)
        )
    if demo.withdrawn_days_ago is not None:
        services.withdraw(response=response, by=None, now=ago(demo.withdrawn_days_ago))
    if demo.decision is not None and demo.decided_days_ago is not None:
        decided_at = ago(demo.decided_days_ago)
        services.decide(response=response, text=demo.decision, by=assessor, now=decided_at)
    if demo.has_agreement and demo.decided_days_ago is not None:
        agreement = services.draft_agreement_for(
            response=response,
            by=users["contractmanager"],
            now=ago(demo.decided_days_ago - 2),
        )
        for role in agreement.parties.select_related("party"):
            role.party.is_fictitious = True
            role.party.save()
