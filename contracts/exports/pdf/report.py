"""A summary or account as PDF: a cover, then its sections with tables and charts."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import override
from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.units import mm
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    HRFlowable,
    KeepTogether,
    PageBreak,
    Spacer,
    Table,
    TableStyle,
)

from contracts.exports.pdf import styles
from contracts.exports.pdf.fonts import REGULAR, register_fonts
from contracts.exports.pdf.page import Edition, Sheet, build_pdf
from contracts.exports.pdf.parts import bullets, table, text
from contracts.exports.report_chart import Geometry, geometry_of
from contracts.exports.report_document import (
    BarChart,
    Block,
    Bullets,
    DataTable,
    Facts,
    Paragraphs,
    ReportDocument,
)
from contracts.wording import Language, format_money

SERIES: Final = (styles.ACCENT, styles.WARNING)
ROOM_UNDER_HEADING: Final = 40 * mm
NAME_SHARE: Final = 0.34


def render_report_pdf(document: ReportDocument, edition: Edition) -> bytes:
    """Print a document. Reads, lays out and computes nothing; the same gives the same bytes."""
    register_fonts()
    with override(document.language):
        story = _cover(document, edition)
        for section in document.sections:
            story += [CondPageBreak(ROOM_UNDER_HEADING), text(section.title, styles.HEADING)]
            for block in section.blocks:
                story += _block(block, document.language)
        return build_pdf(_sheet(document, edition), story)


def _sheet(document: ReportDocument, edition: Edition) -> Sheet:
    return Sheet(
        language=document.language,
        municipality=document.municipality,
        name=document.name,
        number=edition.number,
        title=document.title,
        subject=document.subtitle,
        keywords=(document.name, edition.number),
        made_at=edition.made_at,
        footer=(edition.made_on, edition.version),
        sha256=edition.sha256,
    )


def _cover(document: ReportDocument, edition: Edition) -> list[Flowable]:
    facts = (
        *document.cover,
        (_("Nummer"), edition.number),
        (_("Gemaakt op"), edition.made_on),
        (_("Versie"), edition.version),
    )
    contents = [section.title for section in document.sections]
    return [
        Spacer(0, 26 * mm),
        HRFlowable(width=34 * mm, thickness=5, color=styles.ACCENT, hAlign="LEFT", spaceAfter=12),
        text(document.name, styles.COVER_KIND),
        text(document.title, styles.COVER_TITLE),
        text(document.subtitle, styles.COVER_SUBTITLE),
        Spacer(0, 16 * mm),
        _facts(facts),
        Spacer(0, 8 * mm),
        text(_("In dit document"), styles.STEP),
        *bullets(contents),
        PageBreak(),
    ]


def _facts(rows: tuple[tuple[str, str], ...]) -> Flowable:
    return Table(
        [[text(label, styles.CELL_MUTED), text(words, styles.CELL)] for label, words in rows],
        colWidths=[styles.TEXT_WIDTH * 0.3, styles.TEXT_WIDTH * 0.7],
        style=TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), REGULAR),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, styles.HAIRLINE),
            ]
        ),
    )


def _block(block: Block, language: str) -> list[Flowable]:
    if isinstance(block, Paragraphs):
        return [text(words) for words in block.texts]
    if isinstance(block, Bullets):
        return bullets(block.texts)
    if isinstance(block, Facts):
        return [_facts(block.rows), Spacer(0, 6)]
    if isinstance(block, DataTable):
        return [text(block.caption, styles.SUBHEADING), _table(block), Spacer(0, 6)]
    return _chart(block, language)


def _table(block: DataTable) -> Flowable:
    texts = len(block.head) - block.amounts
    first_total = len(block.rows) - block.totals

    def style(place: int, *, is_head: bool = False, is_total: bool = False) -> Any:
        if place >= texts:
            kinds = (styles.AMOUNT, styles.AMOUNT_HEAD, styles.AMOUNT_BOLD)
        else:
            kinds = (styles.CELL, styles.CELL_HEAD, styles.CELL_BOLD)
        return kinds[1] if is_head else kinds[2] if is_total else kinds[0]

    head = [text(words, style(place, is_head=True)) for place, words in enumerate(block.head)]
    rows = [
        [
            text(words, style(place, is_total=number >= first_total))
            for place, words in enumerate(row)
        ]
        for number, row in enumerate(block.rows)
    ]
    others = (1 - NAME_SHARE) / max(len(block.head) - 1, 1)
    widths = (NAME_SHARE, *[others] * (len(block.head) - 1))
    return table(head, rows, widths, totals=block.totals)


def _chart(block: BarChart, language: str) -> list[Flowable]:
    geometry = geometry_of(block)
    if geometry is None:
        return []
    legend = _("Dicht: %(first)s. Open: %(second)s.") % {
        "first": block.series[0][0],
        "second": block.series[-1][0],
    }
    return [
        KeepTogether(
            [
                text(block.title, styles.SUBHEADING),
                *([text(legend, styles.SMALL)] if len(block.series) > 1 else []),
                _drawing(geometry, block, "en" if language == "en" else "nl"),
                text(_("De tabel hieronder geeft dezelfde bedragen."), styles.SMALL),
            ]
        )
    ]


def _drawing(geometry: Geometry, block: BarChart, language: Language) -> Drawing:
    """Draw the chart in vectors; the page counts from above, a drawing from below."""
    scale = styles.TEXT_WIDTH / geometry.width
    drawing = Drawing(styles.TEXT_WIDTH, geometry.height * scale)

    def up(y: float) -> float:
        return float((geometry.height - y) * scale)

    for tick in geometry.ticks:
        y = up(tick.at)
        drawing.add(
            Line(
                geometry.left * scale,
                y,
                geometry.right * scale,
                y,
                strokeColor=styles.HAIRLINE,
                strokeWidth=0.5,
            )
        )
        words = format_money(f"{tick.cents // 100}", block.currency, language)
        drawing.add(_string(geometry.axis_x * scale, y - 2.6, words, "end"))
    for bar in geometry.bars:
        colour = SERIES[bar.series % len(SERIES)]
        drawing.add(
            Rect(
                bar.x * scale,
                up(bar.y + bar.height),
                bar.width * scale,
                bar.height * scale,
                fillColor=colour if bar.series == 0 else None,
                strokeColor=colour,
                strokeWidth=0.8,
            )
        )
    for mark in geometry.labels:
        drawing.add(_string(mark.at * scale, up(geometry.label_y), mark.label, "middle"))
    return drawing


def _string(x: float, y: float, words: str, anchor: str) -> String:
    return String(
        x, y, words, textAnchor=anchor, fontName=REGULAR, fontSize=7.6, fillColor=styles.MUTED
    )
