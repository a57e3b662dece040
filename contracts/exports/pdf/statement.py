"""The text of a statement: amount, lines, payers, explanation, terms and how it was recorded."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import override
from reportlab.lib.units import mm
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    KeepTogether,
    Spacer,
    Table,
    TableStyle,
)

from contracts.exports.pdf import styles
from contracts.exports.pdf.calculation import calculation_story
from contracts.exports.pdf.fonts import REGULAR, register_fonts
from contracts.exports.pdf.page import Edition, Sheet, build_pdf
from contracts.exports.pdf.parts import Row, bullets, table, text
from contracts.exports.statement_document import Fact, Line, Share, StatementDocument

ROOM_UNDER_HEADING: Final = 34 * mm
# A table this short is not broken over two pages.
FEW_ROWS: Final = 8


def render_statement_pdf(document: StatementDocument, edition: Edition | None = None) -> bytes:
    """Print a statement as PDF. Reads, lays out and computes nothing.

    With an edition it is the one that was kept in the register, and says which.
    """
    register_fonts()
    with override(document.language):
        story: list[Flowable] = [
            *_opening(document),
            *_lines(document),
            *_shares(_("Wie betaalt"), _("Betaler"), document.shares),
            *_shares(_("Wie ontvangt"), _("Ontvanger"), document.recipients),
            *_told(_("Btw"), document.taxes),
            *_told(_("Inleg en rendement"), document.positions),
            *_told(_("Cijfers over het resultaat"), document.figures),
            *_corrections(document),
            *_explanation(document),
            *_terms(document),
            *_record(document, edition),
        ]
        return build_pdf(_sheet(document, edition), story)


def _sheet(document: StatementDocument, edition: Edition | None) -> Sheet:
    return Sheet(
        language=document.language,
        municipality=document.municipality,
        name=_("Afrekening"),
        number=document.number,
        title=document.title,
        subject=document.period,
        keywords=(document.agreement_number, document.number),
        made_at=document.made_at,
        footer=(document.made_on, document.revision, document.status),
        sha256=edition.sha256 if edition else document.inputs_sha256,
    )


def heading(content: str, room: float = ROOM_UNDER_HEADING) -> list[Flowable]:
    """A heading that never stands alone at the foot of a page."""
    return [CondPageBreak(room), text(content, styles.HEADING)]


def _opening(document: StatementDocument) -> list[Flowable]:
    hero = Table(
        [
            [
                [
                    text(document.amount_label, styles.HERO_LABEL),
                    text(document.amount, styles.HERO),
                ],
                text(document.status, styles.STATUS),
            ]
        ],
        colWidths=[styles.TEXT_WIDTH * 0.62, styles.TEXT_WIDTH * 0.38],
        style=TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), REGULAR),
                ("BACKGROUND", (0, 0), (-1, -1), _tint(document)),
                ("LINEBEFORE", (0, 0), (0, -1), 2.4, _signal(document)),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (0, -1), 14),
                ("RIGHTPADDING", (-1, 0), (-1, -1), 14),
                ("TOPPADDING", (0, 0), (-1, -1), 9),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 12),
            ]
        ),
    )
    story: list[Flowable] = [
        text(_("Afrekening over %(period)s") % {"period": document.period}, styles.TITLE),
        text(document.title, styles.SUBTITLE),
        hero,
        Spacer(0, 10),
        _facts(document.facts),
    ]
    if document.note:
        story += [Spacer(0, 6), text(document.note, styles.SMALL)]
    return story


def _signal(document: StatementDocument) -> object:
    return styles.ACCENT if document.is_final else styles.WARNING


def _tint(document: StatementDocument) -> object:
    return styles.TINT if document.is_final else styles.WARNING_TINT


def _facts(facts: Sequence[Fact]) -> Table:
    rows = [[text(fact.label, styles.CELL_MUTED), text(fact.text, styles.CELL)] for fact in facts]
    return Table(
        rows,
        colWidths=[styles.TEXT_WIDTH * 0.27, styles.TEXT_WIDTH * 0.73],
        style=TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), REGULAR),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 6),
                ("TOPPADDING", (0, 0), (-1, -1), 3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, styles.HAIRLINE),
            ]
        ),
    )


def _lines(document: StatementDocument) -> list[Flowable]:
    head = [
        text(_("Onderdeel"), styles.CELL_HEAD),
        text(_("Aantal"), styles.AMOUNT_HEAD),
        text(_("Bedrag"), styles.AMOUNT_HEAD),
    ]
    rows: list[Row] = [
        [
            text(_("Beginstand: wat eerder is afgerekend"), styles.CELL_MUTED),
            text("", styles.AMOUNT),
            text(document.opening, styles.AMOUNT),
        ]
    ]
    rows += [
        [_line_label(line), text(line.quantity, styles.AMOUNT), text(line.amount, styles.AMOUNT)]
        for line in document.lines
    ]
    rows.append(
        [
            text(_("Deze afrekening"), styles.CELL_BOLD),
            text("", styles.AMOUNT),
            text(document.total, styles.AMOUNT_BOLD),
        ]
    )
    rows.append(
        [
            text(_("Eindstand: samen met wat eerder is afgerekend"), styles.CELL_MUTED),
            text("", styles.AMOUNT),
            text(document.cumulative, styles.AMOUNT),
        ]
    )
    return [
        *heading(_("Wat wordt afgerekend")),
        table(head, rows, (0.56, 0.2, 0.24), totals=2),
    ]


def _line_label(line: Line) -> list[Flowable]:
    parts = [line.kind_label] if line.kind != "regular" else []
    parts += [part for part in (line.period if parts else "", line.recipient) if part]
    return [text(line.label, styles.CELL), text(" · ".join(parts), styles.SMALL)]


def _shares(title: str, who: str, shares: Sequence[Share]) -> list[Flowable]:
    """A table of parties with their amounts."""
    if not shares:
        return []
    head = [text(who, styles.CELL_HEAD), text(_("Bedrag"), styles.AMOUNT_HEAD)]
    rows = [[text(share.party, styles.CELL), text(share.amount, styles.AMOUNT)] for share in shares]
    parts = [*heading(title), table(head, rows, (0.76, 0.24))]
    return parts if len(rows) > FEW_ROWS else [KeepTogether(parts)]


def _told(title: str, facts: Sequence[Fact]) -> list[Flowable]:
    """A heading with facts under it, or nothing."""
    return [*heading(title), _facts(facts)] if facts else []


def _corrections(document: StatementDocument) -> list[Flowable]:
    if not document.corrections:
        return []
    head = [
        text(_("Onderdeel"), styles.CELL_HEAD),
        text(_("Was"), styles.AMOUNT_HEAD),
        text(_("Is nu"), styles.AMOUNT_HEAD),
    ]
    rows = [
        [
            [
                text(item.label, styles.CELL),
                *(text(words, styles.SMALL) for words in (item.period, *item.payers)),
            ],
            text(item.was, styles.AMOUNT),
            text(item.now, styles.AMOUNT),
        ]
        for item in document.corrections
    ]
    return [
        *heading(_("Correcties op eerdere perioden")),
        table(head, rows, (0.52, 0.24, 0.24)),
    ]


def _explanation(document: StatementDocument) -> list[Flowable]:
    story: list[Flowable] = heading(_("Hoe dit is berekend"))
    for line in document.lines:
        extra = f" ({line.kind_label}, {line.period})" if line.kind != "regular" else ""
        story.append(text(f"{line.label}{extra}: {line.amount}", styles.SUBHEADING))
        story += [text(reason, styles.SMALL) for reason in line.reasons]
        story += calculation_story(line.calculation)
    return story


def _terms(document: StatementDocument) -> list[Flowable]:
    story: list[Flowable] = heading(_("De afspraken in woorden"))
    for section in document.terms:
        story.append(text(section.title, styles.SUBHEADING))
        story += bullets(section.sentences)
    return story


def _record(document: StatementDocument, edition: Edition | None) -> list[Flowable]:
    explanation = _(
        "Dezelfde afspraken en dezelfde metingen geven altijd hetzelfde bedrag. Het controlegetal "
        "hoort bij precies deze gegevens: verandert er iets, dan verandert het getal."
    )
    accessible = _(
        "Dit bestand is een kopie om te bewaren. In het portaal staat dezelfde afrekening als "
        "webpagina, die ook met hulpmiddelen goed te lezen is."
    )
    rows = [
        *document.record,
        Fact(_("Controlegetal (SHA-256)"), document.inputs_sha256),
    ]
    if edition:
        kept = f"{edition.number}, {edition.version}, {edition.made_on}"
        rows += [
            Fact(_("In het register van documenten"), kept),
            Fact(_("Controlegetal van het document"), edition.sha256),
        ]
    return [
        KeepTogether(
            [
                text(_("Vastlegging"), styles.HEADING),
                _facts(rows),
                Spacer(0, 6),
                text(explanation, styles.SMALL),
                text(accessible, styles.SMALL),
            ]
        )
    ]
