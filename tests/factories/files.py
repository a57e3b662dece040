"""Small real files of every kind that we take, and some that only look like one."""

from __future__ import annotations

import zipfile
from io import BytesIO

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

# The agreed test text of the makers of virus scanners (eicar.org), cut in two so that no scanner
# takes this file for it.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + b"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def picture(kind: str = "PNG", colour: str = "green") -> bytes:
    """A picture of a few dots."""
    buffer = BytesIO()
    Image.new("RGB", (8, 6), colour).save(buffer, kind)
    return buffer.getvalue()


def pdf(words: str = "Begroting") -> bytes:
    """A document of one page."""
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.drawString(100, 700, words)
    canvas.save()
    return buffer.getvalue()


def office(main_part: str, *more: str) -> bytes:
    """An Office file with these parts."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as parts:
        for name in ("[Content_Types].xml", main_part, *more):
            parts.writestr(name, "<x/>")
    return buffer.getvalue()


def every_kind() -> dict[str, bytes]:
    """One good file per extension."""
    return {
        "begroting.pdf": pdf(),
        "park.jpg": picture("JPEG"),
        "bank.jpeg": picture("JPEG", "red"),
        "tekening.png": picture(),
        "brief.docx": office("word/document.xml"),
        "lijst.xlsx": office("xl/workbook.xml"),
        "verslag.txt": "Ideeën van de buurt\r\n".encode(),
    }
