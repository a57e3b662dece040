"""Which files we take: what `contracts.uploads` judges, refused in the words of this app."""

from collections.abc import Iterator
from contextlib import contextmanager

from contracts import errors, uploads
from contracts.uploads import ACCEPT as ACCEPT
from contracts.uploads import KINDS as KINDS
from contracts.uploads import NAME_LENGTH as NAME_LENGTH
from contracts.uploads import FileKind
from contracts.uploads import safe_name as safe_name
from pages.challenges.errors import Refused


def judge_upload(name: str, content: bytes, *, limit_mb: int) -> FileKind:
    """The kind of a file, by its safe name and its content.

    Raises Refused `upload_empty`, `upload_too_large`, `upload_kind` or `upload_content`.
    """
    with _in_our_words():
        return uploads.judge_upload(name, content, limit_mb=limit_mb)


def check_size(name: str, size_bytes: int, *, limit_mb: int) -> None:
    """Raise Refused `upload_too_large`; asked before a file is read into memory."""
    with _in_our_words():
        uploads.check_size(name, size_bytes, limit_mb=limit_mb)


@contextmanager
def _in_our_words() -> Iterator[None]:
    try:
        yield
    except errors.Refused as refused:
        raise Refused(refused.code, **refused.params) from refused
