"""The columns and filters of a list, as data: the screen, its form and its files follow them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import QuerySet
from django.utils.functional import Promise

from contracts.desks.cells import Cell

FilterKind = Literal["text", "choice", "day", "last_day", "amount"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `value` gives the cell of a row, `order` the fields to sort by (none: it cannot).

    `address` makes the cell a link, `below` adds a smaller second line, `badge` a class for a
    status. A column that is not `in_table` stands in files only, one not `in_file` on screens only.
    """

    key: str
    label: str | Promise
    value: Callable[[Any], Cell]
    order: tuple[str, ...] = ()
    address: Callable[[Any], str] | None = None
    below: Callable[[Any], str] | None = None
    badge: Callable[[Any], str] | None = None
    is_number: bool = False
    in_table: bool = True
    in_file: bool = True


@dataclass(frozen=True, slots=True)
class Filter:
    """One field of the filter. `apply` narrows the rows to a value that the form accepted,
    for a person.

    `choices` gives what can be chosen, for a person. `is_more` fields are folded away until used.
    """

    key: str
    label: str | Promise
    kind: FilterKind
    apply: Callable[[QuerySet[Any], Any, Any], QuerySet[Any]]
    choices: Callable[[Any], Sequence[tuple[str, str | Promise]]] | None = None
    is_more: bool = False
    help: str | Promise = ""
