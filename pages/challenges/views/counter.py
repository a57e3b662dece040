"""The counter: what staff type in for a resident who wrote, rang or came by."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from pages.challenges.enums import Action, CounterChannel
from pages.challenges.errors import Refused
from pages.challenges.exports.sent_pdf import render_receipt_pdf
from pages.challenges.forms.counter import CompletionEntryForm, EntryForm
from pages.challenges.forms.step_list import steps_of
from pages.challenges.models import CounterEntry, Response
from pages.challenges.permissions import can_act
from pages.challenges.refusals import message_for, refusal_text
from pages.challenges.selectors.counter import last_question, unfinished_entries
from pages.challenges.services.counter import (
    drop_entry,
    start_completion,
    start_entry,
    take_over_entry,
)
from pages.challenges.subjects import subject_of
from pages.challenges.views.guards import back_to, for_staff, forbidden
from pages.challenges.views.handling import posted, small_page
from pages.challenges.views.posting import post_from
from pages.challenges.views.sent import pdf_of_version

View = Callable[..., HttpResponse]


def for_handlers(view: View) -> View:
    """Let in who may type in or ring for a resident; anybody else gets the 403 page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not can_act(request.user, Action.TAKE_UP):
            return forbidden(request)
        return view(request, *args, **kwargs)

    return guarded


def list_context(title: str) -> dict:
    """The header of a page beside the list of responses."""
    return {
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("challenge_responses:index"), "label": _("Reacties")},
            {"url": "", "label": title},
        ],
        "header_title": title,
        "header_icon": "edit",
    }


@require_http_methods(["GET", "HEAD", "POST"])
@for_handlers
def counter(request: HttpRequest) -> HttpResponse:
    """Begin an entry, or go on with one that is not sent yet."""
    form = EntryForm(request.POST if request.method == "POST" else None)
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            response = start_entry(
                call=form.cleaned_data["call"],
                channel=CounterChannel(form.cleaned_data["channel"]),
                received_on=form.cleaned_data["received_on"],
                by=request.user,
                now=timezone.now(),
                admission=form.cleaned_data["admission"],
            )
        except Refused as refused:
            problem = refusal_text(refused)
        else:
            return redirect("challenges:step", response.token, steps_of(response)[0].slug)
    return render(
        request,
        "challenges/admin/counter.html",
        {
            **list_context(_("Balie")),
            "form": form,
            "problem": problem,
            "entries": [
                {
                    "entry": entry,
                    "subject": subject_of(entry.response),
                    "is_mine": entry.entered_by_id == request.user.pk,
                }
                for entry in unfinished_entries()
            ],
        },
    )


@post_from("challenge_responses:counter")
@for_handlers
def take_over(request: HttpRequest, entry_pk: int) -> HttpResponse:
    """Go on with what a colleague began."""
    entry = get_object_or_404(CounterEntry, pk=entry_pk)
    try:
        take_over_entry(entry=entry, by=request.user)
    except Refused as refused:
        messages.error(request, refusal_text(refused))
        return redirect("challenge_responses:counter")
    return redirect("challenges:draft", entry.response.token)


@require_http_methods(["GET", "HEAD", "POST"])
@for_handlers
def drop(request: HttpRequest, entry_pk: int) -> HttpResponse:
    """Ask first, then throw an unfinished entry away."""
    entry = get_object_or_404(unfinished_entries(), pk=entry_pk)
    if request.method == "POST":
        try:
            drop_entry(entry=entry)
        except Refused as refused:
            messages.error(request, refusal_text(refused))
        else:
            messages.success(request, _("De invoer is weggegooid."))
        return redirect("challenge_responses:counter")
    return render(
        request,
        "challenges/admin/counter_drop.html",
        {
            **list_context(_("Invoer weggooien")),
            "entry": entry,
            "subject": subject_of(entry.response),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(Action.COMPLETE)
def completion(request: HttpRequest, response: Response) -> HttpResponse:
    """Begin to type in what a resident answered on paper, by phone or at the desk."""
    if request.method != "POST" and last_question(response) is None:
        messages.warning(request, message_for("no_completion_asked"))
        return back_to(response)
    return small_page(
        request,
        response,
        title=_("Aanvulling invoeren"),
        intro=_("U vult de aanvulling in op dezelfde pagina's als de indiener, met de bijlagen."),
        button=_("Begin met invoeren"),
        done=_("Vul nu de aanvulling in, kijk haar na en verstuur haar."),
        form=CompletionEntryForm(posted(request)),
        do=lambda data: start_completion(
            response=response,
            channel=CounterChannel(data["channel"]),
            received_on=data["received_on"],
            by=request.user,
            now=timezone.now(),
        ),
        leave=lambda: redirect("challenges:draft", response.token),
    )


@require_safe
@for_staff(Action.TAKE_UP)
def receipt_pdf(request: HttpRequest, response: Response) -> HttpResponse:
    """A receipt to print, with below it what was noted down."""
    return pdf_of_version(response, response.versions.latest("number").number, render_receipt_pdf)
