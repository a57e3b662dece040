"""How long each kind of record is kept, and which may be destroyed after that.

What money rests on is never destroyed here: settlements, journal and history stay whole, and a
person who is erased stays in them under a pseudonym. Apps above the core add their own kinds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One kind of record.

    `years` is how long it is kept (a setting), counted from what `since` says in words; `basis` is
    the reason for that term. `due` gives the rows of which the term is over on a day. `destroy`
    removes such rows and returns how many; without it the kind is listed, and stays.
    """

    code: str
    label: str | Promise
    years: Callable[[], int]
    since: str | Promise
    basis: str | Promise
    due: Callable[[date], QuerySet[Any]]
    destroy: Callable[[date], int] | None = None


_KINDS: Final[dict[str, RecordKind]] = {}


def add_record_kind(kind: RecordKind) -> None:
    """Put a kind on the list; adding the same one again changes nothing."""
    _KINDS.setdefault(kind.code, kind)


def record_kinds() -> list[RecordKind]:
    """Return all kinds, in the order in which they were added."""
    return list(_KINDS.values())


def record_kind(code: str) -> RecordKind | None:
    """Return the kind with this code, if there is one."""
    return _KINDS.get(code)


def years_before(day: date, years: int) -> date:
    """Return the same day so many years earlier; of 29 February the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
