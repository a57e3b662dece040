"""A draft as a whole: what is in it, its link, and everything together before it is sent."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pages.challenges import abuse
from pages.challenges.documents import InvalidDocument, ResponseDocument
from pages.challenges.drafts import StepEntry, read_draft
from pages.challenges.enums import ResponseKind, Status
from pages.challenges.errors import Refused
from pages.challenges.forms.assembly import FilledForm, assemble, judge
from pages.challenges.forms.resident import LinkForm
from pages.challenges.forms.step_list import WHO, left_out
from pages.challenges.links import draft_url
from pages.challenges.models import Response
from pages.challenges.numbers import read_number
from pages.challenges.presentation import found_in_public_name, left_out_of, sections_of
from pages.challenges.publishing import hidden_names
from pages.challenges.resident_refusals import refusal_to_resident
from pages.challenges.selectors.counter import completion_entry_of
from pages.challenges.services import (
    complete_response,
    mail_draft_link,
    renew_draft_link,
    send_response,
)
from pages.challenges.statutory import Element, not_told
from pages.challenges.subjects import subject_of
from pages.challenges.terms import draft_kept_until, term
from pages.challenges.transitions import WRITABLE
from pages.challenges.views.filling import can_write
from pages.challenges.views.private import base_context, with_response
from pages.challenges.views.starting import problem_with_pace
from pages.challenges.views.typed import typed_sections


@require_safe
@with_response
def overview(request: HttpRequest, response: Response) -> HttpResponse:
    """The way back in. Also after the call has closed: then to read and to copy."""
    if response.status not in WRITABLE:
        return redirect("challenges:status", response.token)
    return render(
        request,
        "challenges/draft.html",
        {
            **base_context(response),
            "steps": judge(response).steps,
            "can_write": can_write(response),
            "kept_until": draft_kept_until(response),
            "is_late": bool(subject_of(response).late_reason(timezone.now())),
            "typed": typed_sections(response, read_draft(response.draft)),
            "link": draft_url(response),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_response
def save_for_later(request: HttpRequest, response: Response) -> HttpResponse:
    """The private link, on the screen and, if wished, by e-mail."""
    if response.status not in WRITABLE:
        return redirect("challenges:status", response.token)
    known = read_draft(response.draft).get(WHO, StepEntry()).fields.get("email", "")
    problem, sent_to = "", ""
    form = LinkForm(request.POST or None, initial={"email": known})
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        limit = int(term("LINKS_PER_HOUR"))
        # Per draft, so that nobody can fill someone's mailbox from here.
        if abuse.is_over_limit(
            "link", response.token_digest, per_hour=limit, now_s=int(now.timestamp())
        ):
            problem = _("Wij hebben de link al een paar keer gemaild. Kijk ook bij uw spam.")
        else:
            sent_to = form.cleaned_data["email"]
            if form.cleaned_data["renews"]:
                return _renew_link(request, response, sent_to, now)
            mail_draft_link(response=response, email=sent_to, now=now)
    return render(
        request,
        "challenges/save_for_later.html",
        {
            **base_context(response),
            "form": form,
            "problem": problem,
            "sent_to": sent_to,
            "kept_until": draft_kept_until(response),
            "link": draft_url(response),
        },
    )


def _renew_link(
    request: HttpRequest, response: Response, email: str, now: datetime
) -> HttpResponse:
    """Mail another link and go to its page: this one is not there any more."""
    renewed = renew_draft_link(response=response)
    mail_draft_link(response=renewed, email=email, now=now)
    words = _("Wij mailen de link naar %(sent_to)s. Kijk ook bij uw spam.")
    messages.success(request, words % {"sent_to": email})
    return redirect("challenges:save_for_later", renewed.token)


@require_http_methods(["GET", "HEAD", "POST"])
@with_response
def review(request: HttpRequest, response: Response) -> HttpResponse:
    """Everything on one page, and the button that sends it."""
    if response.status not in WRITABLE:
        return redirect("challenges:status", response.token)
    if not can_write(response):
        return redirect("challenges:draft", response.token)
    now = timezone.now()
    form = judge(response)
    document = assemble(form)
    problem = ""
    if request.method == "POST" and document is not None:
        problem = problem_with_pace(request, "send", "SENDS_PER_HOUR", int(now.timestamp()))
        if not problem:
            try:
                return _send(request, response, document, now)
            except Refused as refused:
                problem = refusal_to_resident(refused)
            except InvalidDocument:
                problem = _("Er klopt iets niet in uw reactie. Bel ons, dan kijken wij mee.")
            response.refresh_from_db()
            form = judge(response)
            document = assemble(form)
    return render(
        request,
        "challenges/review.html",
        {
            **base_context(response),
            "steps": form.steps,
            "sections": sections_of(document, with_empty=True) if document else [],
            "hidden_online": (
                left_out_of(document, hidden_names(response, document)) if document else []
            ),
            "found_in_name": found_in_public_name(document) if document else [],
            "missing": _not_told(response, form, document),
            "left_out": typed_sections(response, left_out(form.asked, read_draft(response.draft))),
            "can_tell_more": form.asked.asks_size,
            "problem": problem,
            "moment": abuse.make_moment(int(now.timestamp())),
            "is_completion": response.status == Status.COMPLETION_REQUESTED,
            "decide_by": response.decide_by or subject_of(response).decide_by(now),
        },
    )


def _not_told(
    response: Response, form: FilledForm, document: ResponseDocument | None
) -> list[Element]:
    """What a challenge of somebody's own does not tell yet, of what this form asks."""
    if document is None or response.kind != ResponseKind.UNASKED:
        return []
    asked = {filled.step.slug for filled in form.steps}
    return [element for element in not_told(document) if element.slug in asked]


def _send(
    request: HttpRequest, response: Response, document: ResponseDocument, now: datetime
) -> HttpResponse:
    number = read_number(request.POST.get("revisie", ""))
    sending: dict[str, Any] = {
        "response": response,
        "document": document,
        "draft_revision": -1 if number is None else number,
        "now": now,
    }
    if response.status == Status.DRAFT:
        return redirect("challenges:receipt", send_response(**sending).token)
    entry = completion_entry_of(response, request.user)
    sent = complete_response(**sending, entry=entry)
    if entry is not None:
        return redirect("challenge_responses:detail", sent.pk)
    messages.success(request, _("Bedankt, wij hebben uw aanvulling."))
    return redirect("challenges:status", sent.token)
