"""A letter on paper: the same content as the page and the e-mail, in the style of our documents.

The file is not kept: it is made again of the archived content, in the same bytes as long as the
layout stays the same. So there is one copy of a person's letter to guard and to erase, and its
sha256 is of the words and not of a layout.
"""

from collections.abc import Sequence
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer

from contracts.exports.pdf import styles
from contracts.exports.pdf.fonts import BOLD, register_fonts
from contracts.exports.pdf.page import Sheet, build_pdf
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


def render_letter_pdf(letter: LetterContent, *, made_at: datetime, with_link: bool = True) -> bytes:
    """Print a letter; the same letter always gives the same bytes.

    `with_link` says whether the private link of its reader is in it.
    """
    register_fonts()
    with translation.override(letter.language):
        day = date_format(letter.on, "j F Y") if letter.on else ""
        sheet = Sheet(
            language=letter.language,
            municipality=letter.sender.municipality,
            name=_("Brief"),
            number=letter.case_number,
            title=letter.subject,
            subject=letter.case_number,
            keywords=tuple(part for part in (letter.case_number, letter.letter) if part),
            made_at=made_at,
            footer=(day, letter.sender.name, letter.sender.phone),
            sha256=letter.fingerprint,
        )
        return build_pdf(
            sheet, [*_opening(letter), *_body(letter.blocks), *_end(letter, with_link=with_link)]
        )


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


def _end(letter: LetterContent, *, with_link: bool) -> list[Flowable]:
    sender = letter.sender
    story: list[Flowable] = []
    if letter.link_url and with_link:
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
