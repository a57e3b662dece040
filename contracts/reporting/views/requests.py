"""What is to be reported: the list, the page that a provider fills in, and delivering it."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.arithmetic import Problem, SettlementBlocked
from contracts.errors import Refused, RefusedTogether
from contracts.exports.tables import day_cell, last_day_cell, safe_cell
from contracts.forms.refusals import add_refusal
from contracts.models import Agreement
from contracts.permissions import can_see
from contracts.presentation import reader_language, rows_problem_words
from contracts.reporting.enums import ExtensionState
from contracts.reporting.exports.report_pdf import report_pdf
from contracts.reporting.forms.figures import FiguresForm
from contracts.reporting.models import Report, ReportDraft, ReportRequest
from contracts.reporting.permissions import can_plan, can_report
from contracts.reporting.selectors.figures import figures_of, read_observations_of
from contracts.reporting.selectors.report_rows import report_rows
from contracts.reporting.selectors.requests import requests_for
from contracts.reporting.services.delivering import check_figures, deliver_report, save_draft
from contracts.selectors.import_preview import preview_import
from contracts.services.history import local_day
from contracts.views.base import DeskView
from contracts.views.searching import SearchMixin

STATES: Final = (
    ("open", gettext_lazy("Nog te doen")),
    ("delivered", gettext_lazy("Ingeleverd")),
    ("", gettext_lazy("Alle")),
)


class RequestListView(SearchMixin, DeskView):
    """The reports that this person has to do with."""

    section = "reports"
    page_title = gettext_lazy("Rapportages")
    template_name = "rapportages/requests.html"
    search_in = ("agreement__number", "agreement__title", "agreement__parties__party__name")
    search_from = "period_end__gt"
    search_until = "period_start__lt"
    day_words = gettext_lazy("De periode van de rapportage")
    file_name = "rapportages"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the page of requests."""
        context = super().get_context_data(**kwargs)
        page = self.page_of(self.found())
        context.update(page=page, state=self.state, states=STATES, today=local_day(self.now))
        return context

    @property
    def state(self) -> str:
        """Which reports: those to do, delivered, or all."""
        asked = self.request.GET.get("staat", "open")
        return asked if asked in dict(STATES) else "open"

    def found(self) -> QuerySet[ReportRequest]:
        """The requests of the search; a contract with two parties that fit is there once."""
        rows = requests_for(self.user, self.state)
        return rows.filter(pk__in=self.searched(ReportRequest.objects.order_by()).values("pk"))

    def file_head(self) -> list[str]:
        """The same as the screen."""
        return [
            _("Contract"),
            _("Titel"),
            _("Periode vanaf"),
            _("Periode tot en met"),
            _("Gevraagd voor"),
            _("Uiterlijk"),
            _("Ingeleverd op"),
        ]

    def file_row(self, row: ReportRequest) -> list[str]:
        """One request."""
        report = getattr(row, "report", None)
        return [
            safe_cell(row.agreement.number),
            safe_cell(row.agreement.title),
            day_cell(row.period_start),
            last_day_cell(row.period_end),
            day_cell(row.due_on),
            day_cell(row.until),
            day_cell(report.at if report else None),
        ]


class RequestMixin:
    """One request, which only those who may see its agreement find."""

    request: HttpRequest
    kwargs: dict[str, Any]
    section = "reports"

    @cached_property
    def asked(self) -> ReportRequest:
        """The request of this address."""
        rows = ReportRequest.objects.select_related("agreement__contract_manager")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    @property
    def agreement(self) -> Agreement:
        """Its agreement."""
        return self.asked.agreement

    @cached_property
    def report(self) -> Report | None:
        """What was delivered, if it was."""
        return Report.objects.filter(request=self.asked).select_related("by").first()

    def is_allowed(self) -> bool:
        """Whether this person may see it."""
        return can_see(self.request.user, self.agreement)

    def get_page_title(self) -> str:
        """Return what this screen is about."""
        return _("Rapportage")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the request."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        context.update(asked=self.asked, agreement=self.agreement, back=self.address())
        return context

    def address(self) -> str:
        """Return the address of the request."""
        return reverse("rapportages:request", args=[self.asked.pk])


class RequestView(RequestMixin, DeskView):
    """What was delivered; before that the form for the provider, and its state for the others."""

    template_name = "rapportages/request.html"

    @cached_property
    def draft(self) -> ReportDraft | None:
        """What was kept of earlier typing."""
        return ReportDraft.objects.filter(request=self.asked).select_related("saved_by").first()

    @property
    def may_fill_in(self) -> bool:
        """Whether there is something to fill in for this person."""
        return self.report is None and can_report(self.user, self.agreement)

    def make_form(self, **kwargs: Any) -> FiguresForm:
        """Start from the draft."""
        initial = self.draft.content if self.draft else None
        return FiguresForm(figures=figures_of(self.asked), initial=initial, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form or the report, and what was said about more time."""
        if self.may_fill_in:
            kwargs.setdefault("form", self.make_form())
            kwargs.setdefault("seen", self.draft.number if self.draft else 0)
        context = super().get_context_data(**kwargs)
        extensions = list(self.asked.extensions.select_related("asked_by", "decided_by"))
        is_waiting = any(row.state == ExtensionState.ASKED for row in extensions)
        context.update(
            report=self.report,
            rows=report_rows(self.report.document, reader_language()) if self.report else [],
            draft=self.draft,
            extensions=extensions,
            may_ask_time=self.may_fill_in and not is_waiting,
            may_decide=is_waiting and can_plan(self.user, self.agreement),
            today=local_day(self.now),
        )
        return context

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep what was typed, whatever it is; then check it when that was asked."""
        if not self.may_fill_in:
            return self.refuse() if self.report is None else self.show(status=409)
        form = self.make_form(data=request.POST)
        seen = request.POST.get("seen", "")
        is_valid = form.is_valid()
        try:
            self.draft = save_draft(
                request=self.asked,
                content=form.texts(),
                seen=int(seen) if seen.isdecimal() else 0,
                by=self.user,
                now=self.now,
            )
        except Refused as refused:
            form.add_error(None, refused.message)
            return self.show(status=422, form=form)
        if request.POST.get("action") != "check":
            self.tell(_("Uw concept is bewaard. Er is nog niets ingeleverd."))
            return redirect(self.address())
        if is_valid:
            try:
                check_figures(self.asked, form.typed())
            except RefusedTogether as refusal:
                add_refusal(form, refusal)
            else:
                return redirect("rapportages:deliver", pk=self.asked.pk)
        return self.show(status=422, form=form)


class DeliverView(RequestView):
    """What the draft would bring, and the button that delivers it."""

    template_name = "rapportages/deliver.html"

    def is_allowed(self) -> bool:
        """Only the provider."""
        return can_report(self.request.user, self.agreement)

    def get_page_title(self) -> str:
        """Return what this screen does."""
        return _("Controleren en inleveren")

    def bound(self) -> FiguresForm:
        """Return the draft as a form that was sent."""
        content = self.draft.content if self.draft else {}
        return FiguresForm(figures=figures_of(self.asked), data=content)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what the draft would bring; without a draft there is nothing to deliver."""
        if self.report is not None or self.draft is None:
            return redirect(self.address())
        return self._preview(200)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Deliver the draft that was shown."""
        if self.report is not None or self.draft is None:
            return redirect(self.address())
        form = self.bound()
        if not form.is_valid() or request.POST.get("seen") != str(self.draft.number):
            problem = _("Het concept is intussen veranderd. Kijk hieronder nog een keer.")
            return self._preview(409, problem)
        try:
            deliver_report(request=self.asked, typed=form.typed(), by=self.user, now=self.now)
        except (Refused, RefusedTogether) as refusal:
            return self._preview(422, str(refusal))
        self.tell(_("Uw rapportage is ingeleverd. De toetser heeft bericht gekregen."))
        return redirect(self.address())

    def _preview(self, status: int, problem: str = "") -> HttpResponse:
        form = self.bound()
        typed = form.typed() if form.is_valid() else []
        preview, blocked = None, ""
        if observations := read_observations_of(self.asked, typed):
            try:
                preview = preview_import(self.agreement, observations)
            except SettlementBlocked as error:
                blocked = self._blocked(error.problem)
            else:
                if preview.blocked:
                    blocked = self._blocked(preview.blocked.problem)
        return self.show(
            status=status, form=form, typed=typed, preview=preview, blocked=blocked, problem=problem
        )

    def _blocked(self, problem: Problem) -> str:
        """Say where on this page the figure stands that keeps from settling, and why."""
        names = dict(self.agreement.indicators.values_list("code", "name"))
        name = names.get(str(problem.params.get("metric", "")), "")
        place = _("Regel “%(indicator)s”, kolom “Wat u invulde”: ") % {"indicator": name}
        return rows_problem_words(problem, names, place if name else "")


class ReportPdfView(RequestMixin, DeskView):
    """The delivered report as PDF, for every funder the same."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the file; before delivery there is none."""
        if self.report is None:
            return redirect(self.address())
        name = f"{self.agreement.number}-rapportage-{self.asked.period_start:%Y-%m-%d}.pdf"
        return HttpResponse(
            report_pdf(self.report, reader_language()),
            content_type="application/pdf",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
