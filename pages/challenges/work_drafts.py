"""The one reader and writer of what staff are typing: schema `work_draft/1`.

{"schema": "work_draft/1", "fields": {name: [text, …]}}. A field keeps all its values, as a list
of boxes has several. What cannot be read counts as nothing typed.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict

SCHEMA = "work_draft/1"
MAX_VALUE = 200_000
MAX_VALUES = 60
# What belongs to the page and not to the text.
_NOT_TYPED = frozenset({"csrfmiddlewaretoken", "schrijver", "sleutel", "knop"})


def write_work(posted: QueryDict) -> dict[str, Any]:
    """What was posted, as it is kept. The limits are far above what a person types."""
    # PostgreSQL takes no NUL in a text, and that goes for a name as well.
    fields = {
        name.replace("\x00", ""): [
            value[:MAX_VALUE].replace("\x00", "") for value in posted.getlist(name)[:MAX_VALUES]
        ]
        for name in list(posted)[:200]
        if name not in _NOT_TYPED
    }
    return {"schema": SCHEMA, "fields": fields}


def read_work(data: Any) -> QueryDict:
    """What was kept, as if it were posted now."""
    typed = QueryDict(mutable=True)
    if isinstance(data, Mapping) and data.get("schema") == SCHEMA:
        fields = data.get("fields")
        for name, values in fields.items() if isinstance(fields, Mapping) else ():
            if isinstance(name, str) and isinstance(values, list):
                typed.setlist(name, [value for value in values if isinstance(value, str)])
    return typed


def is_empty(data: Any, ignore: Iterable[str] = ()) -> bool:
    """Whether nothing was typed."""
    skipped = set(ignore)
    return not any(
        value.strip()
        for name, values in read_work(data).lists()
        for value in values
        if name not in skipped
    )
