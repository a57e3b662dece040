"""Reporting a text, and objecting to its removal."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from pages.challenges import abuse
from pages.challenges.errors import Refused
from pages.challenges.models import Response
from pages.challenges.views.private import keep_private, with_response
from pages.challenges.views.starting import problem_with_pace
from pages.voices.enums import Ground
from pages.voices.errors import words_of
from pages.voices.forms import ObjectionForm, ReportForm
from pages.voices.models import PublicPlan, Question, Support
from pages.voices.selectors.moderation import (
    PLAN_TEXT,
    QUESTION,
    SUPPORT,
    PublicText,
    decisions_of,
    find_text,
)
from pages.voices.selectors.private import find_voice
from pages.voices.services.moderating import object_to_removal, report_text


@require_http_methods(["GET", "HEAD", "POST"])
@keep_private
def report(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Say that a text should not be here."""
    text = find_text(kind, pk)
    if text is None:
        raise Http404
    now = timezone.now()
    now_s = int(now.timestamp())
    form = ReportForm(request.POST or None)
    problem = ""
    if request.method == "POST" and form.is_valid():
        problem = problem_with_pace(request, "report", "VOICES_PER_HOUR", now_s)
        if not problem:
            report_text(
                text=text,
                ground=Ground(form.cleaned_data["ground"]),
                words=form.cleaned_data["words"],
                now=now,
            )
            return render(request, "voices/reported.html", _context(text))
    context = {
        **_context(text),
        "form": form,
        "problem": problem,
        "problems": form.problems() if form.is_bound else [],
        "moment": abuse.make_moment(now_s),
    }
    return render(request, "voices/report.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@keep_private
def object_to(request: HttpRequest, token: str) -> HttpResponse:
    """The writer of a question or of words of support does not agree."""
    voice = find_voice(token)
    kind = {Question: QUESTION, Support: SUPPORT}.get(type(voice))
    if kind is None:
        raise Http404
    return _object(request, PublicText(kind, voice))


@require_http_methods(["GET", "HEAD", "POST"])
@with_response
def object_to_plan(request: HttpRequest, response: Response) -> HttpResponse:
    """The submitter of a plan does not agree."""
    plan = PublicPlan.objects.filter(response=response).first()
    if plan is None:
        raise Http404
    return _object(request, PublicText(PLAN_TEXT, plan))


def _object(request: HttpRequest, text: PublicText) -> HttpResponse:
    form = ObjectionForm(request.POST or None)
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            object_to_removal(text=text, words=form.cleaned_data["words"], now=timezone.now())
        except Refused as refused:
            problem = words_of(refused)
        else:
            return redirect(request.path + "?klaar=1")
    context = {
        **_context(text),
        "form": form,
        "problem": problem,
        "decision": decisions_of(text).first() if text.is_gone else None,
        "is_sent": "klaar" in request.GET,
    }
    return render(request, "voices/object.html", context)


def _context(text: PublicText) -> dict:
    topic = text.topic
    return {"text": text, "topic": topic, "trail_page": topic.page, "contact": topic.contact}
