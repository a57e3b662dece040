"""Which files we take, judged by their name and by what is really in them."""

import struct
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import filetype
from PIL import Image

from contracts.errors import Refused

NAME_LENGTH = 100
MEGABYTE = 1024 * 1024
# What Pillow and zipfile raise over bytes that are not what they say, or made to trip a reader.
BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    ArithmeticError,
    LookupError,
    NotImplementedError,
    RuntimeError,
    struct.error,
    zipfile.BadZipFile,
    Image.DecompressionBombError,
)
_SPACES_IN_TEXT: Final = "\t\n\r\f"


@dataclass(frozen=True)
class FileKind:
    """A kind of file: its extension, its content type and how people call it."""

    extension: str
    content_type: str
    label: str
    is_real: Callable[[bytes], bool]


def _has_signature(extension: str) -> Callable[[bytes], bool]:
    def check(content: bytes) -> bool:
        return bool(filetype.guess_extension(content[:8192]) == extension)

    return check


def _is_image(extension: str, pillow_name: str) -> Callable[[bytes], bool]:
    def check(content: bytes) -> bool:
        if not _has_signature(extension)(content):
            return False
        try:
            with Image.open(BytesIO(content), formats=(pillow_name,)) as image:
                image.verify()
        except BROKEN:
            return False
        return True

    return check


def _is_office(main_part: str) -> Callable[[bytes], bool]:
    def check(content: bytes) -> bool:
        try:
            with zipfile.ZipFile(BytesIO(content)) as parts:
                names = {name.lower() for name in parts.namelist()}
        except BROKEN:
            return False
        has_macros = any(name.endswith("vbaproject.bin") for name in names)
        return {"[content_types].xml", main_part} <= names and not has_macros

    return check


def _is_text(content: bytes) -> bool:
    if filetype.guess(content[:8192]) is not None:
        return False
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What an older Windows program saves.
        text = content.decode("cp1252", errors="replace")
    return not any(
        unicodedata.category(sign) == "Cc" and sign not in _SPACES_IN_TEXT for sign in text
    )


_OFFICE = "application/vnd.openxmlformats-officedocument."
_JPEG = FileKind("jpg", "image/jpeg", "jpg", _is_image("jpg", "JPEG"))
KINDS = {
    "pdf": FileKind("pdf", "application/pdf", "pdf", _has_signature("pdf")),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "png": FileKind("png", "image/png", "png", _is_image("png", "PNG")),
    "docx": FileKind(
        "docx",
        f"{_OFFICE}wordprocessingml.document",
        "docx",
        _is_office("word/document.xml"),
    ),
    "xlsx": FileKind(
        "xlsx", f"{_OFFICE}spreadsheetml.sheet", "xlsx", _is_office("xl/workbook.xml")
    ),
    "txt": FileKind("txt", "text/plain; charset=utf-8", "txt", _is_text),
}
# For the file chooser. Without heic in it, a phone turns its photos into jpg by itself.
ACCEPT = ",".join(f".{extension}" for extension in KINDS)


def safe_name(name: str) -> str:
    """The name of a file without folders, control signs or signs that turn text around.

    Never empty, at most NAME_LENGTH signs, and the extension in small letters stays at its end.
    """
    last = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    kept = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")
    kept = " ".join("".join("_" if sign in '<>:"|?*' else sign for sign in kept).split())
    stem, dot, extension = kept.rpartition(".")
    if not dot:
        return kept[:NAME_LENGTH] or "bestand"
    ending = f".{extension.lower()}"[:20]
    return f"{stem.strip(' .')[: NAME_LENGTH - len(ending)] or 'bestand'}{ending}"


def judge_upload(name: str, content: bytes, *, limit_mb: int) -> FileKind:
    """The kind of a file, by its safe name and its content.

    Raises Refused `upload_empty`, `upload_too_large`, `upload_kind` or `upload_content`.
    """
    if not content:
        raise Refused("upload_empty", "file", {"name": name})
    check_size(name, len(content), limit_mb=limit_mb)
    kind = KINDS.get(name.rpartition(".")[2]) if "." in name else None
    if kind is None:
        raise Refused("upload_kind", "file", {"name": name})
    if not kind.is_real(content):
        raise Refused("upload_content", "file", {"name": name, "kind": kind.label})
    return kind


def check_size(name: str, size_bytes: int, *, limit_mb: int) -> None:
    """Raise Refused `upload_too_large`; asked before a file is read into memory."""
    if size_bytes > limit_mb * MEGABYTE:
        raise Refused("upload_too_large", "file", {"name": name, "limit": limit_mb})
