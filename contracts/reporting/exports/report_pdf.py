"""A delivered report on paper: the same document as on the screen."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override
from reportlab.platypus import Flowable, Spacer

from contracts.exports.pdf import styles
from contracts.exports.pdf.fonts import register_fonts
from contracts.exports.pdf.page import Sheet, build_pdf
from contracts.exports.pdf.parts import table, text
from contracts.exports.statements import period_words
from contracts.reporting.models import Report
from contracts.reporting.selectors.report_rows import ReportRow, report_rows
from contracts.wording import Language, format_date


def report_pdf(report: Report, language: Language) -> bytes:
    """Print a report; the same report always gives the same bytes."""
    document = report.document
    register_fonts()
    with override(language):
        start, end = (date.fromisoformat(day) for day in document["period"])
        period = period_words(start, end, language)
        name, number = _("Rapportage"), f"{document['agreement']['number']}"
        delivered = format_date(document["delivered_on"], language)
        sheet = Sheet(
            language=language,
            municipality=", ".join(document["provider"]),
            name=name,
            number=number,
            title=document["agreement"]["title"],
            subject=period,
            keywords=(number, period),
            made_at=report.at,
            footer=(delivered, document["format"]),
            sha256=report.sha256,
        )
        rows = report_rows(document, language)
        facts = [
            _("Periode: %(period)s") % {"period": period},
            _("Uitvoerder: %(names)s") % {"names": ", ".join(document["provider"])},
            _("Ingeleverd op %(day)s") % {"day": delivered},
            _("Dit is wat de uitvoerder meldt. De toetser kijkt er nog naar."),
        ]
        story: list[Flowable] = [text(f"{name} {number}: {sheet.title}", styles.TITLE)]
        story += [text(fact, styles.BODY) for fact in facts]
        story += [Spacer(0, 8), text(_("De cijfers"), styles.HEADING), _figures(rows)]
        told = [row for row in rows if row.story]
        if told:
            story.append(text(_("Het verhaal erbij"), styles.HEADING))
        for row in told:
            story += [text(row.name, styles.STEP), text(row.story, styles.BODY)]
        return build_pdf(sheet, story)


def _figures(rows: list[ReportRow]) -> Flowable:
    head = [
        text(_("Indicator"), styles.CELL_HEAD),
        text(_("Eenheid"), styles.CELL_HEAD),
        text(_("Deze periode"), styles.AMOUNT_HEAD),
        text(_("Periode ervoor"), styles.AMOUNT_HEAD),
        text(_("Metingen"), styles.AMOUNT_HEAD),
    ]
    cells = [
        [
            text(f"{row.name} ({row.kind.lower()})" if row.kind else row.name, styles.CELL),
            text(row.unit, styles.CELL),
            text(row.value, styles.AMOUNT),
            text(row.earlier or "—", styles.AMOUNT),
            text(str(row.rows), styles.AMOUNT),
        ]
        for row in rows
    ]
    return table(head, cells, (0.36, 0.16, 0.19, 0.16, 0.13))
