"""Questions in the admin: what waits, and answering it."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from pages.challenges.errors import Refused
from pages.challenges.views.posting import post_from
from pages.voices.errors import words_of
from pages.voices.forms import AnswerForm, ReasonForm
from pages.voices.models import Question
from pages.voices.permissions import can_handle_voices
from pages.voices.selectors.questions import questions_for_staff, stamp_of, state_of, traces_in
from pages.voices.selectors.topics import topic_of
from pages.voices.services.questions import (
    AnswerText,
    keep_answer,
    publish_answer,
    withhold_question,
)
from pages.voices.views.guards import desk_context, for_staff

PER_PAGE = 30


@require_safe
@for_staff(handles=False)
def index(request: HttpRequest) -> HttpResponse:
    """All questions; those that wait come first."""
    page = Paginator(questions_for_staff(), PER_PAGE).get_page(request.GET.get("p"))
    rows = [{"question": row, "topic": topic_of(row)} for row in page]
    return render(
        request,
        "voices/admin/questions.html",
        {
            **desk_context(_("Vragen"), "vragen"),
            "page": page,
            "rows": rows,
            "can_handle": can_handle_voices(request.user),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(handles=True)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The original beside what everybody will read; keep it or publish it."""
    question = get_object_or_404(questions_for_staff(), pk=pk)
    form = AnswerForm(request.POST or None, initial=_initial(question))
    problem = ""
    theirs = None
    if request.method == "POST" and form.is_valid():
        text = AnswerText(
            text=form.cleaned_data["text"],
            words=form.cleaned_data["words"],
            has_looked=form.cleaned_data["has_looked"],
            stamp=form.cleaned_data["stamp"],
        )
        try:
            kept = keep_answer(question=question, text=text)
            text = replace(text, stamp=stamp_of(kept))
            if "publiceer" not in request.POST:
                messages.success(
                    request, _("Uw tekst is bewaard. Hij staat nog niet op de pagina.")
                )
                return redirect("voices_desk:answer", pk)
            publish_answer(question=question, text=text, by=request.user, now=timezone.now())
        except Refused as refused:
            problem = words_of(refused)
            question.refresh_from_db()
            if refused.code == "changed_meanwhile":
                theirs = _initial(question)
            # The next attempt is made from what stands there now.
            form.data = {**form.data.dict(), "stamp": stamp_of(question)}
        else:
            messages.success(request, _("Vraag en antwoord staan op de pagina."))
            return redirect("voices_desk:index")
    return _show_answer(request, question, form, ReasonForm(), problem, theirs)


@post_from("voices_desk:answer", "pk")
@for_staff(handles=True)
def withhold(request: HttpRequest, pk: int) -> HttpResponse:
    """Do not publish this question, with the reason."""
    question = get_object_or_404(questions_for_staff(), pk=pk)
    reason = ReasonForm(request.POST)
    reason.is_valid()
    try:
        withhold_question(
            question=question,
            reason=reason.cleaned_data.get("reason", ""),
            by=request.user,
            now=timezone.now(),
        )
    except Refused as refused:
        form = AnswerForm(initial=_initial(question))
        return _show_answer(request, question, form, reason, words_of(refused))
    messages.success(request, _("De vraagsteller krijgt uw uitleg."))
    return redirect("voices_desk:index")


def _initial(question: Question) -> dict[str, str]:
    """What the form starts from."""
    return {
        "text": question.draft_text or question.text,
        "words": question.draft_answer,
        "stamp": stamp_of(question),
    }


def _show_answer(
    request: HttpRequest,
    question: Question,
    form: AnswerForm,
    reason_form: ReasonForm,
    problem: str,
    theirs: dict[str, str] | None = None,
) -> HttpResponse:
    topic = topic_of(question)
    shown = "\n".join(str(form[name].value() or "") for name in ("text", "words"))
    return render(
        request,
        "voices/admin/answer.html",
        {
            **desk_context(_("Vraag beantwoorden")),
            "question": question,
            "state": state_of(question),
            "topic": topic,
            "form": form,
            "reason_form": reason_form,
            "problem": problem,
            "theirs": theirs,
            "found": traces_in(question, shown),
            "found_before": traces_in(question, question.text),
            "published": question.answers.select_related("by").order_by("-pk"),
        },
    )
