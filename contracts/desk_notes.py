"""What apps above the core say at the top of a screen of the core, such as what still waits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Model

Level = Literal["", "warning", "good"]


@dataclass(frozen=True, slots=True)
class DeskNote:
    """A sentence, with the screen that it is about when there is one for this person."""

    text: str
    url: str = ""
    level: Level = ""


# Given what a screen is about and who looks, the notes of one app.
NoteMaker = Callable[[Model, Any], list[DeskNote]]
_MAKERS: list[NoteMaker] = []


def add_note_maker(maker: NoteMaker) -> None:
    """Let an app above the core say something on screens of the core; once per function."""
    if maker not in _MAKERS:
        _MAKERS.append(maker)


def notes_about(subject: Model, user: Any) -> list[DeskNote]:
    """Return what the apps say about an agreement, observation or settlement to this person."""
    return [note for maker in _MAKERS for note in maker(subject, user)]
