"""A decision is put forward by one person, read as a letter, and taken by another."""

from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from pages.challenges.enums import Action, Status, Who, WorkKind
from pages.challenges.errors import Refused
from pages.challenges.forms.deciding import ObjectionDecisionForm, PaperObjectionForm, ProposalForm
from pages.challenges.forms.fund_fields import fund_initial
from pages.challenges.forms.handling import ReasonForm
from pages.challenges.letters import decision_letter
from pages.challenges.models import DecisionLot, DecisionProposal, Response
from pages.challenges.numbers import read_number
from pages.challenges.publishing import texts_of
from pages.challenges.reasons import REASONS_BY_CODE
from pages.challenges.refusals import message_for, refusal_text
from pages.challenges.selectors.agreements import binding_agreement
from pages.challenges.selectors.assessing import declaration_of
from pages.challenges.selectors.funds import fund_of
from pages.challenges.selectors.lots import answers_to_tell, lots_of
from pages.challenges.services import (
    decide,
    decide_objection,
    file_objection,
    propose_decision,
    send_back,
)
from pages.challenges.services.advising import agreed_changes
from pages.challenges.services.deciding import prepared_by
from pages.challenges.services.fund_fits import choice_of_first
from pages.challenges.services.lot_outcomes import lot_values
from pages.challenges.services.proposing import DecisionText
from pages.challenges.services.publishing import to_read_again
from pages.challenges.subjects import subject_of
from pages.challenges.transitions import PROPOSABLE
from pages.challenges.views.advising import cannot_now
from pages.challenges.views.funds import fund_context
from pages.challenges.views.guards import back_to, for_staff, page_context
from pages.challenges.views.handling import READS, posted, small_page
from pages.challenges.views.posting import post_from_case
from pages.challenges.views.work import Work, show_work


class _Rows(list):
    """Rows that were not saved, read like those of the database."""

    def all(self) -> list:
        """Every one."""
        return self


def letter_of(response: Response, text: DecisionText) -> Any:
    """The letter as it would be, of a text that nobody put forward yet."""
    names = {row.code: row.name for row in subject_of(response).criteria}
    proposal = SimpleNamespace(
        action=text.action,
        reason=text.reason,
        how_to_succeed=text.how_to_succeed,
        conditions=text.conditions,
        remedies=text.remedies,
        amount_cents=text.amount_cents,
        reasons=_Rows(SimpleNamespace(code=code) for code in text.reason_codes),
        lots=_Rows(
            DecisionLot(**values)
            for values in lot_values(text.action, text.lots, lots_of(response))
        ),
        criteria=_Rows(
            SimpleNamespace(
                criterion_name=names[row.code],
                words=row.words,
                present_provider_words=row.present_words,
            )
            for row in text.criteria
            if row.words.strip()
        ),
    )
    return decision_letter(response, proposal).without_link


@require_http_methods(READS)
@for_staff(Action.PROPOSE_DECISION)
def propose(request: HttpRequest, response: Response) -> HttpResponse:
    """Write a decision and put it to whoever decides."""
    criteria, lots = subject_of(response).criteria, lots_of(response)
    possible = PROPOSABLE.get(Status(response.status), frozenset())
    changes = agreed_changes(response)
    return show_work(
        request,
        response,
        Work(
            kind=WorkKind.PROPOSAL,
            title=_("Besluit voorleggen"),
            intro=_(
                "U schrijft het besluit, iemand anders neemt het. U kunt de brief eerst nalezen."
            ),
            button=_("Leg voor aan de beslisser"),
            done=_("Het besluit is voorgelegd. Iemand anders leest het en beslist."),
            make_form=lambda *args, **kw: ProposalForm(
                *args, criteria=criteria, lots=lots, actions=possible, call=response.call, **kw
            ),
            hand_in=lambda form: propose_decision(
                response=response, text=form.decision_text(), by=request.user, now=timezone.now()
            ),
            leave=lambda: back_to(response),
            context={**page_context(response, _("Voorstel")), **fund_context(response)},
            blocked=cannot_now(response, Action.PROPOSE_DECISION),
            preview=lambda form: letter_of(response, form.decision_text()),
            initial={"conditions": changes.words} if changes else {},
        ),
    )


@require_http_methods(READS)
@for_staff(Action.REJECT)
def decide_response(request: HttpRequest, response: Response) -> HttpResponse:
    """Read what was put forward, and decide, or send it back."""
    proposal = response.proposals.order_by("-pk").first()
    problem = cannot_now(response, Action.REJECT, Who.DECIDER)
    if proposal is None or (problem and request.method != "POST"):
        messages.warning(request, problem or _("Er is nog geen besluit voorgelegd."))
        return back_to(response)
    if request.method == "POST":
        try:
            number = read_number(request.POST.get("voorstel"))
            read = response.proposals.filter(pk=number).first()
            decide(
                proposal=read or proposal,
                by=request.user,
                now=timezone.now(),
                has_read="nagelezen" in request.POST,
            )
        except Refused as refused:
            response.refresh_from_db()
            problem = refusal_text(refused)
        else:
            messages.success(request, _("Het besluit is genomen. De indiener krijgt nu de brief."))
            return back_to(response)
    return _show_proposal(request, response, proposal, ReasonForm(), problem)


@post_from_case
@for_staff(Action.SEND_BACK)
def return_proposal(request: HttpRequest, response: Response) -> HttpResponse:
    """Send it back with a reason."""
    form = ReasonForm(request.POST)
    proposal = response.proposals.order_by("-pk").first()
    problem = ""
    if form.is_valid():
        try:
            send_back(
                response=response,
                reason=form.cleaned_data["reason"],
                by=request.user,
                now=timezone.now(),
            )
        except Refused as refused:
            response.refresh_from_db()
            problem = refusal_text(refused)
        else:
            messages.success(request, _("Het voorstel is teruggestuurd naar de behandelaar."))
            return back_to(response)
    if proposal is None:
        messages.warning(request, problem or _("Er is nog geen besluit voorgelegd."))
        return back_to(response)
    return _show_proposal(request, response, proposal, form, problem)


def _show_proposal(
    request: HttpRequest,
    response: Response,
    proposal: DecisionProposal,
    form: ReasonForm,
    problem: str = "",
) -> HttpResponse:
    declared = declaration_of(response, request.user)
    fund_part = fund_context(response, proposal.amount_cents, request.user)
    blocked = ""
    if prepared_by(response, request.user):
        blocked = message_for("four_eyes")
    elif declared is None:
        blocked = message_for("declare_first")
    return render(
        request,
        "challenges/admin/decide.html",
        {
            **page_context(response, _("Besluiten")),
            "proposal": proposal,
            "reasons": [REASONS_BY_CODE[row.code].label for row in proposal.reasons.all()],
            "letter": decision_letter(response, proposal).without_link,
            "form": form,
            "problem": problem,
            **fund_part,
            "fund_fit": getattr(proposal, "fund_fit", None),
            "blocked": blocked or fund_part.get("not_named", ""),
            "must_declare": declared is None,
            "to_read": to_read_again(response, texts_of(proposal)),
        },
    )


@require_http_methods(READS)
@for_staff(Action.TAKE_UP)
def paper_objection(request: HttpRequest, response: Response) -> HttpResponse:
    """Record an objection that came in on paper, in time or not."""
    return small_page(
        request,
        response,
        title=_("Bezwaar op papier vastleggen"),
        intro=_("Neem de tekst letterlijk over en bewaar de brief. De indiener krijgt bericht."),
        button=_("Leg het bezwaar vast"),
        done=_("Het bezwaar is vastgelegd. Iemand die niet eerder besloot, kijkt opnieuw."),
        form=PaperObjectionForm(posted(request)),
        do=lambda data: file_objection(
            response=response,
            words=data["words"],
            received_on=data["received_on"],
            late_reason=data["late_reason"],
            by=request.user,
            now=timezone.now(),
        ),
    )


@require_http_methods(READS)
@for_staff(Action.DECIDE_OBJECTION)
def answer_objection(request: HttpRequest, response: Response) -> HttpResponse:
    """Decide on the objection, by somebody who did not decide before."""
    blocked = cannot_now(response, Action.DECIDE_OBJECTION, Who.DECIDER)
    if not blocked and response.decision.decided_by_id == request.user.pk:
        blocked = message_for("same_decider")
    changes, fund = agreed_changes(response), fund_of(response)
    running = binding_agreement(response)
    return show_work(
        request,
        response,
        Work(
            kind=WorkKind.OBJECTION,
            title=_("Besluiten op het bezwaar"),
            intro=_("U kijkt opnieuw naar alles. Het besluit kan blijven of veranderen."),
            button=_("Neem dit besluit"),
            done=_("Het besluit op het bezwaar is genomen. De indiener krijgt nu de brief."),
            make_form=lambda *args, **kw: ObjectionDecisionForm(
                *args,
                criteria=subject_of(response).criteria,
                lots=lots_of(response),
                fund=fund,
                call=response.call,
                agreement=running,
                **kw,
            ),
            hand_in=lambda form: decide_objection(
                response=response,
                text=form.objection_text(),
                by=request.user,
                now=timezone.now(),
                has_read=form.cleaned_data["has_read"],
            ),
            leave=lambda: back_to(response),
            context={
                **page_context(response, _("Besluit op bezwaar")),
                **fund_context(response, by=request.user),
                "objection": getattr(response, "objection", None),
                "running": running,
                "decision": getattr(response, "decision", None),
                "lots": answers_to_tell(response.decision) if hasattr(response, "decision") else (),
            },
            blocked=blocked,
            initial={
                **({"conditions": changes.words} if changes else {}),
                **fund_initial(choice_of_first(response, fund) if fund else None),
            },
        ),
    )
