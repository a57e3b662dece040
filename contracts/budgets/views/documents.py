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
    document_pdf,
    summary_of,
)
from contracts.budgets.forms.documents import YearForm
from contracts.budgets.models import MadeDocument
from contracts.budgets.permissions import can_make_documents
from contracts.budgets.selectors.documents import newest_documents
from contracts.budgets.services.documents import keep_document, note_download
from contracts.budgets.views.money import MoneyView
from contracts.exports.report_chart import geometry_of
from contracts.exports.report_document import BarChart, ReportDocument, from_data, to_data
from contracts.permissions import can_see
from contracts.views.base import AgreementMixin, FormView


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
        document = from_data(self.made.content)
        context.update(
            made=self.made,
            document=document,
            shown=shown_sections(document),
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
