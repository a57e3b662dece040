"""Texts that could not be sent, in the session: schema `typed_forms/1`, one writer and reader.

{"schema": "typed_forms/1", "forms": [{"person", "page", "path", "fields": {name: [text, …]},
"had_files", "kept_at_s"}]}. The session is a row on the server; the browser only has its key.
"""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from typing import Any

from django.http import HttpRequest

from portal.typed.keys import FIELD, TypedKey

SHELF = "typed_forms"
SCHEMA = "typed_forms/1"
# Long enough for a meeting, short enough for a computer that others use as well.
KEEP_S = 4 * 3600
MAX_FORMS = 5
# Far above what a person types; more would make a session that is slow to read.
MAX_CHARACTERS = 2_000_000
# Belongs to the page and not to the text.
_NOT_TYPED = frozenset({"csrfmiddlewaretoken", "sleutel", FIELD})


@dataclass
class TypedForm:
    """One form as it was posted: by whom, from which page, to which address."""

    person: int
    page: str
    path: str
    fields: dict[str, list[str]]
    had_files: bool
    kept_at_s: int


def keep_typed(request: HttpRequest, key: TypedKey) -> bool:
    """Put what was posted on the shelf, for the person of the key. False when nothing was typed."""
    fields = {
        name: request.POST.getlist(name)
        for name in request.POST
        if name not in _NOT_TYPED and "password" not in name
    }
    size = sum(len(value) for values in fields.values() for value in values)
    has_text = any(value.strip() for values in fields.values() for value in values)
    if not has_text or size > MAX_CHARACTERS:
        return False
    kept = TypedForm(
        person=key.person_pk,
        page=key.page,
        path=request.path,
        fields=fields,
        had_files=bool(request.FILES),
        kept_at_s=int(time.time()),
    )
    others = [
        one for one in read_shelf(request) if (one.person, one.path) != (kept.person, kept.path)
    ]
    write_shelf(request, [*others, kept][-MAX_FORMS:])
    return True


def read_shelf(request: HttpRequest) -> list[TypedForm]:
    """Everything that is kept in this session and not too old."""
    data: Any = request.session.get(SHELF)
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        return []
    oldest_s = time.time() - KEEP_S
    return [TypedForm(**one) for one in data["forms"] if one["kept_at_s"] > oldest_s]


def write_shelf(request: HttpRequest, forms: list[TypedForm]) -> None:
    """Keep exactly these."""
    if forms:
        request.session[SHELF] = {"schema": SCHEMA, "forms": [asdict(one) for one in forms]}
    else:
        request.session.pop(SHELF, None)
