"""Late responses: staff give leave, the resident starts by the private link."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from pages.challenges import abuse
from pages.challenges.calls import contact_of
from pages.challenges.enums import Action
from pages.challenges.errors import Refused
from pages.challenges.forms.lateness import AdmissionForm, EarlierDraftForm
from pages.challenges.forms.step_list import asked_at_start, steps_for
from pages.challenges.models import LateAdmission
from pages.challenges.permissions import can_act
from pages.challenges.refusals import refusal_text
from pages.challenges.selectors.lateness import admissions, find_admission
from pages.challenges.services.lateness import admit_late, start_late
from pages.challenges.subjects import CallSubject
from pages.challenges.terms import local_day
from pages.challenges.views.guards import forbidden, page_context
from pages.challenges.views.private import keep_private
from pages.challenges.views.starting import problem_with_pace


@require_http_methods(["GET", "HEAD", "POST"])
def admit(request: HttpRequest) -> HttpResponse:
    """Give leave for a late response, and see which there are."""
    if not can_act(request.user, Action.TAKE_UP):
        return forbidden(request)
    form = AdmissionForm(request.POST or None)
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            admit_late(**form.cleaned_data, by=request.user, now=timezone.now())
        except Refused as refused:
            problem = refusal_text(refused)
        else:
            messages.success(
                request, _("De link staat onder aan de pagina. Geef hem aan wie het vroeg.")
            )
            return redirect("challenge_responses:late")
    context = page_context(None)
    context["breadcrumbs_items"] += [
        {"url": reverse("challenge_responses:index"), "label": _("Reacties")},
        {"url": "", "label": _("Te late reacties")},
    ]
    return render(
        request,
        "challenges/admin/late.html",
        {
            **context,
            "header_title": _("Te late reacties"),
            "header_icon": "mail",
            "form": form,
            "problem": problem,
            "rows": [
                {"admission": row, "link": _link(request, row), "came": _what_came(row)}
                for row in admissions()[:100]
            ],
            "today": local_day(timezone.now()),
        },
    )


def _link(request: HttpRequest, admission: LateAdmission) -> str:
    return request.build_absolute_uri(reverse("challenges:start_late", args=[admission.token]))


def _what_came(admission: LateAdmission) -> str:
    response = getattr(admission, "response", None)
    if response is None:
        return _("Nog niet begonnen")
    return response.case_number or _("Concept begonnen")


@require_http_methods(["GET", "HEAD", "POST"])
@keep_private
def start_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The first page of a response that may come in late."""
    admission = find_admission(token)
    if admission is None:
        raise Http404
    response = getattr(admission, "response", None)
    if response is not None:
        return redirect("challenges:draft", response.token)
    now = timezone.now()
    now_s = int(now.timestamp())
    form = EarlierDraftForm(request.POST if request.method == "POST" else None)
    problem = ""
    if request.method == "POST" and form.is_valid():
        problem = problem_with_pace(request, "start", "STARTS_PER_HOUR", now_s)
        if not problem:
            try:
                started = start_late(
                    admission=admission,
                    language=(get_language() or "nl")[:2],
                    now=now,
                    owner=request.user if request.user.is_authenticated else None,
                    draft_token=form.token(),
                )
            except Refused as refused:
                problem = refusal_text(refused)
            else:
                return redirect("challenges:draft", started.token)
    subject = CallSubject(admission.call)
    return render(
        request,
        "challenges/start_late.html",
        {
            "admission": admission,
            "call": admission.call,
            "trail_page": admission.call,
            "contact": contact_of(admission.call),
            "is_over": admission.until < local_day(now),
            "steps": steps_for(asked_at_start(subject)),
            "form": form,
            "problem": problem,
            "moment": abuse.make_moment(now_s),
            "decide_by": subject.decide_by(now),
        },
    )
