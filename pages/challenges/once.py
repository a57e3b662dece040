"""Ask the database once per request or task for what does not change meanwhile."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse

Value = TypeVar("Value")

_known: ContextVar[dict[str, Any] | None] = ContextVar("challenges_known", default=None)


@contextmanager
def one_reading() -> Iterator[None]:
    """Within this block `once` keeps what it found. Blocks may be nested; the outer one counts."""
    if _known.get() is not None:
        yield
        return
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def once(key: str, find: Callable[[], Value]) -> Value:
    """What `find` gives: asked once within `one_reading`, and every time outside of it."""
    known = _known.get()
    if known is None:
        return find()
    if key not in known:
        known[key] = find()
    return known[key]


def forget() -> None:
    """Ask again: what was kept has changed."""
    known = _known.get()
    if known is not None:
        known.clear()


def one_reading_per_request(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: one reading per request."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with one_reading():
            return get_response(request)

    return middleware
