"""A kept document as PDF, whatever its kind."""

from __future__ import annotations

from django.utils import timezone

from contracts.budgets.exports.signings import PublicEdition
from contracts.budgets.models import MadeDocument
from contracts.exports.pdf.page import Edition
from contracts.exports.pdf.report import render_report_pdf
from contracts.exports.pdf.statement import render_statement_pdf
from contracts.exports.report_document import from_data
from contracts.exports.statement_data import FORMAT as STATEMENT_FORMAT
from contracts.exports.statement_data import statement_from_data
from contracts.wording import format_date


def document_pdf(row: MadeDocument | PublicEdition) -> bytes:
    """Print a kept document; the same row always gives the same bytes."""
    words = {"nl": "versie %(number)s", "en": "version %(number)s"}[row.language]
    made_on = format_date(timezone.localdate(row.made_at), "en" if row.language == "en" else "nl")
    edition = Edition(row.number, words % {"number": row.version}, row.made_at, made_on, row.sha256)
    if row.content["format"] == STATEMENT_FORMAT:
        return render_statement_pdf(statement_from_data(row.content), edition)
    return render_report_pdf(from_data(row.content), edition)
