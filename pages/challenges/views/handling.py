"""What a handler does between receipt and decision, each on a small page of its own."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from pages.challenges.enums import Action, TalkKind
from pages.challenges.errors import Refused
from pages.challenges.forms.handling import (
    AdmissibilityForm,
    AssignForm,
    HandOverForm,
    InterestForm,
    ReportForm,
    TalkForm,
)
from pages.challenges.models import Response
from pages.challenges.permissions import can_view
from pages.challenges.refusals import refusal_text
from pages.challenges.selectors.assessing import (
    assignment_of,
    declaration_of,
    has_conflict,
    may_read,
)
from pages.challenges.services import (
    assign_assessor,
    check_admissibility,
    declare_interest,
    hand_over,
    plan_talk,
    remove_assessor,
    report_talk,
)
from pages.challenges.views.guards import (
    back_to,
    can_give_away,
    closed_to,
    for_staff,
    forbidden,
    page_context,
)
from pages.challenges.views.posting import post_from_case
from pages.challenges.views.work import problems_of

# A page that can be looked at and posted to.
READS = ["GET", "HEAD", "POST"]


def small_page(
    request: HttpRequest,
    response: Response,
    *,
    title: str,
    intro: str,
    button: str,
    done: str,
    form: forms.Form,
    do: Callable[[Any], Any],
    leave: Callable[[], HttpResponse] | None = None,
    header: dict[str, Any] | None = None,
) -> HttpResponse:
    """A short form: shown with all its problems, or done once. `header` replaces the crumbs."""
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            do(form.cleaned_data)
        except Refused as refused:
            problem = refusal_text(refused)
        else:
            messages.success(request, done)
            return leave() if leave else back_to(response)
    return render(
        request,
        "challenges/admin/small.html",
        {
            **page_context(response, title),
            **(header or {}),
            "intro": intro,
            "button": button,
            "form": form,
            "problem": problem,
            "problems": problems_of(form) if form.is_bound else [],
        },
    )


def posted(request: HttpRequest) -> Any:
    """What a form is bound to: the post, or nothing."""
    return request.POST if request.method == "POST" else None


@require_http_methods(READS)
@for_staff(reads=False)
def interest(request: HttpRequest, response: Response) -> HttpResponse:
    """Say whether one has an interest; before that, only what is needed to know it is shown."""
    return ask_interest(request, response)


def ask_interest(
    request: HttpRequest, response: Response, header: dict[str, Any] | None = None
) -> HttpResponse:
    """The question about an interest, for staff and for residents who assess."""
    declared = declaration_of(response, request.user)
    is_assessor = assignment_of(response, request.user) is not None

    def leave() -> HttpResponse:
        if is_assessor:
            return redirect("challenge_assessments:assess", response.pk)
        if has_conflict(response, request.user) and can_give_away(response, request.user):
            return redirect("challenge_responses:hand_over", response.pk)
        return back_to(response) if can_view(request.user) else forbidden(request)

    if declared is not None and declared.has_conflict:
        return closed_to(request, response)
    form = InterestForm(posted(request))
    return small_page(
        request,
        response,
        title=_("Belang"),
        intro=_("Zaak %(number)s, plan “%(plan)s” van %(name)s.")
        % {
            "number": response.case_number,
            "plan": response.plan_title,
            "name": response.applicant_name,
        },
        button=_("Verklaar dit"),
        done=_("Uw verklaring is vastgelegd."),
        form=form,
        do=lambda data: declare_interest(
            response=response,
            person=request.user,
            has_conflict=data["interest"] == "ja",
            words=data["words"],
            now=timezone.now(),
        ),
        leave=leave,
        header=header,
    )


@require_http_methods(READS)
@for_staff(Action.HAND_OVER, reads=False)
def give(request: HttpRequest, response: Response) -> HttpResponse:
    """Give the case to a colleague; its handler also with an interest, without reading the case."""
    is_closed = has_conflict(response, request.user)
    gives_away = is_closed and can_give_away(response, request.user)
    if not (gives_away or may_read(response, request.user)):
        return closed_to(request, response)
    intro = _("De nieuwe en de vorige behandelaar krijgen een e-mail met uw reden.")
    if is_closed:
        intro = _(
            "U hebt een belang bij deze zaak. Geef haar aan een collega. Die krijgt een e-mail met"
            " uw reden, en wie het werk leidt ook."
        )
    return small_page(
        request,
        response,
        title=_("Zaak aan een collega geven"),
        intro=intro,
        button=_("Geef de zaak aan deze collega"),
        done=_("De zaak heeft een nieuwe behandelaar."),
        form=HandOverForm(posted(request), response=response),
        leave=lambda: redirect("challenge_responses:index") if is_closed else back_to(response),
        do=lambda data: hand_over(
            response=response,
            person=data["person"],
            reason=data["reason"],
            by=request.user,
            now=timezone.now(),
        ),
    )


@require_http_methods(READS)
@for_staff(Action.ASSIGN)
def assign(request: HttpRequest, response: Response) -> HttpResponse:
    """Ask somebody to assess."""
    return small_page(
        request,
        response,
        title=_("Beoordelaar vragen"),
        intro=_(
            "Vraag minstens twee mensen. Hoogstens een van die twee is een bewoner. Elke"
            " beoordelaar zegt eerst of die een belang heeft en ziet alleen de eigen dossiers."
        ),
        button=_("Vraag deze beoordelaar"),
        done=_("De beoordelaar is gevraagd."),
        form=AssignForm(posted(request), response=response),
        do=lambda data: assign_assessor(
            response=response, person=data["person"], by=request.user, now=timezone.now()
        ),
    )


@post_from_case
@for_staff(Action.ASSIGN)
def unassign(request: HttpRequest, response: Response, person_pk: int) -> HttpResponse:
    """Take an assessor off the case."""
    assignment = get_object_or_404(response.assignments, person_id=person_pk, removed_at=None)
    person = assignment.person
    try:
        remove_assessor(response=response, person=person, by=request.user, now=timezone.now())
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    return back_to(response)


@require_http_methods(READS)
@for_staff(Action.PLAN_TALK)
def talk(request: HttpRequest, response: Response) -> HttpResponse:
    """Plan a talk; the resident gets an invitation."""
    form = TalkForm(posted(request))
    return small_page(
        request,
        response,
        title=_("Gesprek plannen"),
        intro=_("De indiener krijgt een uitnodiging per e-mail."),
        button=_("Verstuur de uitnodiging"),
        done=_("De uitnodiging is verstuurd."),
        form=form,
        do=lambda data: plan_talk(
            response=response,
            kind=TalkKind(data["kind"]),
            planned_for=form.planned_for(),
            place=data["place"],
            by=request.user,
            now=timezone.now(),
        ),
    )


@require_http_methods(READS)
@for_staff(Action.REPORT_TALK)
def report(request: HttpRequest, response: Response, talk_pk: int) -> HttpResponse:
    """Share what was said."""
    planned = get_object_or_404(response.talks, pk=talk_pk)
    form = ReportForm(posted(request))
    return small_page(
        request,
        response,
        title=_("Verslag van het gesprek"),
        intro=_("Schrijf op wat is gezegd en afgesproken. De indiener krijgt het verslag."),
        button=_("Deel het verslag"),
        done=_("Het verslag is gedeeld met de indiener."),
        form=form,
        do=lambda _data: report_talk(
            talk=planned, text=form.report_text(), by=request.user, now=timezone.now()
        ),
    )


@require_http_methods(READS)
@for_staff(Action.CHECK_ADMISSIBILITY)
def admissibility(request: HttpRequest, response: Response) -> HttpResponse:
    """Go through the conditions."""
    form = AdmissibilityForm(posted(request))
    return small_page(
        request,
        response,
        title=_("Ontvankelijkheid toetsen"),
        intro=_(
            "Kan deze reactie worden behandeld? Een nee beslist niets: u vraagt dan een aanvulling,"
            " of u legt voor om de reactie niet te behandelen."
        ),
        button=_("Bewaar de toets"),
        done=_("De toets is vastgelegd."),
        form=form,
        do=lambda _data: check_admissibility(
            response=response, answers=form.answers(), by=request.user, now=timezone.now()
        ),
    )
