"""One settlement with its calculation; preparing, approving and returning it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts import services
from contracts.arithmetic import Period, SettlementBlocked, periods_until
from contracts.enums import SettlementStatus
from contracts.errors import Refused
from contracts.exports.pdf.statement import render_statement_pdf
from contracts.exports.statement_json import settlement_json
from contracts.exports.statements import document_number, period_words, statement_document
from contracts.forms.agreements import NeededReasonForm, ReasonForm
from contracts.forms.observations import PeriodForm
from contracts.models import Agreement, Settlement
from contracts.permissions import (
    can_manage,
    can_see,
    can_see_all,
    can_see_persons,
    can_settle,
    is_in_group,
)
from contracts.presentation import problem_words, reader_language
from contracts.selectors.comparisons import comparisons_of
from contracts.selectors.reversals import objection_to_propose, waiting_reversal
from contracts.selectors.roles import APPROVER
from contracts.selectors.routing import deciders_for
from contracts.selectors.settlements import objection_to_decide
from contracts.terms_documents import read_in_force
from contracts.views.base import AgreementMixin, DeskView, FormView


class SettlementMixin:
    """One settlement."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def settlement(self) -> Settlement:
        """The settlement of this address."""
        rows = Settlement.objects.select_related(
            "agreement", "terms_version", "prepared_by", "decided_by"
        )
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def is_allowed(self) -> bool:
        """Whoever sees the agreement sees its settlements."""
        return can_see(self.request.user, self.settlement.agreement)

    def get_page_title(self) -> str:
        """Return the number of the document."""
        return _("Afrekening %(number)s") % {"number": document_number(self.settlement)}

    def address(self) -> str:
        """Return the address of the settlement."""
        return reverse("contracten:settlement", args=[self.settlement.pk])


class SettlementView(SettlementMixin, DeskView):
    """What is owed and why, line by line."""

    section = "settlements"
    template_name = "contracts/desk/settlement.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the document, the earlier revisions and what came of it."""
        context = super().get_context_data(**kwargs)
        row = self.settlement
        is_approver = is_in_group(self.user, APPROVER)
        is_draft = row.status == SettlementStatus.DRAFT
        objection = objection_to_decide(row, self.user) if is_draft and is_approver else None
        revisions = Settlement.objects.filter(
            agreement=row.agreement, period_start=row.period_start
        )
        context.update(
            settlement=row,
            agreement=row.agreement,
            document=statement_document(
                row,
                reader_language(),
                with_persons=can_see_persons(self.user, row.agreement),
            ),
            revisions=revisions.select_related("prepared_by", "decided_by")
            .defer("inputs", "closing")
            .order_by("-revision"),
            entries=row.entries.select_related("by")
            .prefetch_related("postings__party__party", "postings__counterparty__party")
            .order_by("pk"),
            orders=row.payment_orders.select_related("payer__party", "recipient__party"),
            comparison=comparisons_of([row])[row.pk],
            can_decide=is_draft and is_approver and objection is None,
            objection=objection,
            reversals=list(row.reversals.select_related("proposed_by", "decided_by")),
            can_propose_reversal=can_manage(self.user, row.agreement)
            and objection_to_propose(row, self.user) is None,
            can_decide_reversal=is_approver and waiting_reversal(row) is not None,
            shows_route=is_draft and can_see_all(self.user),
            deciders=deciders_for(row) if is_draft and can_see_all(self.user) else [],
        )
        return context


class SettlementPdfView(SettlementView):
    """The same as a file to keep."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the PDF."""
        content = render_statement_pdf(statement_document(self.settlement, reader_language()))
        return _download(content, "application/pdf", f"{document_number(self.settlement)}.pdf")


class SettlementJsonView(SettlementView):
    """The same as data, with everything it was computed from."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the JSON."""
        return _download(
            settlement_json(
                self.settlement,
                with_persons=can_see_persons(self.user, self.settlement.agreement),
            ),
            "application/json; charset=utf-8",
            f"{document_number(self.settlement)}.json",
        )


def _download(content: bytes | str, content_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


class DecideView(SettlementMixin, FormView):
    """Approve or return a draft; the screen says what follows."""

    section = "settlements"
    template_name = "contracts/desk/decide.html"
    is_approval = True

    def is_allowed(self) -> bool:
        """Approvers only; what ties one of them to this settlement, the screen says."""
        return super().is_allowed() and is_in_group(self.request.user, APPROVER)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask to confirm; what is already decided is only shown."""
        if self.settlement.status != SettlementStatus.DRAFT:
            return redirect(self.address())
        return super().get(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """Return what this screen does."""
        return _("Vaststellen") if self.is_approval else _("Terugsturen")

    def get_trail(self) -> list[dict[str, Any]]:
        """Put the settlement in the breadcrumbs."""
        return [{"url": self.address(), "label": document_number(self.settlement)}]

    def make_form(self, **kwargs: Any) -> ReasonForm | NeededReasonForm:
        """Returning needs a reason; approving may have one."""
        return (ReasonForm if self.is_approval else NeededReasonForm)(**kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the amount and who pays it."""
        context = super().get_context_data(**kwargs)
        context.update(
            settlement=self.settlement,
            agreement=self.settlement.agreement,
            document=statement_document(self.settlement, reader_language()),
            is_approval=self.is_approval,
            objection=objection_to_decide(self.settlement, self.user),
            back=self.address(),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Decide."""
        decide = services.approve_settlement if self.is_approval else services.return_settlement
        try:
            decide(
                settlement=self.settlement,
                by=self.user,
                now=self.now,
                reason=form.cleaned_data["reason"],
            )
        except Refused:
            # Somebody else may have decided meanwhile: the screen shows what it is now.
            self.settlement.refresh_from_db()
            raise
        if self.is_approval:
            self.tell(_("De afrekening is vastgesteld. De betaling staat klaar."))
        else:
            self.tell(_("De afrekening is teruggestuurd."))
        return self.address()


class PrepareView(AgreementMixin, FormView):
    """Have a period settled now, without waiting for the timetable."""

    section = "agreements"
    page_title = gettext_lazy("Afrekening opstellen")
    template_name = "contracts/desk/prepare.html"

    def is_allowed(self) -> bool:
        """Only who manages the agreement."""
        return can_settle(self.request.user, self.agreement)

    @cached_property
    def periods(self) -> list[Period]:
        """The periods that are over and not approved yet."""
        versions = read_in_force(self.agreement.terms_versions.all())
        if not versions:
            return []
        approved = set(
            self.agreement.settlements.filter(status=SettlementStatus.APPROVED).values_list(
                "period_start", flat=True
            )
        )
        over = periods_until(versions, timezone.localdate(self.now))
        return [period for period in over if period.start not in approved]

    def make_form(self, **kwargs: Any) -> PeriodForm:
        """Offer those periods; the first one is the one to begin with."""
        language = reader_language()
        choices = [
            (period.start.isoformat(), period_words(period.start, period.end, language))
            for period in self.periods
        ]
        first = {"period": choices[0][0]} if choices else None
        return PeriodForm(choices=choices, initial=first, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way back."""
        context = super().get_context_data(**kwargs)
        context["has_periods"] = bool(self.periods)
        context["back"] = reverse("contracten:agreement", args=[self.agreement.pk])
        return context

    def carry_out(self, form: Any) -> str:
        """Draft it; who prepares does not approve."""
        start = date.fromisoformat(form.cleaned_data["period"])
        period = next(item for item in self.periods if item.start == start)
        agreement: Agreement = self.agreement
        try:
            made = services.draft_settlement(
                agreement=agreement, period=period, now=self.now, by=self.user
            )
        except SettlementBlocked as blocked:
            problem = blocked.problem
            form.add_error(None, problem_words(problem.path, problem.code, problem.params))
            return ""
        self.tell(_("De afrekening is opgesteld."))
        return reverse("contracten:settlement", args=[made.pk])
