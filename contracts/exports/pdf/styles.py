"""Colours, measures and paragraph styles of documents, at one place."""

from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from contracts.exports.pdf.fonts import BOLD, REGULAR

PAGE: Final = A4
MARGIN_SIDE: Final = 22 * mm
MARGIN_TOP: Final = 32 * mm
MARGIN_BOTTOM: Final = 26 * mm
TEXT_WIDTH: Final = A4[0] - 2 * MARGIN_SIDE

# Ink on paper: every text colour has a contrast of at least 4.5 on white and on the tint.
INK: Final = HexColor("#16242c")
MUTED: Final = HexColor("#52626c")
ACCENT: Final = HexColor("#0b4a66")
HAIRLINE: Final = HexColor("#c5d0d6")
TINT: Final = HexColor("#f1f5f7")
WARNING: Final = HexColor("#8a4b00")
WARNING_TINT: Final = HexColor("#fdf3e4")

BODY: Final = ParagraphStyle(
    "body", fontName=REGULAR, fontSize=9.6, leading=13.6, textColor=INK, splitLongWords=1
)
SMALL: Final = ParagraphStyle("small", BODY, fontSize=8.4, leading=11.4, textColor=MUTED)
MONO: Final = ParagraphStyle("mono", SMALL, textColor=INK, wordWrap="CJK")
TITLE: Final = ParagraphStyle(
    "title", BODY, fontName=BOLD, fontSize=18.5, leading=23, textColor=INK, spaceAfter=2
)
SUBTITLE: Final = ParagraphStyle(
    "subtitle", BODY, fontSize=11.5, leading=15.5, textColor=MUTED, spaceAfter=12
)
HEADING: Final = ParagraphStyle(
    "heading", BODY, fontName=BOLD, fontSize=13, leading=17, textColor=ACCENT,
    spaceBefore=16, spaceAfter=6,
)  # fmt: skip
SUBHEADING: Final = ParagraphStyle(
    "subheading", BODY, fontName=BOLD, fontSize=10, leading=13.6, spaceBefore=9, spaceAfter=2,
    keepWithNext=1,
)  # fmt: skip
STEP: Final = ParagraphStyle(
    "step", BODY, fontName=BOLD, fontSize=8.8, leading=12, textColor=MUTED, spaceBefore=5,
    spaceAfter=1, keepWithNext=1,
)  # fmt: skip
BULLET: Final = ParagraphStyle(
    "bullet",
    BODY,
    leftIndent=11,
    bulletIndent=1,
    bulletFontName=REGULAR,
    bulletColor=ACCENT,
    spaceBefore=1.2,
)
CELL: Final = ParagraphStyle("cell", BODY, fontSize=9.2, leading=12.4)
CELL_MUTED: Final = ParagraphStyle("cell-muted", CELL, textColor=MUTED)
CELL_BOLD: Final = ParagraphStyle("cell-bold", CELL, fontName=BOLD)
CELL_HEAD: Final = ParagraphStyle(
    "cell-head", CELL, fontName=BOLD, fontSize=8.4, leading=11, textColor=MUTED
)
AMOUNT: Final = ParagraphStyle("amount", CELL, alignment=TA_RIGHT)
AMOUNT_BOLD: Final = ParagraphStyle("amount-bold", AMOUNT, fontName=BOLD)
AMOUNT_HEAD: Final = ParagraphStyle("amount-head", CELL_HEAD, alignment=TA_RIGHT)
HERO_LABEL: Final = ParagraphStyle("hero-label", BODY, fontSize=9.6, leading=12, textColor=MUTED)
HERO: Final = ParagraphStyle("hero", BODY, fontName=BOLD, fontSize=25, leading=30, textColor=ACCENT)
STATUS: Final = ParagraphStyle("status", CELL, alignment=TA_RIGHT)
COVER_KIND: Final = ParagraphStyle("cover-kind", BODY, fontSize=12, leading=16, textColor=MUTED)
# Named as the title that it is: the outline begins with it.
COVER_TITLE: Final = ParagraphStyle(
    "title", BODY, fontName=BOLD, fontSize=28, leading=34, textColor=ACCENT, spaceBefore=4,
    spaceAfter=6,
)  # fmt: skip
COVER_SUBTITLE: Final = ParagraphStyle("cover-subtitle", BODY, fontSize=13, leading=18)
