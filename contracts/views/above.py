"""Where the apps that stand on the core put what is theirs: whole screens, and a keeper of reads.

The core names its addresses and knows nothing of who answers them; an app above it fills this in
when it is ready.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Protocol

from django.http import HttpRequest, HttpResponseBase

Screen = Callable[..., HttpResponseBase]


class Keeper(Protocol):
    """Who keeps what people looked at, and knows where the history of an object stands."""

    def note_seen(self, view: Any, response: HttpResponseBase) -> None:
        """Write down that the person of this view was shown, or saved, what it is about."""

    def history_address(self, view: Any) -> str:
        """Return the address of the history of what the view is about; empty when there is none."""


_SCREENS: Final[dict[str, Screen]] = {}
_KEEPERS: Final[list[Keeper]] = []


def put_screen(name: str, view: Screen) -> None:
    """Let this view answer the address that the core calls `name`."""
    _SCREENS[name] = view


def screen(name: str) -> Screen:
    """Return the view of an address that an app above the core answers."""

    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return _SCREENS[name](request, *args, **kwargs)

    return answer


def add_keeper(keeper: Keeper) -> None:
    """Have this keeper told of everything that is seen; adding it again changes nothing."""
    if keeper not in _KEEPERS:
        _KEEPERS.append(keeper)


def note_seen(view: Any, response: HttpResponseBase) -> None:
    """Tell every keeper what a view answered."""
    for keeper in _KEEPERS:
        keeper.note_seen(view, response)


def history_address(view: Any) -> str:
    """Return where the history of what a view is about stands, or nothing."""
    return next((found for keeper in _KEEPERS if (found := keeper.history_address(view))), "")
