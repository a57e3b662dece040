"""Being called back: the form of a resident, and the list of who rings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from pages.challenges import abuse
from pages.challenges.calls import contact_of, live_calls, site_contact
from pages.challenges.enums import BestTime, CallOutcome
from pages.challenges.errors import Refused
from pages.challenges.forms.counter import CallBackForm, CalledForm
from pages.challenges.models import CallBackRequest
from pages.challenges.numbers import read_number
from pages.challenges.refusals import refusal_text
from pages.challenges.selectors.counter import done_call_backs, open_call_backs
from pages.challenges.services.calling_back import ask_call_back, record_call
from pages.challenges.terms import term
from pages.challenges.views.counter import for_handlers, list_context
from pages.challenges.views.posting import post_from
from pages.challenges.views.starting import problem_with_pace

DONE_SHOWN = 30


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    """Leave a number. `oproep` in the address says which call it is about."""
    number = read_number(request.GET.get("oproep"))
    call = None if number is None else live_calls().filter(pk=number).first()
    form = CallBackForm(request.POST if request.method == "POST" else None)
    now = timezone.now()
    now_s = int(now.timestamp())
    problem, is_asked = "", False
    if request.method == "POST" and form.is_valid():
        problem = problem_with_pace(request, "callback", "CALLBACKS_PER_HOUR", now_s)
        if not problem:
            data = form.cleaned_data
            ask_call_back(
                name=data["name"],
                phone=data["phone"],
                subject=data["subject"],
                best_time=BestTime(data["best_time"]),
                language=(get_language() or "nl")[:2],
                now=now,
                call=call,
            )
            is_asked = True
    return render(
        request,
        "challenges/call_back.html",
        {
            "form": form,
            "problem": problem,
            "is_asked": is_asked,
            "call": call,
            "contact": contact_of(call) if call else site_contact(),
            "moment": abuse.make_moment(now_s),
            "keep_weeks": int(term("CALLBACK_KEEP_WEEKS")),
        },
    )


@require_safe
@for_handlers
def callbacks(request: HttpRequest) -> HttpResponse:
    """Who waits for a call, and who was called."""
    return render(
        request,
        "challenges/admin/callbacks.html",
        {
            **list_context(_("Terugbellen")),
            "waiting": open_call_backs(),
            "done": done_call_backs()[:DONE_SHOWN],
            "outcomes": CallOutcome.choices,
            "keep_weeks": int(term("CALLBACK_KEEP_WEEKS")),
        },
    )


@post_from("challenge_responses:callbacks")
@for_handlers
def called(request: HttpRequest, request_pk: int) -> HttpResponse:
    """Write down how a call went."""
    wanted = get_object_or_404(CallBackRequest, pk=request_pk)
    form = CalledForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Kies hoe het ging. Een notitie is hoogstens 500 tekens."))
        return redirect("challenge_responses:callbacks")
    try:
        record_call(
            request=wanted,
            outcome=CallOutcome(form.cleaned_data["outcome"]),
            note=form.cleaned_data["note"],
            by=request.user,
            now=timezone.now(),
        )
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    else:
        messages.success(request, _("Vastgelegd."))
    return redirect("challenge_responses:callbacks")
