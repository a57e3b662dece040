"""The reasons of a negative answer: code, words, and which outcomes may use it.

A municipality sets its own list. The code is kept with a decision; the words are shown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise, lazy

from pages.challenges.enums import Action
from pages.challenges.models import MunicipalReason
from pages.challenges.municipality_defaults import DEFAULT_LISTS
from pages.challenges.selectors.municipality import municipal_reasons
from pages.localized import localized


@dataclass(frozen=True)
class Reason:
    """One ground on which a response may be turned down. `label` is in the reader's language."""

    code: str
    label: str | Promise
    actions: frozenset[Action]


def reasons() -> tuple[Reason, ...]:
    """What can be chosen now, in the municipality's order."""
    return tuple(_reason(row) for row in municipal_reasons() if row.is_active)


def reasons_for(action: str) -> tuple[Reason, ...]:
    """The reasons that fit this outcome; none for a positive one."""
    return tuple(reason for reason in reasons() if action in reason.actions)


class _ReasonsByCode(Mapping[str, Reason]):
    """Every reason that a decision can point at, also when nobody can choose it any more."""

    def __getitem__(self, code: str) -> Reason:
        return self._all()[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> dict[str, Reason]:
        shipped = (MunicipalReason(**row) for row in DEFAULT_LISTS["reasons"])
        return {row.code: _reason(row) for row in (*shipped, *municipal_reasons())}


REASONS_BY_CODE: Mapping[str, Reason] = _ReasonsByCode()


def _reason(row: Any) -> Reason:
    # Lazy, as the language of a letter is not that of who writes it.
    label = lazy(lambda: localized(row, "label").value, str)()
    return Reason(code=row.code, label=label, actions=row.actions)
