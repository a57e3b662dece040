"""Responses in any state, made the way people make them: through the services."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import Locale, Page, Site

from pages.challenges import services
from pages.challenges.admissibility import CONDITIONS
from pages.challenges.documents import (
    Applicant,
    BudgetLine,
    IndicatorProposal,
    Milestone,
    Partner,
    Plan,
    Planning,
    Publication,
    ResponseDocument,
    Results,
)
from pages.challenges.enums import (
    Action,
    Letter,
    PlanVerdict,
    PointKind,
    Remedies,
    Status,
    TalkKind,
)
from pages.challenges.models import ChallengeSettings, Response
from pages.challenges.selectors.lots import lots_to_weigh
from pages.challenges.services.advising import Answer
from pages.challenges.services.assessing import AssessmentText, Point, names_of_points
from pages.challenges.services.lot_outcomes import LotText
from pages.challenges.services.objecting import ObjectionText
from pages.challenges.services.objection_agreements import FateText
from pages.challenges.services.proposing import CriterionWords, DecisionText
from pages.challenges.services.talks import ReportText
from pages.challenges.subjects import subject_of
from pages.challenges.terms import local_day
from pages.models import CallIndexPage, CallPage
from pages.models.call_parts import CallCriterion
from tests.factories.completions import completed

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
REASON = "De buurt steunt dit plan en het groen wordt beter onderhouden dan nu het geval is."
HOW = "Zoek eerst twee straten die meedoen en kom dan terug met een kleiner plan voor het park."
WHAT_IS_MISSING = "U schreef niet waarom u het niet eens bent met het besluit."

_numbers = count(1)


def make_call(title: str = "Wie zorgt er voor het Singelpark?", **fields) -> CallPage:
    """A published call, open around NOW unless told otherwise."""
    # A test with real transactions empties all tables, also those that migrations filled.
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root")
    home = Site.objects.filter(is_default_site=True).first()
    Site.clear_site_root_paths_cache()  # of the sites of an earlier test
    parent = home.root_page if home else root
    index = CallIndexPage.objects.first()
    if index is None:
        index = parent.add_child(instance=CallIndexPage(title="Oproepen", slug="oproepen"))
    values = {
        "policy_field": "green",
        "task": "Gras maaien",
        "why": "Een mooier park",
        "area": "Singelwijk",
        "target_group": "Bewoners",
        "present_executor": "Groenbedrijf",
        "contract_note": "loopt af",
        "present_cost": 1000,
        "present_cost_source": "begroting",
        "quality_norm": "netjes",
        "may_differ": "planten",
        "must_stay": "paden",
        "input_asked": "plan",
        "input_not_asked": "stichting",
        "municipality_contributes": "gereedschap",
        "who_may_respond": "iedereen",
        "duration": "twee jaar",
        "legal_basis": "verordening",
        "opens_on": date(2026, 1, 1),
        "closes_on": date(2099, 1, 1),
        "decide_by": date(2099, 6, 1),
        "contact_name": "Noor de Wit",
        "contact_phone": "010 000 00 00",
        **fields,
    }
    call = index.add_child(
        instance=CallPage(title=title, slug=f"oproep-{next(_numbers)}", **values)
    )
    if "decide_by" not in fields:
        # No day was promised, so the term runs from receipt.
        CallPage.objects.filter(pk=call.pk).update(decide_by=None)
        call.decide_by = None
    return call


def set_municipality(**fields) -> ChallengeSettings:
    """Settings of the municipality; there has to be a site, so make a call first."""
    ours = ChallengeSettings.for_site(Site.objects.get(is_default_site=True))
    for name, value in fields.items():
        setattr(ours, name, value)
    ours.save()
    return ours


def make_document(**changes) -> ResponseDocument:
    """A complete document; `changes` replace its parts."""
    parts = {
        "applicant": Applicant(
            kind="group",
            name="Buurtgroep Singel (fictief)",
            email="singel@voorbeeld.example",
            phone="06 00000000",
            partners=(Partner("Schooltuin", "helpt met planten"),),
        ),
        "plan": Plan(
            title="Samen voor het Singelpark", different="Wij maaien minder en planten meer."
        ),
        "results": Results(
            indicators=(IndicatorProposal("Bewoners die meehelpen", "0", "40", "telling"),),
            budget=(BudgetLine("Plantgoed", 123_456), BudgetLine("Gereedschap", 50_00)),
        ),
        "planning": Planning(
            starts_on="2026-09-01",
            ends_on="2028-08-31",
            milestones=(Milestone("na de zomer", "eerste vak is klaar"),),
        ),
        "publication": Publication(name=True, plan=True),
        "is_declared_true": True,
        **changes,
    }
    return ResponseDocument(**parts)


def make_draft(call: CallPage | None = None, *, now: datetime = NOW) -> Response:
    """An empty draft."""
    return services.start_draft(call=call or make_call(), language="nl", now=now)


def make_unasked_draft(*, now: datetime = NOW) -> Response:
    """An empty challenge of somebody's own."""
    return services.start_own_draft(words="De speeltuin schoonhouden", language="nl", now=now)


def make_sent(call: CallPage | None = None, *, now: datetime = NOW, **changes) -> Response:
    """A response that was sent."""
    draft = make_draft(call, now=now)
    document = make_document(**changes)
    return services.send_response(response=draft, document=document, draft_revision=0, now=now)


def make_in_handling(
    by, call: CallPage | None = None, *, now: datetime = NOW, criteria: bool = False, **changes
):
    """A response that someone handles; with `criteria` its call has two."""
    if criteria:
        call = call or make_call()
        for name, why in (("Plezier", "Hebben mensen er zin in?"), ("Kosten", "Wat kost het?")):
            CallCriterion.objects.create(call=call, name=name, explanation=why)
        call = CallPage.objects.get(pk=call.pk)
    return services.take_up(response=make_sent(call, now=now, **changes), by=by, now=now)


def decision_text(action: Action = Action.ACCEPT, **changes) -> DecisionText:
    """A decision that may be taken."""
    negative = {
        Action.REJECT: "DUURDER",
        Action.LEAVE_OUT: "ONVOLLEDIG",
        Action.DECLARE_INADMISSIBLE: "NIET_ONTVANKELIJK",
    }
    what_changes = {
        Action.ACCEPT_WITH_CONDITIONS: "Eerst een proef van drie maanden.",
        Action.SOLVE_WITHOUT_TAKEOVER: "Wij maaien voortaan na de bloei.",
    }
    is_yes = action in (Action.ACCEPT, Action.ACCEPT_WITH_CONDITIONS)
    values = {
        "action": action,
        "reason": REASON,
        "reason_codes": (negative[action],) if action in negative else (),
        "how_to_succeed": HOW if action in negative else "",
        "conditions": what_changes.get(action, ""),
        "remedies": Remedies.OBJECTION if action in negative else Remedies.NONE,
        "amount_cents": 1_250_00 if is_yes else None,
        **changes,
    }
    return DecisionText(**values)


def objection_text(action: Action = Action.REJECT, **changes) -> ObjectionText:
    """A decision on an objection that may be taken."""
    agreement = changes.pop("agreement", FateText())
    values = vars(decision_text(action, **changes)).copy()
    del values["remedies"], values["fund"]
    return ObjectionText(**values, agreement=agreement)


def criterion_words(response: Response) -> tuple[CriterionWords, ...]:
    """Words on every criterion of a response."""
    return tuple(
        CriterionWords(row.code, f"Over {row.name}: minder dan nu.", "Nu gaat dit goed.")
        for row in subject_of(response).criteria
    )


def free(response: Response, *people, now: datetime = NOW) -> None:
    """Let these people declare that they have no interest in the case."""
    for person in people:
        services.declare_interest(response=response, person=person, has_conflict=False, now=now)


def assessment_text(response: Response, **changes) -> AssessmentText:
    """An assessment with words on everything."""
    points = [
        Point(
            kind,
            code,
            words=f"Wat ik vind van {code}.",
            present_words="Nu komt er niemand." if kind == PointKind.CRITERION else "",
            verdict=PlanVerdict.ENOUGH if kind == PointKind.PLAN else "",
        )
        for kind, code in names_of_points(subject_of(response).criteria, lots_to_weigh(response))
    ]
    return AssessmentText(**{"summary": "Ik zou het doen.", "points": points, **changes})


def assess_by(response: Response, person, by, *, now: datetime = NOW):
    """Let somebody be asked, declare to be free, and hand in."""
    services.assign_assessor(response=response, person=person, by=by, now=now)
    free(response, person, now=now)
    text = assessment_text(response)
    return services.hand_in_assessment(response=response, text=text, by=person, now=now)


def make_weighed(by, *, now: datetime = NOW, response: Response | None = None, **changes):
    """A response that was found admissible and assessed by two people."""
    response = response or make_in_handling(by, now=now, **changes)
    free(response, by, now=now)
    answers = [Answer(condition.code, is_met=True) for condition in CONDITIONS]
    services.check_admissibility(response=response, answers=answers, by=by, now=now)
    assess_by(response, make_staff("assessor"), by, now=now)
    assess_by(response, make_staff("panel_member"), by, now=now)
    response.refresh_from_db()
    return response


def make_advised(by, action: Action = Action.ACCEPT, *, now: datetime = NOW, **changes):
    """A response with an advice."""
    if action == Action.LEAVE_OUT:
        handled = make_in_handling(by, now=now, **changes)
        changes = {"response": completed(handled, make_document(), by=by, now=now)}
    response = make_weighed(by, now=now, **changes)
    services.advise(response=response, action=action, words=REASON, by=by, now=now)
    response.refresh_from_db()
    return response


def make_proposed(
    by,
    action: Action = Action.ACCEPT,
    *,
    now: datetime = NOW,
    remedies: Remedies | None = None,
    **changes,
):
    """A response of which a decision waits for another person; gives the proposal."""
    response = make_advised(by, action, now=now, **changes)
    if action == Action.ACCEPT_WITH_CONDITIONS:
        services.propose_changes(response=response, words=REASON, by=by, now=now)
        services.answer_changes(response=response, agrees=True, by=None, now=now)
    how = {"remedies": remedies} if remedies else {}
    lots = tuple(
        LotText(lot.code, is_granted=True, amount_cents=0 if number else 1_250_00)
        for number, lot in enumerate(lots_to_weigh(response))
    )
    text = decision_text(action, criteria=criterion_words(response), lots=lots, **how)
    return services.propose_decision(response=response, text=text, by=by, now=now)


def make_decided(
    by,
    action: Action = Action.ACCEPT,
    *,
    now: datetime = NOW,
    decider=None,
    remedies: Remedies | None = None,
    **changes,
) -> Response:
    """A response with a decision: prepared by one person, taken by another."""
    proposal = make_proposed(by, action, now=now, remedies=remedies, **changes)
    return _decided(proposal, decider, now=now)


def make_granted_with_objection(by, *, now: datetime = NOW, **changes) -> Response:
    """A grant of 1.250 euro that can be objected to, with an objection that it is too little."""
    return object_to(make_advised(by, now=now, **changes), Action.ACCEPT, now=now)


def object_to(response: Response, action: Action, *, now: datetime = NOW) -> Response:
    """Decide on a weighed or advised response, and object to that."""
    by = response.handler
    if response.status != Status.ADVISED:
        services.advise(response=response, action=action, words=REASON, by=by, now=now)
    words = criterion_words(response)
    text = decision_text(action, remedies=Remedies.OBJECTION, criteria=words)
    proposal = services.propose_decision(response=response, text=text, by=by, now=now)
    response = _decided(proposal, now=now)
    services.file_objection(response=response, words="Het is te weinig.", now=now)
    response.refresh_from_db()
    return response


def _decided(proposal, decider=None, *, now: datetime) -> Response:
    decider = decider or make_staff("decider")
    free(proposal.response, decider, now=now)
    services.decide(proposal=proposal, by=decider, now=now)
    return Response.objects.get(pk=proposal.response_id)


def send_decision(response: Response, *, now: datetime = NOW) -> Response:
    """Let the letter with the decision leave: from then on the weeks to object count."""
    for message in response.messages.filter(letter=Letter.DECISION):
        services.deliver_message(message_id=message.pk, now=now)
    return response


def make_talk(by, response: Response, *, now: datetime = NOW):
    """A talk that was held, with its report."""
    talk = services.plan_talk(
        response=response,
        kind=TalkKind.INTAKE,
        planned_for=now + timedelta(days=1),
        place="Wijkcentrum",
        by=by,
        now=now,
    )
    text = ReportText(took_place=True, words="Wij spraken over het park.", present="Jo en Noor")
    services.report_talk(talk=talk, text=text, by=by, now=now)
    return talk


def make_mending(by, *, now: datetime = NOW) -> Response:
    """A rejection with an objection from which something is missing, for two weeks."""
    response = make_decided(by, Action.REJECT, now=now)
    services.file_objection(response=response, words="Ik ben het oneens.", now=now)
    services.ask_mending(
        response=response,
        words=WHAT_IS_MISSING,
        mend_by=local_day(now) + timedelta(days=14),
        by=by,
        now=now,
    )
    response.refresh_from_db()
    return response


def make_objected(by, *, now: datetime = NOW) -> Response:
    """A rejection after everything that can be written down, with an objection decided on."""
    response = make_weighed(by, now=now, criteria=True)
    make_talk(by, response, now=now)
    services.advise(response=response, action=Action.REJECT, words=REASON, by=by, now=now)
    services.propose_changes(response=response, words=HOW, by=by, now=now)
    services.answer_changes(response=response, agrees=False, by=None, now=now)
    text = decision_text(Action.REJECT, criteria=criterion_words(response))
    proposal = services.propose_decision(response=response, text=text, by=by, now=now)
    first, second = make_staff("decider"), make_staff("approver")
    free(response, first, second, now=now)
    services.decide(proposal=proposal, by=first, now=now)
    services.file_objection(response=response, words="Ik ben het oneens.", now=now)
    services.decide_objection(
        response=response,
        text=objection_text(criteria=criterion_words(response)),
        by=second,
        now=now,
    )
    response.refresh_from_db()
    return response


def make_staff(group: str = "editor"):
    """Someone who may enter the admin, in one group."""
    email = f"{group}-{next(_numbers)}@voorbeeld.example"
    user = get_user_model().objects.create_user(email=email, password="wachtwoord")
    role, _is_new = Group.objects.get_or_create(name=group)
    role.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(role)
    return user


def later(**delta) -> datetime:
    """Some time after NOW."""
    return NOW + timedelta(**delta)
