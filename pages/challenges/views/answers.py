"""What a resident answers during the case: to a proposed change, and to a decision."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pages.challenges.enums import Action, Status, Who
from pages.challenges.errors import Refused
from pages.challenges.forms.resident import ChangesReplyForm, MendingForm, ObjectionForm
from pages.challenges.models import Response
from pages.challenges.refusals import message_for
from pages.challenges.remedies import until_sentence
from pages.challenges.resident_refusals import refusal_to_resident
from pages.challenges.selectors.objections import mending_asked, objection_term
from pages.challenges.services import (
    answer_changes,
    file_objection,
    mend_objection,
    withdraw_objection,
)
from pages.challenges.services.objecting import why_no_objection
from pages.challenges.terms import local_day
from pages.challenges.transitions import is_allowed
from pages.challenges.views.private import base_context, with_response

_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_METHODS)
@with_response
def answer_proposed_changes(request: HttpRequest, response: Response) -> HttpResponse:
    """Say yes or no to a change; what was typed stays when somebody was first."""
    is_asked = is_allowed(response.status, Action.AGREE_CHANGES, Who.RESIDENT)
    if not is_asked and request.method != "POST":
        return redirect("challenges:status", response.token)
    form = ChangesReplyForm(request.POST if request.method == "POST" else None)
    problem = ""
    if request.method == "POST" and form.is_valid():
        agrees = form.cleaned_data["answer"] == "ja"
        try:
            answer_changes(
                response=response,
                agrees=agrees,
                words=form.cleaned_data["words"],
                by=None,
                now=timezone.now(),
            )
        except Refused as refused:
            problem = refusal_to_resident(refused)
        else:
            yes = _("Bedankt. U zei ja op ons voorstel. Nu nemen wij een besluit.")
            no = _("Bedankt. U zei nee op ons voorstel. Wij besluiten over uw plan zoals het is.")
            messages.success(request, yes if agrees else no)
            return redirect("challenges:status", response.token)
    return render(
        request,
        "challenges/changes.html",
        {
            **base_context(response),
            "form": form,
            "problem": problem,
            "changes": response.changes.order_by("-pk").first(),
            "today": local_day(timezone.now()),
        },
    )


@require_http_methods(_METHODS)
@with_response
def make_objection(request: HttpRequest, response: Response) -> HttpResponse:
    """Object to the decision, within the term. A text that comes too late is given back."""
    if response.status == Status.DRAFT:
        return redirect("challenges:draft", response.token)
    code = why_no_objection(response, local_day(timezone.now()))
    if code and request.method != "POST":
        return redirect("challenges:status", response.token)
    form = ObjectionForm(request.POST if request.method == "POST" else None)
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            file_objection(response=response, words=form.cleaned_data["words"], now=timezone.now())
        except Refused as refused:
            problem = refusal_to_resident(refused)
        else:
            messages.success(request, _("Wij hebben uw bezwaar ontvangen en kijken opnieuw."))
            return redirect("challenges:status", response.token)
    elif code:
        problem = message_for(code)
    term = objection_term(response)
    return render(
        request,
        "challenges/objection.html",
        {
            **base_context(response),
            "form": form,
            "problem": problem,
            "until": until_sentence(term) if term else "",
        },
    )


@require_http_methods(_METHODS)
@with_response
def complete_objection(request: HttpRequest, response: Response) -> HttpResponse:
    """Send what was missing from the objection; what was typed stays when it cannot be taken in."""
    asked = mending_asked(response)
    if asked is None and request.method != "POST":
        return redirect("challenges:status", response.token)
    form = MendingForm(request.POST if request.method == "POST" else None)
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            mend_objection(
                response=response, words=form.cleaned_data["words"], by=None, now=timezone.now()
            )
        except Refused as refused:
            problem = refusal_to_resident(refused)
        else:
            messages.success(request, _("Bedankt, wij hebben uw aanvulling."))
            return redirect("challenges:status", response.token)
    return render(
        request,
        "challenges/mend_objection.html",
        {**base_context(response), "form": form, "problem": problem, "asked": asked},
    )


@require_http_methods(_METHODS)
@with_response
def withdraw_own_objection(request: HttpRequest, response: Response) -> HttpResponse:
    """Take the objection back, after a page that says what that means."""
    can_withdraw = is_allowed(response.status, Action.WITHDRAW_OBJECTION, Who.RESIDENT)
    if request.method == "POST" and can_withdraw:
        withdraw_objection(response=response, by=None, now=timezone.now())
    if request.method == "POST" or not can_withdraw:
        return redirect("challenges:status", response.token)
    return render(request, "challenges/withdraw_objection.html", base_context(response))
