"""A letter on paper: the same content as the page and the e-mail, in the style of our documents.

The file is not kept: it is made again of the archived content, in the same bytes as long as the
layout stays the same. So there is one copy of a person's letter to guard and to erase, and its
sha256 is of the words and not of a layout.
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Frame, PageTemplate, Paragraph, Spacer

from contracts.exports.pdf import styles
from contracts.exports.pdf.fonts import BOLD, REGULAR, register_fonts
from contracts.exports.pdf.page import NumberedCanvas, StatementTemplate, set_moment
from contracts.exports.pdf.parts import text
from pages.challenges.letter_kinds.content import Block, LetterContent

# Larger than in a statement: a letter is read by people of every age.
WORDS = ParagraphStyle("letter", styles.BODY, fontSize=10.8, leading=15.6, spaceAfter=7)
QUOTE = ParagraphStyle(
    "letter-quote",
    WORDS,
    leftIndent=12,
    borderColor=styles.HAIRLINE,
    borderPadding=(0, 0, 0, 8),
)
ITEM = ParagraphStyle("letter-item", styles.BULLET, fontSize=10.8, leading=15.6)
SUBJECT = ParagraphStyle("title", WORDS, fontName=BOLD, fontSize=14, leading=18, spaceAfter=12)
HEADING = ParagraphStyle("heading", WORDS, fontName=BOLD, spaceBefore=8, spaceAfter=3)
ADDRESS = ParagraphStyle("letter-address", WORDS, spaceAfter=0)
FACTS = ParagraphStyle("letter-facts", styles.SMALL, fontSize=9.4, leading=13, spaceAfter=14)
# Where the window of an envelope shows it.
ADDRESS_HEIGHT = 28 * mm
ROOM_UNDER_HEADING = 22 * mm


class LetterCanvas(NumberedCanvas):
    """A letterhead above, and case number, contact and page number below."""

    def draw_around(self, number: int, total: int) -> None:
        """Print what stands above and below the text of this page."""
        letter: LetterContent = self._statement
        right, top = styles.PAGE[0] - styles.MARGIN_SIDE, styles.PAGE[1] - 17 * mm
        bottom = 14 * mm
        self.saveState()
        self.setFillColor(styles.ACCENT)
        self.setFont(BOLD, 13 if number == 1 else 10.5)
        self.drawString(styles.MARGIN_SIDE, top, letter.sender.municipality)
        self.setStrokeColor(styles.ACCENT)
        self.setLineWidth(0.9)
        self.line(styles.MARGIN_SIDE, top - 3.2 * mm, right, top - 3.2 * mm)
        self.setStrokeColor(styles.HAIRLINE)
        self.line(styles.MARGIN_SIDE, bottom + 4.6 * mm, right, bottom + 4.6 * mm)
        self.setFillColor(styles.MUTED)
        self.setFont(REGULAR, 8.4)
        parts = (letter.case_number, letter.sender.name, letter.sender.phone)
        self.drawString(styles.MARGIN_SIDE, bottom, "  ·  ".join(part for part in parts if part))
        page = _("pagina %(number)s van %(total)s") % {"number": number, "total": total}
        self.drawRightString(right, bottom, page)
        self.restoreState()


def render_letter_pdf(letter: LetterContent, *, made_at: datetime) -> bytes:
    """Print a letter; the same letter always gives the same bytes."""
    register_fonts()
    with translation.override(letter.language):
        return _build(letter, made_at, [*_opening(letter), *_body(letter.blocks), *_end(letter)])


def _opening(letter: LetterContent) -> list[Flowable]:
    address: list[Flowable] = [text(line, ADDRESS) for line in letter.addressee]
    used = len(address) * ADDRESS.leading
    facts = [(_("Zaaknummer"), letter.case_number)]
    if letter.on:
        facts.append((_("Datum"), date_format(letter.on, "j F Y")))
    return [
        *address,
        Spacer(0, max(4 * mm, ADDRESS_HEIGHT - used) if address else 4 * mm),
        text("  ·  ".join(f"{name}: {value}" for name, value in facts if value), FACTS),
        text(letter.subject, SUBJECT),
    ]


def _body(blocks: Sequence[Block]) -> list[Flowable]:
    story: list[Flowable] = []
    for block in blocks:
        if block.kind == "h":
            story += [CondPageBreak(ROOM_UNDER_HEADING), text(block.text, HEADING)]
        elif block.kind == "list":
            story += [Paragraph(escape(one), ITEM, bulletText="•") for one in block.items]
            story.append(Spacer(0, 5))
        else:
            style = QUOTE if block.kind == "quote" else WORDS
            story += [_lines(part, style) for part in _parts(block.text)]
    return story


def _end(letter: LetterContent) -> list[Flowable]:
    sender = letter.sender
    story: list[Flowable] = []
    if letter.link_url:
        address = escape(letter.link_url)
        link = f"<link href={quoteattr(letter.link_url)}>{address}</link>"
        story.append(Paragraph(f"{escape(letter.link_label)}:<br/>{link}", WORDS))
    reach = [part for part in (sender.phone, sender.email, sender.hours) if part]
    contact = f"{_('Uw contact bij de gemeente')}: {sender.name}"
    return [
        *story,
        CondPageBreak(ROOM_UNDER_HEADING),
        Spacer(0, 6),
        _lines(f"{_('Met vriendelijke groet,')}\n{sender.municipality}", WORDS),
        _lines("\n".join([contact, *reach]), WORDS),
    ]


def _parts(words: str) -> list[str]:
    return [part.strip() for part in words.replace("\r\n", "\n").split("\n\n") if part.strip()]


def _lines(words: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(words).replace("\n", "<br/>"), style)


def _build(letter: LetterContent, made_at: datetime, story: list[Flowable]) -> bytes:
    buffer = BytesIO()
    template = StatementTemplate(
        buffer,
        pagesize=styles.PAGE,
        title=letter.subject,
        author=letter.sender.municipality,
        subject=letter.case_number,
        creator="Uitdaagloket",
        keywords=[part for part in (letter.case_number, letter.letter) if part],
        lang=letter.language,
        displayDocTitle=1,
        invariant=1,
    )
    height = styles.PAGE[1] - styles.MARGIN_TOP - styles.MARGIN_BOTTOM
    frame = Frame(
        styles.MARGIN_SIDE, styles.MARGIN_BOTTOM, styles.TEXT_WIDTH, height,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    template.addPageTemplates(PageTemplate(id="page", frames=[frame]))

    def make_canvas(*args: Any, **kwargs: Any) -> LetterCanvas:
        kwargs["initialFontName"] = REGULAR
        canvas = LetterCanvas(*args, document=letter, **kwargs)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        set_moment(canvas, made_at)
        return canvas

    template.build(story, canvasmaker=make_canvas)
    return buffer.getvalue()
