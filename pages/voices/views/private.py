"""The page behind the link in a mail: confirm, look back, withdraw."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from pages.challenges.errors import Refused
from pages.challenges.views.private import keep_private
from pages.voices.errors import words_of
from pages.voices.forms import WishesForm
from pages.voices.models import Attendance, Follow, Question, Support, Voice
from pages.voices.selectors.private import find_voice
from pages.voices.selectors.questions import state_of
from pages.voices.selectors.support import support_state
from pages.voices.selectors.topics import topic_of
from pages.voices.services.following import (
    Wishes,
    change_wishes,
    confirm_follow,
    stop_following,
)
from pages.voices.services.meetings import cancel_attendance, confirm_attendance
from pages.voices.services.questions import confirm_question, withdraw_question
from pages.voices.services.support import confirm_support, withdraw_support

Act = Callable[[Voice, HttpRequest], None]


def _question_context(question: Any) -> dict[str, Any]:
    return {"state": state_of(question), "answer": question.answers.order_by("-pk").first()}


def _support_context(support: Any) -> dict[str, Any]:
    return {"state": support_state(support.plan)}


def _follow_context(follow: Any) -> dict[str, Any]:
    return {"form": WishesForm(initial=vars(follow))}


def _change(follow: Any, request: HttpRequest) -> None:
    form = WishesForm(request.POST)
    form.is_valid()
    change_wishes(row=follow, wishes=Wishes(**form.wishes()))


def _meeting_context(row: Any) -> dict[str, Any]:
    return {"meeting": row.meeting}


# Per kind: the page, what else it shows, and what its buttons do.
PAGES: dict[type[Voice], tuple[str, Callable[[Any], dict[str, Any]], dict[str, Act]]] = {
    Question: (
        "voices/my_question.html",
        _question_context,
        {
            "bevestig": lambda row, _request: confirm_question(question=row, now=timezone.now()),
            "intrekken": lambda row, _request: withdraw_question(question=row, now=timezone.now()),
        },
    ),
    Support: (
        "voices/my_support.html",
        _support_context,
        {
            "bevestig": lambda row, _request: confirm_support(support=row, now=timezone.now()),
            "intrekken": lambda row, _request: withdraw_support(support=row, now=timezone.now()),
        },
    ),
    Follow: (
        "voices/my_follow.html",
        _follow_context,
        {
            "bevestig": lambda row, _request: confirm_follow(row=row, now=timezone.now()),
            "wensen": _change,
            "intrekken": lambda row, _request: stop_following(row=row, now=timezone.now()),
        },
    ),
    Attendance: (
        "voices/my_attendance.html",
        _meeting_context,
        {
            "bevestig": lambda row, _request: confirm_attendance(row=row, now=timezone.now()),
            "intrekken": lambda row, _request: cancel_attendance(row=row, now=timezone.now()),
        },
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@keep_private
def show(request: HttpRequest, token: str) -> HttpResponse:
    """What somebody left. Confirming takes a button: mail programs open links by themselves."""
    voice = find_voice(token)
    if voice is None:
        raise Http404
    template, more, acts = PAGES[type(voice)]
    problem = ""
    if request.method == "POST":
        act = acts.get(request.POST.get("doe", ""))
        if act is None:
            raise Http404
        try:
            act(voice, request)
        except Refused as refused:
            problem = words_of(refused)
        else:
            return redirect("voices:private", token)
    topic = topic_of(voice)
    return render(
        request,
        template,
        {
            "voice": voice,
            "topic": topic,
            "trail_page": topic.page,
            "contact": topic.contact,
            "is_expired": voice.is_expired(timezone.now()),
            "problem": problem,
            **more(voice),
        },
    )
