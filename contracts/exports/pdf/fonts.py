"""The typeface of documents: embedded, so a file looks the same in twenty years."""

from functools import cache
from pathlib import Path
from typing import Final

from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER: Final = Path(__file__).parent / "fonts"
REGULAR: Final = "LoketSans-Regular"
BOLD: Final = "LoketSans-SemiBold"
ITALIC: Final = "LoketSans-Italic"


@cache
def register_fonts() -> None:
    """Make the typeface known once per process; the bold italic falls back to bold.

    A drawing begins in it as well: else every chart would name a typeface that is not in the file.
    """
    STATE_DEFAULTS["fontName"] = REGULAR
    for name in (REGULAR, BOLD, ITALIC):
        pdfmetrics.registerFont(TTFont(name, str(FOLDER / f"{name}.ttf")))
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD
    )
