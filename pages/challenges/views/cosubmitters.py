"""Sending a plan together: whom to ask, and the page on which they answer themselves."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pages.challenges import abuse
from pages.challenges.drafts import read_draft
from pages.challenges.enums import CoAnswer, Status
from pages.challenges.errors import Refused
from pages.challenges.forms.resident import CoSubmitterForm, JoinForm
from pages.challenges.models import CoSubmitter, Response
from pages.challenges.presentation import sections_of
from pages.challenges.refusals import message_for, refusal_text
from pages.challenges.selectors.cosubmitters import (
    can_join,
    find_cosubmitter,
    mark_of_plan,
    parties_of,
)
from pages.challenges.selectors.responses import last_document
from pages.challenges.services.cosubmitting import (
    answer_invitation,
    invite_cosubmitter,
    leave_plan,
    remind_cosubmitter,
    remove_cosubmitter,
)
from pages.challenges.terms import term
from pages.challenges.views.posting import post_from
from pages.challenges.views.private import base_context, keep_private, with_response
from pages.challenges.views.starting import problem_with_pace
from pages.challenges.views.typed import typed_sections

_METHODS = ["GET", "HEAD", "POST"]
# How to reach the main submitter is nobody else's business.
WHO = "wie"


@require_http_methods(_METHODS)
@with_response
def manage(request: HttpRequest, response: Response) -> HttpResponse:
    """Ask somebody, and see who said what."""
    if not can_join(response) and request.method != "POST":
        return redirect("challenges:status", response.token)
    form = CoSubmitterForm(request.POST if request.method == "POST" else None)
    problem = ""
    now = timezone.now()
    now_s = int(now.timestamp())
    if request.method == "POST" and form.is_valid():
        problem = problem_with_pace(request, "invitation", "INVITATIONS_PER_HOUR", now_s)
        if not problem:
            try:
                invite_cosubmitter(response=response, now=now, **form.cleaned_data)
            except Refused as refused:
                problem = refusal_text(refused)
            else:
                words = _("Wij mailen %(email)s. Daar leest iemand het plan en zegt ja of nee.")
                messages.success(request, words % {"email": form.cleaned_data["email"]})
                return redirect("challenges:cosubmitters", response.token)
    return render(
        request,
        "challenges/cosubmitters.html",
        {
            **base_context(response),
            "form": form,
            "problem": problem,
            "parties": parties_of(response),
            "can_change": True,
            "is_draft": response.status == Status.DRAFT,
            "moment": abuse.make_moment(now_s),
        },
    )


@require_http_methods(_METHODS)
@with_response
def remove(request: HttpRequest, response: Response, person_pk: int) -> HttpResponse:
    """Ask first, then take somebody off who was asked by mistake."""
    person = _person_or_404(response, person_pk)
    problem = ""
    if request.method == "POST":
        try:
            remove_cosubmitter(cosubmitter=person, now=timezone.now())
        except Refused as refused:
            problem = refusal_text(refused)
        else:
            messages.success(request, _("%(name)s staat niet meer op de lijst.") % {"name": person})
            return redirect("challenges:cosubmitters", response.token)
    return render(
        request,
        "challenges/remove_cosubmitter.html",
        {**base_context(response), "person": person, "problem": problem},
    )


@post_from("challenges:cosubmitters", "token")
@with_response
def remind(request: HttpRequest, response: Response, person_pk: int) -> HttpResponse:
    """Mail the link once more."""
    person = _person_or_404(response, person_pk)
    try:
        remind_cosubmitter(cosubmitter=person, now=timezone.now())
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    else:
        words = _("Wij mailen %(email)s nog een keer, hoogstens één keer per dag.")
        messages.success(request, words % {"email": person.email})
    if can_join(response):
        return redirect("challenges:cosubmitters", response.token)
    return redirect("challenges:status", response.token)


@require_http_methods(_METHODS)
@keep_private
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Read the plan, and say yes or no in your own words."""
    person = find_cosubmitter(token)
    if person is None:
        raise Http404
    response = person.response
    form = JoinForm(request.POST if request.method == "POST" else None)
    can_answer = can_join(response)
    problem = "" if can_answer else message_for("answer_too_late")
    now = timezone.now()
    now_s = int(now.timestamp())
    if request.method == "POST" and form.is_valid() and can_answer:
        problem = problem_with_pace(request, "answer", "ANSWERS_PER_HOUR", now_s)
        if not problem:
            problem = _keep_answer(person, form.cleaned_data, request.POST.get("revisie", ""), now)
        if not problem:
            messages.success(request, _("Uw antwoord is bewaard. Dank u wel."))
            return redirect("challenges:cosubmitter", person.token)
        # What is shown again is the text as it is now, with its own mark.
        response.refresh_from_db()
    return render(
        request,
        "challenges/join.html",
        {
            **base_context(response),
            "person": person,
            "answers": list(person.answers.all()),
            "form": form,
            "problem": problem,
            "can_answer": can_answer or request.method == "POST",
            "main_name": _main_name(response),
            "mark": mark_of_plan(response),
            "moment": abuse.make_moment(now_s),
            **_plan(response),
        },
    )


@require_http_methods(_METHODS)
@keep_private
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Say what goes and what stays; then take oneself off and be forgotten."""
    person = find_cosubmitter(token)
    if person is None:
        raise Http404
    if request.method == "POST":
        leave_plan(cosubmitter=person, now=timezone.now())
        messages.success(request, _("U staat niet meer bij dit plan. Uw gegevens zijn gewist."))
        return redirect("/")
    return render(
        request,
        "challenges/leave.html",
        {**base_context(person.response), "person": person, "answers": person.answers.exists()},
    )


def _keep_answer(person: CoSubmitter, said: dict, seen: str, now: datetime) -> str:
    """Keep the answer; else why not, in words."""
    limit = int(term("ANSWERS_PER_COSUBMITTER"))
    # Every answer is mailed to somebody else.
    if abuse.is_over_limit("answer_of", str(person.pk), per_hour=limit, now_s=int(now.timestamp())):
        return _(
            "U hebt al een paar keer geantwoord. Probeer het over een uur nog een keer. Uw tekst"
            " staat hieronder nog."
        )
    try:
        answer_invitation(
            cosubmitter=person,
            answer=CoAnswer(said["answer"]),
            words=said["words"],
            seen=seen,
            now=now,
        )
    except Refused as refused:
        return refusal_text(refused)
    return ""


def _plan(response: Response) -> dict:
    if response.status == Status.DRAFT:
        entries = {slug: entry for slug, entry in read_draft(response.draft).items() if slug != WHO}
        return {"typed": typed_sections(response, entries)}
    return {
        "sections": [
            section for section in sections_of(last_document(response)) if section.slug != WHO
        ]
    }


def _main_name(response: Response) -> str:
    if response.applicant_name:
        return response.applicant_name
    entry = read_draft(response.draft).get(WHO)
    return entry.fields.get("name", "") if entry else ""


def _person_or_404(response: Response, person_pk: int) -> CoSubmitter:
    found = response.cosubmitters.filter(pk=min(person_pk, 2**63 - 1), removed_at=None).first()
    if found is None:
        raise Http404
    return found
