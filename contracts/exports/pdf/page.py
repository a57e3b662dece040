"""The page around the text: header, footer with "pagina 1 van 3", metadata and outline."""

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from contracts.exports.pdf import styles
from contracts.exports.pdf.fonts import BOLD, REGULAR, register_fonts

OUTLINE_LEVELS = {"title": 0, "heading": 1, "subheading": 2}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands around the text of any document, and in the properties of its file.

    `name` is how this kind of document is called and `number` which one it is; `footer` holds the
    parts of the line at the foot, empty ones left out; `sha256` is the check on what was printed.
    """

    language: str
    municipality: str
    name: str
    number: str
    title: str
    subject: str
    keywords: tuple[str, ...]
    made_at: datetime
    footer: tuple[str, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class Edition:
    """Which one it is: number, version, when it was made, and the check on its content."""

    number: str
    version: str
    made_at: datetime
    made_on: str
    sha256: str


class NumberedCanvas(Canvas):  # type: ignore[misc]
    """Keeps the pages until the number of pages is known, then prints it on each."""

    def __init__(self, *args: Any, sheet: Sheet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._sheet = sheet
        self._kept_pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - the library's name
        """Keep this page for later and start the next one."""
        self._kept_pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Print the kept pages with their header and footer, and close the file."""
        total = len(self._kept_pages)
        for number, page in enumerate(self._kept_pages, start=1):
            self.__dict__.update(page)
            draw_header(self, self._sheet)
            draw_footer(self, self._sheet, number, total)
            super().showPage()
        super().save()


class StatementTemplate(BaseDocTemplate):  # type: ignore[misc]
    """One column; every heading becomes an entry in the outline."""

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - the library's name
        """Add a heading to the outline, at the place where it was printed."""
        if not isinstance(flowable, Paragraph):
            return
        level = OUTLINE_LEVELS.get(flowable.style.name)
        if level is None:
            return
        self.outline_count = getattr(self, "outline_count", 0) + 1
        key = f"deel-{self.outline_count}"
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(flowable.getPlainText(), key, level=level, closed=level > 1)


def build_pdf(sheet: Sheet, story: list[Flowable]) -> bytes:
    """Print the story to PDF; the same document always gives the same bytes."""
    register_fonts()
    buffer = BytesIO()
    template = StatementTemplate(
        buffer,
        pagesize=styles.PAGE,
        leftMargin=styles.MARGIN_SIDE,
        rightMargin=styles.MARGIN_SIDE,
        topMargin=styles.MARGIN_TOP,
        bottomMargin=styles.MARGIN_BOTTOM,
        title=f"{sheet.name} {sheet.number}: {sheet.title}",
        author=sheet.municipality,
        subject=sheet.subject,
        creator="Uitdaagloket",
        keywords=list(sheet.keywords),
        lang=sheet.language,
        displayDocTitle=1,
        invariant=1,
    )
    width, height = styles.TEXT_WIDTH, styles.PAGE[1] - styles.MARGIN_TOP - styles.MARGIN_BOTTOM
    frame = Frame(
        styles.MARGIN_SIDE, styles.MARGIN_BOTTOM, width, height,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    template.addPageTemplates(PageTemplate(id="page", frames=[frame]))

    def make_canvas(*args: Any, **kwargs: Any) -> NumberedCanvas:
        kwargs["initialFontName"] = REGULAR
        canvas = NumberedCanvas(*args, sheet=sheet, **kwargs)
        canvas.showOutline()
        canvas.setViewerPreference("DisplayDocTitle", "true")
        _set_moment(canvas, sheet.made_at)
        return canvas

    template.build(story, canvasmaker=make_canvas)
    return buffer.getvalue()


def draw_header(canvas: Canvas, sheet: Sheet) -> None:
    """Print the municipality and the number of the document above the text."""
    top = styles.PAGE[1] - 17 * mm
    canvas.saveState()
    canvas.setFillColor(styles.ACCENT)
    canvas.setFont(BOLD, 10.5)
    canvas.drawString(styles.MARGIN_SIDE, top, sheet.municipality)
    canvas.setFillColor(styles.MUTED)
    canvas.setFont(REGULAR, 8.8)
    canvas.drawRightString(styles.PAGE[0] - styles.MARGIN_SIDE, top, f"{sheet.name} {sheet.number}")
    canvas.setStrokeColor(styles.ACCENT)
    canvas.setLineWidth(0.9)
    canvas.line(
        styles.MARGIN_SIDE, top - 3.2 * mm, styles.PAGE[0] - styles.MARGIN_SIDE, top - 3.2 * mm
    )
    canvas.restoreState()


def draw_footer(canvas: Canvas, sheet: Sheet, number: int, total: int) -> None:
    """Print date, version, the check on the inputs and the page number below the text."""
    bottom = 14 * mm
    right = styles.PAGE[0] - styles.MARGIN_SIDE
    canvas.saveState()
    canvas.setStrokeColor(styles.HAIRLINE)
    canvas.setLineWidth(0.5)
    canvas.line(styles.MARGIN_SIDE, bottom + 4.6 * mm, right, bottom + 4.6 * mm)
    canvas.setFillColor(styles.MUTED)
    canvas.setFont(REGULAR, 8)
    words = "  ·  ".join(part for part in sheet.footer if part)
    canvas.drawString(styles.MARGIN_SIDE, bottom, words)
    page = _("pagina %(number)s van %(total)s") % {"number": number, "total": total}
    canvas.drawRightString(right, bottom, page)
    code = _("Controlegetal %(hash)s") % {"hash": sheet.sha256}
    canvas.setFont(REGULAR, 6.6)
    canvas.drawString(styles.MARGIN_SIDE, bottom - 3.6 * mm, code)
    canvas.restoreState()


def _set_moment(canvas: NumberedCanvas, moment: datetime) -> None:
    """Give the file the moment of the document itself, not of the printing."""
    stamp = canvas._doc._timeStamp  # noqa: SLF001 - no public way to a date of one's own
    utc = moment.astimezone(UTC)
    stamp.t, stamp.lt, stamp.tzname = utc.timestamp(), utc.timetuple(), "UTC"
    stamp.YMDhms = tuple(utc.timetuple())[:6]
    stamp.dhh = stamp.dmm = 0
