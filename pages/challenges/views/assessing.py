"""Where assessors work: their own dossiers, and nothing else. For staff and for residents."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pages.challenges.enums import Action, Who, WorkKind
from pages.challenges.forms.assessing import AssessmentForm
from pages.challenges.models import AssessorAssignment, Response
from pages.challenges.permissions import can_assess
from pages.challenges.presentation import sections_of
from pages.challenges.selectors.assessing import (
    assignment_of,
    compare,
    dossiers_of,
    has_conflict,
    has_declared_free,
    may_read,
    visible_assessments,
)
from pages.challenges.selectors.lots import lots_to_weigh
from pages.challenges.selectors.responses import last_document
from pages.challenges.services import hand_in_assessment
from pages.challenges.subjects import subject_of
from pages.challenges.views.advising import cannot_now
from pages.challenges.views.attachments import send_to_staff
from pages.challenges.views.guards import forbidden
from pages.challenges.views.handling import READS, ask_interest
from pages.challenges.views.work import Work, show_work


def _crumbs(title: str = "") -> dict:
    items = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("challenge_assessments:index"), "label": _("Mijn beoordelingen")},
    ]
    if title:
        items.append({"url": "", "label": title})
    return {
        "breadcrumbs_items": items,
        "header_title": title or _("Mijn beoordelingen"),
        "header_icon": "clipboard-list",
    }


def _own(request: HttpRequest, pk: int) -> Response:
    """The response, when this person was asked to assess it; else it is not there."""
    assignment = AssessorAssignment.objects.filter(
        response_id=pk, person=request.user, removed_at=None
    ).first()
    if assignment is None:
        raise Http404
    return assignment.response


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The dossiers that somebody was asked to assess, with what is to be done."""
    if not can_assess(request.user):
        return forbidden(request)
    rows = []
    for assignment in dossiers_of(request.user):
        response = assignment.response
        is_in = response.assessments.filter(person=request.user).exists()
        if has_conflict(response, request.user):
            todo = _("U hebt een belang; een collega neemt het over.")
        elif not has_declared_free(response, request.user):
            todo = _("Zeg eerst of u een belang hebt.")
        elif is_in:
            todo = _("Uw beoordeling is ingeleverd.")
        else:
            todo = _("Schrijf uw beoordeling.")
        rows.append({"case": response, "todo": todo, "is_in": is_in})
    return render(request, "challenges/admin/assessments.html", {**_crumbs(), "rows": rows})


@require_http_methods(READS)
def interest(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whether one has an interest, before anything else."""
    if not can_assess(request.user):
        return forbidden(request)
    response = _own(request, pk)
    return ask_interest(request, response, _crumbs(response.case_number))


@require_safe
def attachment(request: HttpRequest, pk: int, attachment_pk: int) -> HttpResponseBase:
    """A file that was sent with the plan, for who was asked to assess it and has no interest."""
    if not can_assess(request.user):
        return forbidden(request)
    response = _own(request, pk)
    if not may_read(response, request.user):
        return redirect("challenge_assessments:interest", response.pk)
    return send_to_staff(request, response, attachment_pk)


@require_http_methods(READS)
def assess(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the plan and write about it; afterwards, what the others wrote."""
    if not can_assess(request.user):
        return forbidden(request)
    response = _own(request, pk)
    if not may_read(response, request.user):
        return redirect("challenge_assessments:interest", response.pk)
    criteria, lots = subject_of(response).criteria, lots_to_weigh(response)
    own = response.assessments.filter(person=request.user).order_by("-pk").first()
    context = {
        **_crumbs(response.case_number),
        "case": response,
        # Not who it is from: an address or telephone number is not needed to weigh a plan.
        "sections": [one for one in sections_of(last_document(response)) if one.slug != "wie"],
        "own": own,
        "compared": compare(visible_assessments(response, request.user)) if own else [],
        "is_assigned": assignment_of(response, request.user) is not None,
    }
    return show_work(
        request,
        response,
        Work(
            kind=WorkKind.ASSESSMENT,
            title=_("Uw beoordeling"),
            intro=_(
                "Schrijf in gewone woorden. De vragen helpen u; zij zijn niet bedoeld om een plan"
                " onderuit te halen. Andere beoordelaars lezen uw tekst pas als hun eigen"
                " beoordeling is ingeleverd."
            ),
            button=_("Lever uw beoordeling in"),
            done=_("Bedankt. Uw beoordeling is ingeleverd."),
            make_form=lambda *args, **kw: AssessmentForm(*args, criteria=criteria, lots=lots, **kw),
            hand_in=lambda form: hand_in_assessment(
                response=response, text=form.assessment_text(), by=request.user, now=timezone.now()
            ),
            leave=lambda: redirect("challenge_assessments:index"),
            context=context,
            blocked="" if own else cannot_now(response, Action.ASSESS, Who.ASSESSOR),
            template="challenges/admin/assess.html",
        ),
    )
