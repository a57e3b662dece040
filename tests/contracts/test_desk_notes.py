"""Apps above the core say something on its screens."""

from __future__ import annotations

from contracts import desk_notes
from contracts.desk_notes import DeskNote, add_note_maker, notes_about
from contracts.models import Agreement


def test_every_app_says_its_own_once(monkeypatch) -> None:
    monkeypatch.setattr(desk_notes, "_MAKERS", [])

    def maker(subject, user):
        return [DeskNote(f"{subject.title} {user}")]

    add_note_maker(maker)
    add_note_maker(maker)
    assert notes_about(Agreement(title="Werk"), "Kim") == [DeskNote("Werk Kim", "", "")]
