"""Deciding takes two pages: write it, then read it as the resident will and make it final."""

from types import SimpleNamespace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from pages.challenges.enums import Action, Remedies, Who
from pages.challenges.errors import Refused
from pages.challenges.forms.staff import DecisionForm
from pages.challenges.letters import decision_letter
from pages.challenges.models import Response
from pages.challenges.permissions import possible_actions
from pages.challenges.refusals import refusal_text
from pages.challenges.services import decide
from pages.challenges.services.deciding import DecisionText
from pages.challenges.terms import object_by
from pages.challenges.transitions import DECISION_ACTIONS, WITH_DECISION, is_allowed
from pages.challenges.views.staff import back_to, for_staff, page_context


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(Action.REJECT)
def decide_response(request: HttpRequest, response: Response) -> HttpResponse:
    """Write a decision, read it back, make it final.

    Whatever happens meanwhile, what was typed stays on the screen.
    """
    actions = [
        action
        for action in possible_actions(request.user, response.status)
        if action in DECISION_ACTIONS
    ]
    if request.method != "POST":
        if not actions:
            messages.warning(request, _("Over deze reactie kan nu niet worden besloten."))
            return back_to(response)
        return _show_form(request, response, DecisionForm(actions=actions))
    # All outcomes are choices here: a colleague may have moved the case, and then the service
    # says so; a form that only knows the new status would blame the chosen outcome.
    form = DecisionForm(request.POST)
    if "aanpassen" in request.POST:
        return _show_form(request, response, DecisionForm(initial=_typed(request)))
    if not form.is_valid():
        return _show_form(request, response, form)
    text = form.decision_text()
    if "definitief" not in request.POST:
        problem = _problem_before_preview(response, text.action)
        if problem:
            return _show_form(request, response, form, problem)
        return _show_preview(request, response, form, text)
    try:
        decide(response=response, text=text, by=request.user, now=timezone.now())
    except Refused as refused:
        response.refresh_from_db()
        return _show_form(request, response, form, refusal_text(refused))
    messages.success(request, _("Het besluit is genomen. De indiener krijgt nu de brief."))
    return back_to(response)


def _problem_before_preview(response: Response, action: Action) -> str:
    """A colleague may have been first; better to hear that before reading a letter."""
    if response.status in WITH_DECISION:
        decision = response.decision
        return refusal_text(
            Refused(
                "already_decided",
                by=str(decision.decided_by),
                at=decision.decided_at,
                outcome=response.get_status_display(),
            )
        )
    if not is_allowed(response.status, action, Who.DECIDER):
        return refusal_text(Refused("not_allowed", status=response.get_status_display()))
    return ""


def _typed(request: HttpRequest) -> dict:
    names = ("action", "reason", "conditions", "how_to_succeed", "remedies")
    typed = {name: request.POST.get(name, "") for name in names}
    return {**typed, "reason_codes": request.POST.getlist("reason_codes")}


def _show_form(
    request: HttpRequest, response: Response, form: DecisionForm, problem: str = ""
) -> HttpResponse:
    return render(
        request,
        "challenges/admin/decide.html",
        {
            **page_context(response, _("Besluiten")),
            "form": form,
            "problem": problem,
            "problems": [
                (form[name].id_for_label or form[name].auto_id, form[name].label, error)
                for name, errors in form.errors.items()
                if name in form.fields
                for error in errors
            ],
        },
    )


def _show_preview(
    request: HttpRequest, response: Response, form: DecisionForm, text: DecisionText
) -> HttpResponse:
    now = timezone.now()
    # Not saved: an object with the fields that the letter reads.
    decision = SimpleNamespace(
        pk=None,
        action=text.action,
        reason=text.reason.strip(),
        how_to_succeed=text.how_to_succeed.strip(),
        conditions=text.conditions.strip(),
        remedies=text.remedies,
        object_by=object_by(now) if text.remedies == Remedies.OBJECTION else None,
        preview_codes=text.reason_codes,
    )
    letter = decision_letter(response, decision)
    return render(
        request,
        "challenges/admin/decide_preview.html",
        {
            **page_context(response, _("Besluit nalezen")),
            "form": form,
            "letter": letter,
            "typed": [
                (name, value)
                for name in form.fields
                for value in request.POST.getlist(name)
                if value
            ],
            "outcome": dict(DecisionForm.base_fields["action"].choices)[text.action],
        },
    )
