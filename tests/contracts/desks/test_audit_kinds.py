"""Kinds of the audit: what somebody filters by, and the lines under it."""

from __future__ import annotations

from types import SimpleNamespace

from contracts.desks.audit_kinds import KINDS, LINES, Line, add_audit_kind, sources_of
from contracts.desks.audit_words import kind_choices
from contracts.desks.selectors.audit import SOURCES, Source
from contracts.models import AgreementEvent


def test_a_kind_has_its_sources_and_one_of_the_core_is_its_own() -> None:
    assert sources_of("keys") == ("key_made", "key_revoked")
    assert sources_of("event") == ("event",)
    assert sources_of("iets") == ()


def test_every_line_is_a_source_and_adding_a_kind_again_changes_nothing() -> None:
    before = (list(KINDS), list(LINES), list(SOURCES))
    for kind in list(KINDS.values()):
        add_audit_kind(kind)
    assert (list(KINDS), list(LINES), list(SOURCES)) == before
    assert set(LINES) <= set(SOURCES)
    codes = [code for code, _label in kind_choices()]
    assert codes[:5] == ["look", "event", "entry", "verdict", "destruction"]
    # Which app is ready first does not matter.
    assert sorted(codes[5:]) == ["accounts", "answers", "batches", "budgets", "keys", "mandates"]


def test_a_line_says_what_was_done_by_whom_and_why() -> None:
    source = Source(AgreementEvent, "at", "maker", None, ())
    row = SimpleNamespace(maker="Kim", status="klaar")
    fixed = Line(source, "Gemaakt", lambda row: str(row.status))
    told = Line(source, lambda row: f"Is {row.status}", lambda row: "", lambda row: "Daarom")
    assert (fixed.action_of(row), fixed.about(row), fixed.reason(row)) == ("Gemaakt", "klaar", "")
    assert (told.action_of(row), told.reason(row), told.person_of(row)) == (
        "Is klaar",
        "Daarom",
        "Kim",
    )
