"""Responses in any state, made the way people make them: through the services."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import Locale, Page, Site

from pages.challenges import services
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
from pages.challenges.enums import Action, Remedies, ResponseKind
from pages.challenges.models import ChallengeSettings, Response
from pages.challenges.services.deciding import DecisionText
from pages.models import CallIndexPage, CallPage

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
REASON = "De buurt steunt dit plan en het groen wordt beter onderhouden dan nu het geval is."
HOW = "Zoek eerst twee straten die meedoen en kom dan terug met een kleiner plan voor het park."

_numbers = count(1)


def make_call(title: str = "Wie zorgt er voor het Singelpark?", **fields) -> CallPage:
    """A published call, open around NOW unless told otherwise."""
    # A test with real transactions empties all tables, also those that migrations filled.
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root")
    home = Site.objects.filter(is_default_site=True).first()
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
    return Response.objects.create(kind=ResponseKind.UNASKED, language="nl", created_at=now)


def make_sent(call: CallPage | None = None, *, now: datetime = NOW, **changes) -> Response:
    """A response that was sent."""
    draft = make_draft(call, now=now)
    return services.send_response(
        response=draft, document=make_document(**changes), draft_revision=0, now=now
    )


def make_in_handling(by, call: CallPage | None = None, *, now: datetime = NOW, **changes):
    """A response that someone handles."""
    return services.take_up(response=make_sent(call, now=now, **changes), by=by, now=now)


def decision_text(action: Action = Action.ACCEPT, **changes) -> DecisionText:
    """A decision that may be taken."""
    negative = {
        Action.REJECT: "DUURDER",
        Action.LEAVE_OUT: "ONVOLLEDIG",
        Action.DECLARE_INADMISSIBLE: "NIET_ONTVANKELIJK",
    }
    values = {
        "action": action,
        "reason": REASON,
        "reason_codes": (negative[action],) if action in negative else (),
        "how_to_succeed": HOW if action in negative else "",
        "conditions": "Eerst een proef van drie maanden."
        if action == Action.ACCEPT_WITH_CONDITIONS
        else "",
        "remedies": Remedies.OBJECTION if action in negative else Remedies.NONE,
        **changes,
    }
    return DecisionText(**values)


def make_decided(by, action: Action = Action.ACCEPT, *, now: datetime = NOW, **changes) -> Response:
    """A response with a decision."""
    response = make_in_handling(by, now=now, **changes)
    services.decide(response=response, text=decision_text(action), by=by, now=now)
    response.refresh_from_db()
    return response


def make_staff(group: str = "editor"):
    """Someone who may enter the admin, in one group."""
    user = get_user_model().objects.create_user(
        email=f"{group}-{next(_numbers)}@voorbeeld.example", password="wachtwoord"
    )
    role, _is_new = Group.objects.get_or_create(name=group)
    role.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(role)
    return user


def later(**delta) -> datetime:
    """Some time after NOW."""
    return NOW + timedelta(**delta)
