"""A sent response: the receipt, the status page, and stopping."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from contracts.enums import AgreementStatus
from contracts.selectors.lost_grounds import ended_before_start
from pages.challenges.case_letters import change_sentence, court_sentence
from pages.challenges.enums import Action, Status, Who
from pages.challenges.errors import Refused
from pages.challenges.models import Objection, Response
from pages.challenges.openness.cases import result_url
from pages.challenges.outcome_words import (
    answer_sentence,
    fate_words,
    status_label,
    status_words,
)
from pages.challenges.presentation import sections_of
from pages.challenges.reasons import REASONS_BY_CODE
from pages.challenges.remedies import remedies_on_page
from pages.challenges.resident_refusals import refusal_to_resident
from pages.challenges.selectors.agreements import text_of
from pages.challenges.selectors.letters import letters_to_applicant
from pages.challenges.selectors.lots import answers_to_tell
from pages.challenges.selectors.objections import mending_asked, objection_term
from pages.challenges.selectors.responses import last_document
from pages.challenges.services import withdraw
from pages.challenges.services.objecting import why_no_objection
from pages.challenges.status_words import (
    AGREEMENT_BEING_WRITTEN,
    AGREEMENT_NEVER_BEGAN,
    AGREEMENT_WORDS,
)
from pages.challenges.subjects import subject_of
from pages.challenges.terms import local_day
from pages.challenges.transitions import OPEN, WITH_DECISION, is_allowed
from pages.challenges.views.private import base_context, with_response


@require_safe
@with_response
def receipt(request: HttpRequest, response: Response) -> HttpResponse:
    """Sent: the case number, when to expect an answer, and what was sent."""
    if response.status == Status.DRAFT:
        return redirect("challenges:draft", response.token)
    version = response.versions.earliest("number")
    return render(
        request, "challenges/receipt.html", {**base_context(response), "version": version}
    )


@require_safe
@with_response
def status(request: HttpRequest, response: Response) -> HttpResponse:
    """Where the case stands, in plain words, with everything that happened."""
    if response.status == Status.DRAFT:
        return redirect("challenges:draft", response.token)
    today = local_day(timezone.now())
    return render(
        request,
        "challenges/status.html",
        {
            **base_context(response),
            "words": status_words(response),
            "status_label": status_label(response),
            "today": today,
            "is_open": response.status in OPEN,
            "is_late": response.status in OPEN and response.decide_by < today,
            "events": response.events.prefetch_related("added_cosubmitters"),
            "sections": sections_of(last_document(response)),
            "versions": response.versions.all(),
            "letters": letters_to_applicant(response),
            "can_withdraw": _can_withdraw(response),
            "why_closed": _why_closed(response),
            **_talk_context(response),
            **_decision_context(response),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_response
def withdraw_case(request: HttpRequest, response: Response) -> HttpResponse:
    """Ask first, then stop."""
    if not _can_withdraw(response):
        return redirect("challenges:status", response.token)
    problem = ""
    if request.method == "POST":
        try:
            withdraw(response=response, by=None, now=timezone.now())
        except Refused as refused:
            problem = refusal_to_resident(refused)
        else:
            return redirect("challenges:status", response.token)
    return render(
        request, "challenges/withdraw.html", {**base_context(response), "problem": problem}
    )


def _can_withdraw(response: Response) -> bool:
    return is_allowed(response.status, Action.WITHDRAW, Who.RESIDENT)


def _why_closed(response: Response) -> str:
    closed = response.events.filter(action=Action.CLOSE_WITH_CALL).last()
    return closed.text if closed else ""


def _talk_context(response: Response) -> dict:
    talks = list(response.talks.select_related("report"))
    return {
        "reports": [talk.report for talk in talks if hasattr(talk, "report")],
        "planned": [talk for talk in talks if not hasattr(talk, "report")],
        "changes": response.changes.latest("pk")
        if response.status == Status.CHANGES_PROPOSED
        else None,
    }


def _labels(decision: Any) -> list:
    return [REASONS_BY_CODE[row.code].label for row in decision.reasons.all()]


def _decision_context(response: Response) -> dict:
    if response.status not in WITH_DECISION:
        return {}
    decision = response.decision
    objection = Objection.objects.filter(response=response).select_related("decision").first()
    revised = getattr(objection, "decision", None)
    return {
        "objection": objection,
        "revised": revised,
        "revised_change": change_sentence(revised) if revised else "",
        "revised_outcome": answer_sentence(revised) if revised else "",
        "court": court_sentence() if revised else "",
        "mending": mending_asked(response),
        "can_withdraw_objection": is_allowed(
            response.status, Action.WITHDRAW_OBJECTION, Who.RESIDENT
        ),
        "can_object": not why_no_objection(response, local_day(timezone.now())),
        "decision": decision,
        "outcome": answer_sentence(decision),
        "lots": answers_to_tell(decision),
        "reasons": _labels(decision),
        "revised_reasons": _labels(revised) if revised else [],
        "fate": fate_words(revised),
        "revised_lots": answers_to_tell(revised) if revised else (),
        "remedies": remedies_on_page(
            decision,
            objection_term(response),
            case_number=response.case_number,
            municipality=subject_of(response).municipality,
        ),
        **_agreement_context(response.agreement),
    }


def _agreement_context(agreement: Any) -> dict[str, Any]:
    """How the agreement stands, what is in it, and its public page when there is one."""
    if agreement is None:
        return {}
    text = text_of(agreement)
    is_begun = agreement.status == AgreementStatus.CONCEPT and text is None
    words = AGREEMENT_BEING_WRITTEN if is_begun else AGREEMENT_WORDS[agreement.status]
    if ended_before_start(agreement):
        words = AGREEMENT_NEVER_BEGAN
    return {
        "agreement": agreement,
        "agreement_text": text,
        "agreement_words": words % {"number": agreement.number},
        "agreement_url": result_url(agreement.number) if agreement.is_public else "",
    }
