"""What staff see and do in the admin. Each page checks the role, each service the status."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

from pages.challenges.documents import read_document
from pages.challenges.enums import Action, Channel, Status
from pages.challenges.errors import Refused
from pages.challenges.forms.staff import CompletionForm, NoteForm, WithdrawForm
from pages.challenges.models import Response
from pages.challenges.permissions import can_act, can_view, possible_actions
from pages.challenges.presentation import sections_of
from pages.challenges.reasons import REASONS_BY_CODE
from pages.challenges.refusals import refusal_text
from pages.challenges.selectors.responses import sent_responses
from pages.challenges.services import (
    add_note,
    ask_completion,
    draft_agreement_for,
    take_up,
    withdraw,
)
from pages.challenges.status_words import WORDS
from pages.challenges.subjects import subject_of
from pages.challenges.terms import complete_by, local_day
from pages.challenges.transitions import DECISION_ACTIONS, WITH_DECISION

StaffView = Callable[..., HttpResponse]


def for_staff(action: Action | None = None) -> Callable[[StaffView], StaffView]:
    """Let in who may do `action`, or who may look; anybody else gets a 403 page.

    The page is answered, not raised: Wagtail would turn the error into a redirect.
    """

    def decorate(view: StaffView) -> StaffView:
        @wraps(view)
        def guarded(request: HttpRequest, pk: int, *args, **kwargs) -> HttpResponse:
            allowed = can_view(request.user) if action is None else can_act(request.user, action)
            if not allowed:
                return forbidden(request)
            response = get_object_or_404(sent_responses(local_day(timezone.now())), pk=pk)
            return view(request, response, *args, **kwargs)

        return guarded

    return decorate


def forbidden(request: HttpRequest) -> HttpResponse:
    """You are signed in, but this is not your work."""
    return render(request, "challenges/admin/forbidden.html", page_context(None), status=403)


def page_context(response: Response | None, title: str = "") -> dict:
    """The header of a page in the admin: where we are, and the way back."""
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("challenge_responses:index"), "label": _("Reacties")},
    ]
    if response is None:
        return {"breadcrumbs_items": crumbs[:1], "header_title": _("Reacties")}
    crumbs.append(
        {
            "url": reverse("challenge_responses:detail", args=[response.pk]) if title else "",
            "label": response.case_number,
        }
    )
    if title:
        crumbs.append({"url": "", "label": title})
    return {
        "breadcrumbs_items": crumbs,
        "header_title": f"{response.case_number} {title or response.plan_title}",
        "header_icon": "mail",
        "case": response,
        "words": WORDS[Status(response.status)],
    }


def back_to(response: Response) -> HttpResponse:
    """To the page of the response."""
    return redirect("challenge_responses:detail", response.pk)


@require_safe
@for_staff()
def detail(request: HttpRequest, response: Response) -> HttpResponse:
    """Everything about one response, and what can be done next."""
    return _show_detail(request, response, NoteForm())


def _show_detail(request: HttpRequest, response: Response, note_form: NoteForm) -> HttpResponse:
    versions = list(response.versions.all())
    actions = set(possible_actions(request.user, response.status))
    decision = response.decision if response.status in WITH_DECISION else None
    agreement = response.agreement
    subject = subject_of(response)
    return render(
        request,
        "challenges/admin/detail.html",
        {
            **page_context(response),
            "sections": sections_of(read_document(versions[-1].document)),
            "versions": versions,
            "events": response.events.all(),
            "notes": response.notes.select_related("by"),
            "letters": response.messages.order_by("created_at"),
            "note_form": note_form,
            "subject": subject,
            "contact": subject.contact,
            "wants_post": response.channel == Channel.POST,
            "can_take_up": Action.TAKE_UP in actions,
            "can_ask": Action.ASK_COMPLETION in actions,
            "can_decide": bool(actions & DECISION_ACTIONS),
            "can_withdraw": Action.WITHDRAW in actions,
            "can_draft": Action.DRAFT_AGREEMENT in actions and agreement is None,
            "decision": decision,
            "reasons": [REASONS_BY_CODE[row.code].label for row in decision.reasons.all()]
            if decision
            else [],
            "agreement": agreement,
            "agreement_url": AdminURLFinder(request.user).get_edit_url(agreement)
            if agreement
            else None,
        },
    )


@require_POST
@for_staff(Action.TAKE_UP)
def take_up_response(request: HttpRequest, response: Response) -> HttpResponse:
    """Start handling."""
    try:
        take_up(response=response, by=request.user, now=timezone.now())
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    else:
        messages.success(
            request, _("U behandelt nu zaak %(number)s.") % {"number": response.case_number}
        )
    return back_to(response)


@require_POST
@for_staff()
def note(request: HttpRequest, response: Response) -> HttpResponse:
    """Keep an internal remark."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _show_detail(request, response, form)
    add_note(response=response, text=form.cleaned_data["text"], by=request.user, now=timezone.now())
    messages.success(request, _("De notitie is bewaard. De indiener ziet haar niet."))
    return back_to(response)


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(Action.ASK_COMPLETION)
def ask(request: HttpRequest, response: Response) -> HttpResponse:
    """Ask the resident for what is missing."""
    form = CompletionForm(request.POST or None)
    problem = ""
    now = timezone.now()
    if request.method == "POST" and form.is_valid():
        question = form.cleaned_data["question"]
        try:
            ask_completion(response=response, question=question, by=request.user, now=now)
        except Refused as refused:
            problem = refusal_text(refused)
        else:
            messages.success(request, _("De vraag is verstuurd naar de indiener."))
            return back_to(response)
    context = {"form": form, "problem": problem, "complete_by": complete_by(now)}
    return render(
        request,
        "challenges/admin/ask.html",
        {**page_context(response, _("Aanvulling vragen")), **context},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(Action.WITHDRAW)
def record_withdrawal(request: HttpRequest, response: Response) -> HttpResponse:
    """Record that the resident stops, said by phone or on paper."""
    form = WithdrawForm(request.POST or None)
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            withdraw(
                response=response,
                by=request.user,
                now=timezone.now(),
                reason=form.cleaned_data["reason"],
            )
        except Refused as refused:
            problem = refusal_text(refused)
        else:
            messages.success(request, _("De reactie is ingetrokken. De indiener krijgt bericht."))
            return back_to(response)
    return render(
        request,
        "challenges/admin/withdraw.html",
        {**page_context(response, _("Intrekking vastleggen")), "form": form, "problem": problem},
    )


@require_POST
@for_staff(Action.DRAFT_AGREEMENT)
def make_agreement(request: HttpRequest, response: Response) -> HttpResponse:
    """Make the draft agreement, or show that it is there."""
    try:
        agreement = draft_agreement_for(response=response, by=request.user, now=timezone.now())
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    else:
        messages.success(
            request,
            _("Concept-overeenkomst %(number)s staat klaar.") % {"number": agreement.number},
        )
    return back_to(response)
