"""The pages where a resident leaves something."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from pages.challenges.terms import term
from pages.challenges.views.private import keep_private
from pages.voices import forms
from pages.voices.selectors.support import support_state
from pages.voices.selectors.topics import PLAN
from pages.voices.services.questions import ask_question
from pages.voices.services.support import SupportText, give_support
from pages.voices.views.leaving import leave_voice, topic_or_404


@require_http_methods(["GET", "HEAD", "POST"])
@keep_private
def ask(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Ask a question."""
    topic = topic_or_404(kind, pk)
    return leave_voice(
        request,
        topic=topic,
        form_class=forms.QuestionForm,
        leave=lambda form, sender: ask_question(
            topic=topic,
            text=form.cleaned_data["text"],
            name=form.cleaned_data["name"],
            sender=sender,
            now=timezone.now(),
        ),
        template="voices/ask.html",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@keep_private
def support(request: HttpRequest, pk: int) -> HttpResponse:
    """Support a plan."""
    topic = topic_or_404(PLAN, pk)
    min_age = int(term("SUPPORT_MIN_AGE"))
    return leave_voice(
        request,
        topic=topic,
        form_class=partial(forms.SupportForm, min_age=min_age),
        leave=lambda form, sender: give_support(
            plan=topic.thing,
            text=SupportText(
                name=form.cleaned_data["name"],
                name_is_public=form.cleaned_data["name_is_public"],
                area=form.cleaned_data["area"],
                words=form.cleaned_data["words"],
                declared_age=min_age,
            ),
            sender=sender,
            now=timezone.now(),
        ),
        template="voices/support.html",
        context={"state": support_state(topic.thing)},
    )


@require_safe
@keep_private
def sent(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Look in your mail."""
    topic = topic_or_404(kind, pk)
    return render(
        request,
        "voices/sent.html",
        {"topic": topic, "trail_page": topic.page, "contact": topic.contact},
    )
