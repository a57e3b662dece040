"""Making documents, reading them as a page and taking them as PDF."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.budgets.enums import DocumentKind
from contracts.budgets.exports.documents import (
    agreement_year_of,
    council_year_of,
    summary_of,
)
from contracts.budgets.exports.editions import document_pdf
from contracts.budgets.forms.documents import StatementForm, YearForm
from contracts.budgets.models import MadeDocument
from contracts.budgets.permissions import can_make_documents
from contracts.budgets.selectors.documents import approved_settlements, newest_documents
from contracts.budgets.services.documents import keep_document, keep_statement, note_download
from contracts.budgets.views.money import MoneyView
from contracts.exports.report_chart import geometry_of
from contracts.exports.report_document import BarChart, ReportDocument, from_data, to_data
from contracts.exports.statement_data import statement_from_data, statement_to_data
from contracts.exports.statements import period_words, statement_document
from contracts.models import Settlement
from contracts.permissions import can_see
from contracts.presentation import reader_language
from contracts.views.base import AgreementMixin, FormView
from contracts.wording import Language, format_money


def shown_sections(document: ReportDocument) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return the sections for a template: every block with its kind, a chart with its geometry."""
    return [
        (
            section.title,
            [
                {
                    "kind": type(block).__name__,
                    "block": block,
                    "chart": geometry_of(block) if isinstance(block, BarChart) else None,
                }
                for block in section.blocks
            ],
        )
        for section in document.sections
    ]


def _period(row: Settlement, language: Language) -> str:
    return period_words(row.period_start, row.period_end, language)


def _amount(row: Settlement, language: Language) -> str:
    return format_money(row.total_cents, row.currency, language)


class DocumentsView(FormView):
    """All documents, and making the account for the council."""

    section = "documents"
    page_title = gettext_lazy("Documenten")
    template_name = "contracts/money/documents.html"
    form_class = YearForm

    def is_allowed(self) -> bool:
        """Who makes documents."""
        return can_make_documents(self.request.user)

    def make_form(self, **kwargs: Any) -> YearForm:
        """Begin with last year."""
        kwargs.pop("files", None)
        return YearForm(initial={"year": timezone.localdate(self.now).year - 1}, **kwargs)

    def rows(self) -> Any:
        """Return the newest version of each."""
        return newest_documents()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the documents."""
        context = super().get_context_data(**kwargs)
        context["documents"] = self.page_of(self.rows())
        return context

    def carry_out(self, form: Any) -> str:
        """Make the account for the council."""
        year = form.cleaned_data["year"]
        made = keep_document(
            kind=DocumentKind.COUNCIL_YEAR,
            content=to_data(council_year_of(year)),
            year=year,
            by=self.user,
            now=self.now,
        )
        self.tell(_("Gemaakt: %(document)s.") % {"document": made})
        return reverse("geld:document", args=[made.pk])


class AgreementDocumentsView(AgreementMixin, DocumentsView):
    """The documents of one contract: its summary, and its account of a year."""

    def is_allowed(self) -> bool:
        """Who makes documents and sees the contract."""
        user = self.request.user
        return can_make_documents(user) and can_see(user, self.agreement)

    def rows(self) -> Any:
        """Return those of this contract."""
        return newest_documents().filter(agreement=self.agreement)

    def statement_form(self, **kwargs: Any) -> StatementForm | None:
        """Return the choice of the approved settlements, the last first; None without any."""
        language = reader_language()
        choices = [
            (str(row.pk), f"{_period(row, language)}: {_amount(row, language)}")
            for row in approved_settlements(self.agreement)
        ]
        return StatementForm(choices=choices, **kwargs) if choices else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the statements that can be kept."""
        context = super().get_context_data(**kwargs)
        context.setdefault("statement_form", self.statement_form())
        return context

    def carry_out(self, form: Any) -> str:
        """Make the account of a year."""
        year = form.cleaned_data["year"]
        document = agreement_year_of(self.agreement, year)
        return self.keep(DocumentKind.AGREEMENT_YEAR, document, year)

    def keep(self, kind: DocumentKind, document: ReportDocument, year: int | None) -> str:
        """Keep it and return its address."""
        made = keep_document(
            kind=kind,
            content=to_data(document),
            agreement=self.agreement,
            year=year,
            by=self.user,
            now=self.now,
        )
        self.tell(_("Gemaakt: %(document)s.") % {"document": made})
        return reverse("geld:document", args=[made.pk])


class MakeSummaryView(AgreementDocumentsView):
    """Make the summary of a contract."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing is made by looking."""
        return redirect("geld:agreement_documents", self.agreement.pk)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make it."""
        return redirect(self.keep(DocumentKind.SUMMARY, summary_of(self.agreement), None))


class MakeStatementView(MakeSummaryView):
    """Put a statement in the register."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep it; what cannot be chosen gets a message at the field."""
        form = self.statement_form(data=request.POST)
        if form is None:
            return redirect("geld:agreement_documents", self.agreement.pk)
        if not form.is_valid():
            return self.show(status=422, form=self.make_form(), statement_form=form)
        pk = form.cleaned_data["settlement"]
        settlement = approved_settlements(self.agreement).get(pk=pk)
        made = keep_statement(
            settlement=settlement,
            content=statement_to_data(statement_document(settlement, reader_language())),
            by=self.user,
            now=self.now,
        )
        self.tell(_("Gemaakt: %(document)s.") % {"document": made})
        return redirect("geld:document", made.pk)


class DocumentView(MoneyView):
    """One document as a page."""

    section = "documents"
    template_name = "contracts/money/document.html"

    @cached_property
    def made(self) -> MadeDocument:
        """The document of this address."""
        rows = MadeDocument.objects.select_related("agreement", "made_by")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        """Its title."""
        return self.made.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add its content and who took a copy."""
        context = super().get_context_data(**kwargs)
        content = self.made.content
        if self.made.kind == DocumentKind.STATEMENT:
            context.update(document=statement_from_data(content), agreement=self.made.agreement)
        else:
            document = from_data(content)
            context.update(document=document, shown=shown_sections(document))
        context.update(
            made=self.made,
            is_statement=self.made.kind == DocumentKind.STATEMENT,
            downloads=self.made.downloads.select_related("by").order_by("-pk")[:20],
        )
        return context


class DocumentPdfView(DocumentView):
    """One document as PDF; that somebody took it is noted."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the file."""
        note_download(document=self.made, by=self.user, now=self.now)
        name = f"{self.made.number}-v{self.made.version}-{self.made.language}.pdf"
        return HttpResponse(
            document_pdf(self.made),
            content_type="application/pdf",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
