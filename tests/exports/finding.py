"""Finding every address that gives a file: in the table of addresses and in the code behind it."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from types import CodeType
from typing import Any

from django.urls import get_resolver

from contracts.views import above

OURS = ("contracts", "pages", "portal", "tasks")
# What code that sends something else than a page names.
CALLS = frozenset({"FileResponse", "JsonResponse", "StreamingHttpResponse"})
WORDS = ("Content-Disposition", "application/", "text/csv", "text/calendar", "text/xml")
# The API answers by its own document of OpenAPI, which tests/contracts/api holds it to; what it
# gives as a file has a name with an ending, or is a table.
API = "open_api:"
FILES_OF_API = (".json", ".csv", ".xlsx", ".xml", "<tabel:tabel>")


def addresses(
    resolver: Any = None, before: str = "", space: str = ""
) -> Iterator[tuple[str, str, Any]]:
    """Give (path, name, view) of every address of the portal."""
    for one in (resolver or get_resolver()).url_patterns:
        here = f"{before}{one.pattern}"
        if hasattr(one, "url_patterns"):
            below = ":".join(filter(None, (space, one.namespace or "")))
            yield from addresses(one, here, below)
        else:
            name = ":".join(filter(None, (space, one.name or "")))
            yield here, name or here, one.callback


def exports() -> dict[str, str]:
    """Return the paths of all addresses of ours that can give a file, by their names."""
    return {
        name: path
        for path, name, view in addresses()
        if (path.endswith(FILES_OF_API) if name.startswith(API) else is_export(view))
    }


def is_export(view: Any) -> bool:
    """Whether a view is ours and can send something else than a page."""
    view = _behind(view)
    kind = getattr(view, "view_class", None)
    if not (kind or inspect.unwrap(view)).__module__.startswith(OURS):
        return False
    if kind is None:
        return any(map(_says_so, _reached(inspect.unwrap(view))))
    methods = [
        inspect.unwrap(getattr(item, "func", getattr(item, "fget", item)))
        for parent in kind.__mro__
        if parent.__module__.startswith(OURS)
        for item in vars(parent).values()
    ]
    found = [item for item in methods if inspect.isfunction(item)]
    return any(_says_so(code) for item in found for code in _reached(item))


def _behind(view: Any) -> Any:
    """Return the view itself, or the one that an app above the core put in its place."""
    inner = inspect.unwrap(view)
    if inner.__module__ != above.__name__:
        return view
    (cell,) = inner.__closure__
    return above._SCREENS[cell.cell_contents]


def _reached(function: Any, seen: set[Any] | None = None) -> Iterator[CodeType]:
    """Give the code of a view and of the functions beside it, in views, that it calls."""
    seen = set() if seen is None else seen
    if function in seen or not hasattr(function, "__code__"):
        return
    seen.add(function)
    yield function.__code__
    for name in function.__code__.co_names:
        other = function.__globals__.get(name)
        if inspect.isfunction(other) and ".views" in other.__module__:
            yield from _reached(inspect.unwrap(other), seen)


def _says_so(code: CodeType) -> bool:
    words = [word for word in _constants(code) if isinstance(word, str)]
    return bool(CALLS.intersection(code.co_names)) or any(
        word.startswith(WORDS) for word in words if word != code.co_consts[0]
    )


def _constants(code: CodeType) -> Iterator[Any]:
    for value in code.co_consts:
        if isinstance(value, CodeType):
            yield from _constants(value)
        elif isinstance(value, tuple | frozenset):
            yield from value
        else:
            yield value
