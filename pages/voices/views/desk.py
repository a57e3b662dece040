"""Questions in the admin: what waits, and answering it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from pages.challenges.errors import Refused
from pages.challenges.personal_data import find_personal_data
from pages.voices.errors import words_of
from pages.voices.forms import AnswerForm, ReasonForm
from pages.voices.models import Question
from pages.voices.permissions import can_handle_voices
from pages.voices.selectors.questions import questions_for_staff, state_of
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
    form = AnswerForm(
        request.POST or None,
        initial={
            "text": question.draft_text or question.text,
            "words": question.draft_answer,
        },
    )
    problem = ""
    if request.method == "POST" and form.is_valid():
        text = AnswerText(
            text=form.cleaned_data["text"],
            words=form.cleaned_data["words"],
            has_looked=form.cleaned_data["has_looked"],
        )
        keep_answer(question=question, text=text)
        if "publiceer" not in request.POST:
            messages.success(request, _("Uw tekst is bewaard. Hij staat nog niet op de pagina."))
            return redirect("voices_desk:answer", pk)
        try:
            publish_answer(question=question, text=text, by=request.user, now=timezone.now())
        except Refused as refused:
            problem = words_of(refused)
        else:
            messages.success(request, _("Vraag en antwoord staan op de pagina."))
            return redirect("voices_desk:index")
    return _show_answer(request, question, form, ReasonForm(), problem)


@require_POST
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
        form = AnswerForm(
            initial={"text": question.draft_text or question.text, "words": question.draft_answer}
        )
        return _show_answer(request, question, form, reason, words_of(refused))
    messages.success(request, _("De vraagsteller krijgt uw uitleg."))
    return redirect("voices_desk:index")


def _show_answer(
    request: HttpRequest,
    question: Question,
    form: AnswerForm,
    reason_form: ReasonForm,
    problem: str,
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
            "found": find_personal_data(shown),
            "found_before": find_personal_data(question.text),
            "published": question.answers.select_related("by").order_by("-pk"),
        },
    )
