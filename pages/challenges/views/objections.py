"""What staff record about an objection: more time, what is missing, and taking it back."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pages.challenges.enums import Action
from pages.challenges.forms.objections import AdjournForm, AskMendingForm, MendedForm
from pages.challenges.forms.staff import WithdrawForm
from pages.challenges.models import Response
from pages.challenges.services import (
    adjourn_objection,
    ask_mending,
    mend_objection,
    withdraw_objection,
)
from pages.challenges.terms import complete_by
from pages.challenges.views.guards import for_staff
from pages.challenges.views.handling import READS, posted, small_page


@require_http_methods(READS)
@for_staff(Action.ADJOURN_OBJECTION)
def adjourn(request: HttpRequest, response: Response) -> HttpResponse:
    """Take more time for the decision on the objection."""
    return small_page(
        request,
        response,
        title=_("Meer tijd voor het bezwaar"),
        intro=_("De indiener krijgt een brief met de reden en de nieuwe dag."),
        button=_("Stel het besluit uit"),
        done=_("Het besluit op het bezwaar is uitgesteld. De indiener krijgt een brief."),
        form=AdjournForm(posted(request)),
        do=lambda data: adjourn_objection(
            response=response,
            reason=data["reason"],
            consent_weeks=data["consent_weeks"] or 0,
            by=request.user,
            now=timezone.now(),
        ),
    )


@require_http_methods(READS)
@for_staff(Action.ASK_MENDING)
def ask_to_mend(request: HttpRequest, response: Response) -> HttpResponse:
    """Say what is missing from the objection; the term stands still."""
    return small_page(
        request,
        response,
        title=_("Vraag om het bezwaar aan te vullen"),
        intro=_("De indiener krijgt een brief. Tot de dag die u kiest, staat de termijn stil."),
        button=_("Vraag dit aan de indiener"),
        done=_("De indiener krijgt een brief. De termijn staat stil."),
        form=AskMendingForm(posted(request), initial={"mend_by": complete_by(timezone.now())}),
        do=lambda data: ask_mending(
            response=response,
            words=data["words"],
            mend_by=data["mend_by"],
            by=request.user,
            now=timezone.now(),
        ),
    )


@require_http_methods(READS)
@for_staff(Action.MEND_OBJECTION)
def record_mending(request: HttpRequest, response: Response) -> HttpResponse:
    """Record what was missing and came in on paper or by phone."""
    return small_page(
        request,
        response,
        title=_("Aanvulling van het bezwaar vastleggen"),
        intro=_("Vanaf de dag van ontvangst loopt de termijn weer. De indiener krijgt bericht."),
        button=_("Leg de aanvulling vast"),
        done=_("De aanvulling is vastgelegd. De termijn loopt weer."),
        form=MendedForm(posted(request)),
        do=lambda data: mend_objection(
            response=response,
            words=data["words"],
            received_on=data["received_on"],
            by=request.user,
            now=timezone.now(),
        ),
    )


@require_http_methods(READS)
@for_staff(Action.WITHDRAW_OBJECTION)
def record_withdrawal(request: HttpRequest, response: Response) -> HttpResponse:
    """Record that the resident takes the objection back, said by phone or on paper."""
    return small_page(
        request,
        response,
        title=_("Bezwaar ingetrokken"),
        intro=_("Het eerste besluit blijft dan gelden. De indiener krijgt een bevestiging."),
        button=_("Leg vast dat het bezwaar is ingetrokken"),
        done=_("Het bezwaar is ingetrokken. De indiener krijgt bericht."),
        form=WithdrawForm(posted(request)),
        do=lambda data: withdraw_objection(
            response=response, reason=data["reason"], by=request.user, now=timezone.now()
        ),
    )
