"""More that the audit lists: lines of the desk of money, and of apps that stand above this one.

A kind is what somebody filters by; under it are one or more sorts of lines, each read from one
moment of one kind of row, and put into words by it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise

from contracts.desks.selectors.audit import SOURCES, Source, add_source


def _nothing(_row: Any) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Line:
    """One sort of line: where it is read, what was done, with what, and why."""

    source: Source
    action: str | Promise | Callable[[Any], str]
    about: Callable[[Any], str]
    reason: Callable[[Any], str] = _nothing

    def action_of(self, row: Any) -> str:
        """Return what was done."""
        return self.action(row) if callable(self.action) else str(self.action)

    def person_of(self, row: Any) -> Any:
        """Return who did it."""
        return getattr(row, self.source.person)


@dataclass(frozen=True, slots=True)
class AuditKind:
    """What somebody filters by, with its lines by the name of their source."""

    code: str
    label: str | Promise
    lines: Mapping[str, Line]


KINDS: Final[dict[str, AuditKind]] = {}
LINES: Final[dict[str, Line]] = {}


def add_audit_kind(kind: AuditKind) -> None:
    """List one more kind; adding the same one again changes nothing."""
    KINDS.setdefault(kind.code, kind)
    for name, line in kind.lines.items():
        LINES.setdefault(name, line)
        add_source(name, line.source)


def sources_of(code: str) -> tuple[str, ...]:
    """Return the sources of a kind; one of the core is a kind of its own. Empty: unknown."""
    if code in KINDS:
        return tuple(KINDS[code].lines)
    return (code,) if code in SOURCES else ()
