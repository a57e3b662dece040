"""Paragraphs, bullets and tables that every part of a document uses."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from contracts.exports.pdf import styles
from contracts.exports.pdf.fonts import REGULAR

Row = Sequence[Flowable]


def text(content: str, style: ParagraphStyle = styles.BODY) -> Paragraph:
    """A paragraph of plain text; what people typed is never read as markup."""
    return Paragraph(escape(unbroken(content)), style)


def unbroken(content: str) -> str:
    """The text with every currency sign tied to its amount, so that no line ends between them."""
    return content.replace("€ ", "€\N{NO-BREAK SPACE}")


def table(head: Row, rows: Sequence[Row], widths: Sequence[float], totals: int = 0) -> Table:
    """A table whose head repeats on every page; the last `totals` rows are sums."""
    commands: list[tuple[object, ...]] = [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("LEFTPADDING", (1, 0), (-1, -1), 8),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, styles.INK),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, styles.HAIRLINE),
    ]
    if totals:
        commands.append(("LINEABOVE", (0, -totals), (-1, -totals), 0.8, styles.INK))
    return Table(
        [list(head), *(list(row) for row in rows)],
        colWidths=[styles.TEXT_WIDTH * width for width in widths],
        repeatRows=1,
        style=TableStyle(commands),
    )


def bullets(sentences: Sequence[str]) -> list[Flowable]:
    """Sentences as a list."""
    return [
        Paragraph(escape(unbroken(sentence)), styles.BULLET, bulletText="•")
        for sentence in sentences
    ]
