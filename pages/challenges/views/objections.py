"""What staff record about an objection while it waits: more time, and taking it back."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pages.challenges.enums import Action
from pages.challenges.forms.objections import AdjournForm
from pages.challenges.forms.staff import WithdrawForm
from pages.challenges.models import Response
from pages.challenges.services import adjourn_objection, withdraw_objection
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
