"""What staff see and do in the admin. Each page checks the role, each service the status."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

from pages.challenges.admissibility import CONDITIONS
from pages.challenges.documents import read_document
from pages.challenges.enums import Action, Channel, ResponseKind
from pages.challenges.errors import Refused
from pages.challenges.forms.handling import KnownPartyForm
from pages.challenges.forms.staff import CompletionForm, NoteForm, WithdrawForm
from pages.challenges.models import Objection, Response
from pages.challenges.outcome_words import fate_words, outcome_label, status_label
from pages.challenges.permissions import possible_actions
from pages.challenges.presentation import sections_of
from pages.challenges.reasons import REASONS_BY_CODE
from pages.challenges.refusals import refusal_text
from pages.challenges.selectors.assessing import compare, declaration_of, visible_assessments
from pages.challenges.selectors.handling import can_hand_over
from pages.challenges.selectors.lots import answers_to_tell
from pages.challenges.selectors.objections import objection_term
from pages.challenges.selectors.responses import party_with_kvk
from pages.challenges.services import (
    add_note,
    ask_completion,
    draft_agreement_for,
    take_up,
    withdraw,
)
from pages.challenges.statutory import not_told
from pages.challenges.subjects import subject_of
from pages.challenges.terms import complete_by
from pages.challenges.transitions import GRANTED, WITH_DECISION
from pages.challenges.views.guards import back_to, for_staff, page_context
from pages.challenges.views.posting import post_from_case
from pages.challenges.views.steps import steps_of


@require_safe
@for_staff()
def detail(request: HttpRequest, response: Response) -> HttpResponse:
    """Everything about one response, and what can be done next."""
    return _show_detail(request, response, NoteForm())


def _labels(decision: Any | None) -> list:
    return [REASONS_BY_CODE[row.code].label for row in decision.reasons.all()] if decision else []


def _second_lots(objection: Objection | None) -> tuple:
    second = getattr(objection, "decision", None)
    return answers_to_tell(second) if second else ()


def _show_detail(request: HttpRequest, response: Response, note_form: NoteForm) -> HttpResponse:
    versions = list(response.versions.all())
    document = read_document(versions[-1].document)
    actions = set(possible_actions(request.user, response.status))
    decision = response.decision if response.status in WITH_DECISION else None
    objection = Objection.objects.filter(response=response).select_related("decision").first()
    agreement = response.agreement
    subject = subject_of(response)
    return render(
        request,
        "challenges/admin/detail.html",
        {
            **page_context(response),
            "sections": sections_of(document),
            "missing": not_told(document) if response.kind == ResponseKind.UNASKED else [],
            "versions": versions,
            "events": response.events.prefetch_related("added_cosubmitters"),
            "notes": response.notes.select_related("by"),
            "letters": response.messages.order_by("created_at"),
            "note_form": note_form,
            "subject": subject,
            "contact": subject.contact,
            "wants_post": response.channel == Channel.POST,
            "steps": steps_of(request.user, response),
            "may": {action.value: action in actions for action in Action},
            "can_hand_over": can_hand_over(response, request.user),
            "can_draft": Action.DRAFT_AGREEMENT in actions and agreement is None,
            "declared": declaration_of(response, request.user),
            "talks": response.talks.select_related("report", "by"),
            "assignments": response.assignments.filter(removed_at=None).select_related("person"),
            "handed_in": set(response.assessments.values_list("person_id", flat=True)),
            "compared": compare(visible_assessments(response, request.user)),
            "summaries": visible_assessments(response, request.user),
            "admissibility": admissibility_rows(response),
            "advice": response.advices.order_by("-pk").first(),
            "changes": response.changes.select_related("answer"),
            "proposal": response.proposals.order_by("-pk").first(),
            "objection": objection,
            "objection_term": objection_term(response) if decision else None,
            "second_reasons": _labels(getattr(objection, "decision", None)),
            "lots": answers_to_tell(decision) if decision else (),
            "outcome_label": outcome_label(decision) if decision else "",
            "status_label": status_label(response),
            "second_lots": _second_lots(objection),
            "fate": fate_words(getattr(objection, "decision", None)),
            "decision": decision,
            "reasons": _labels(decision),
            "agreement": agreement,
            "agreement_url": AdminURLFinder(request.user).get_edit_url(agreement)
            if agreement
            else None,
        },
    )


def admissibility_rows(response: Response) -> list[tuple]:
    """The last list of conditions as (condition, answer); empty before there is one."""
    check = response.admissibility_checks.order_by("-pk").first()
    if check is None:
        return []
    answers = {answer.code: answer for answer in check.answers.all()}
    return [(row, answers[row.code]) for row in CONDITIONS if row.code in answers]


@post_from_case
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


@post_from_case
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


@post_from_case
@for_staff(Action.DRAFT_AGREEMENT)
def make_agreement(request: HttpRequest, response: Response) -> HttpResponse:
    """Make the draft agreement, or show that it is there. Ask first when the party is known."""
    version = response.versions.order_by("number").last()
    applicant = read_document(version.document).applicant if version else None
    known = party_with_kvk(applicant.kvk) if applicant else None
    form = KnownPartyForm(request.POST if "party" in request.POST else None)
    is_open = response.status in GRANTED and response.agreement_id is None
    if applicant and known and is_open and not form.is_valid():
        context = page_context(response, _("Concept-overeenkomst maken"))
        context["intro"] = _(
            "KvK-nummer %(kvk)s staat in het register bij “%(known)s”. De indiener heet “%(name)s”."
        ) % {"kvk": known.kvk, "known": known.name, "name": applicant.name}
        context |= {"form": form, "button": _("Maak de overeenkomst"), "problems": []}
        return render(request, "challenges/admin/small.html", context)
    try:
        agreement = draft_agreement_for(
            response=response,
            by=request.user,
            now=timezone.now(),
            uses_known_party=request.POST.get("party") != "new",
        )
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    else:
        messages.success(
            request,
            _("Concept-overeenkomst %(number)s staat klaar.") % {"number": agreement.number},
        )
    return back_to(response)
