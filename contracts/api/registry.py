"""Resources that others add to the API: what is public of calls, challenges, decisions, reports.

Contracts may not import pages, so pages add theirs when their app is ready.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from rest_framework import serializers


class Rows(Protocol):
    """A list that is read in pages: a queryset, or a list."""

    def __getitem__(self, wanted: slice, /) -> Iterable[Any]:
        """Return some of the rows."""
        raise NotImplementedError

    def __len__(self) -> int:
        """Return how many rows there are."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Resource:
    """A public list with its items.

    name: plural, kebab-case, Dutch; the path. label: for the document. key: the field of `shape`
    that names an item in the path, `pattern` what it looks like, `example` one that fits. find: the
    rows that fit the filters. show: a row as plain values with the fields of `shape`. get: one item
    as plain values, or None. filters: fields of the query, by name.
    """

    name: str
    label: str
    description: str
    key: str
    pattern: str
    example: str
    shape: type[serializers.Serializer]
    find: Callable[[Mapping[str, Any]], Rows]
    show: Callable[[Any], dict[str, Any]]
    get: Callable[[str], dict[str, Any] | None]
    filters: Mapping[str, Callable[[], serializers.Field]] = field(default_factory=dict)


RESOURCES: Final[dict[str, Resource]] = {}


def add_resource(resource: Resource) -> None:
    """Put a resource in the API; raises ValueError when its name is taken by another."""
    if RESOURCES.setdefault(resource.name, resource) is not resource:
        raise ValueError(f"the API has {resource.name!r} already")
