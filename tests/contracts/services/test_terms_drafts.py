"""Drafts of terms: everything is kept, nothing is overwritten unseen."""

import pytest

from contracts.errors import Refused
from contracts.models import TermsDraft
from contracts.selectors.terms_drafts import draft_of, drafts_of_others, newest_number
from contracts.services import add_terms_version
from contracts.services.terms_drafts import (
    add_drafted_version,
    discard_draft,
    save_draft,
    start_draft,
    undo_draft,
)
from tests.factories.contracts import NEXT_YEAR, NOW, AgreementFactory, PersonFactory
from tests.factories.terms import terms_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return start_draft(
        agreement=AgreementFactory(), document={"format": "terms/1"}, by=PersonFactory(), now=NOW
    )


def test_each_person_has_a_draft_of_their_own(draft):
    other = PersonFactory()
    assert draft_of(draft.agreement, other) is None
    theirs = start_draft(agreement=draft.agreement, document={}, by=other, now=NOW)
    assert draft_of(draft.agreement, draft.by) == draft
    assert list(drafts_of_others(draft.agreement, draft.by)) == [theirs]
    assert (draft.base_number, newest_number(draft.agreement)) == (1, 1)


def test_what_is_typed_is_kept_also_when_it_is_wrong(draft):
    trial = {"cells": {"baan": {"0": "3"}}}
    saved = save_draft(
        draft=draft, document={"currency": "??"}, trial=trial, revision=1, now=NEXT_YEAR
    )
    saved.refresh_from_db()
    assert (saved.document, saved.trial, saved.revision, saved.saved_at) == (
        {"currency": "??"},
        trial,
        2,
        NEXT_YEAR,
    )
    again = save_draft(draft=saved, document={"currency": "??"}, trial=trial, revision=2, now=NOW)
    assert again.revision == 2


def test_a_second_window_does_not_overwrite_the_first(draft):
    save_draft(draft=draft, document={"a": 1}, trial={}, revision=1, now=NOW)
    with pytest.raises(Refused) as refused:
        save_draft(draft=draft, document={"b": 1}, trial={}, revision=1, now=NOW)
    assert refused.value.code == "draft_overtaken"
    assert TermsDraft.objects.get().document == {"a": 1}


def test_what_was_taken_away_can_be_brought_back(draft):
    one = save_draft(draft=draft, document={"a": 1}, trial={}, revision=1, now=NOW)
    two = save_draft(draft=one, document={}, trial={}, revision=2, now=NOW, keeps_undo=True)
    back = undo_draft(draft=two, revision=3, now=NOW)
    assert (back.document, back.undo) == ({"a": 1}, {})
    assert undo_draft(draft=back, revision=4, now=NOW).document == {}


def test_undoing_nothing_changes_nothing(draft):
    assert undo_draft(draft=draft, revision=1, now=NOW).revision == 1


def test_beginning_again_can_be_undone(draft):
    again = start_draft(agreement=draft.agreement, document={"n": 1}, by=draft.by, now=NOW)
    assert (again.pk, again.undo, again.revision) == (draft.pk, {"format": "terms/1"}, 2)


def test_a_draft_is_thrown_away_only_as_it_was_seen(draft):
    save_draft(draft=draft, document={"a": 1}, trial={}, revision=1, now=NOW)
    with pytest.raises(Refused):
        discard_draft(draft=draft, revision=1)
    discard_draft(draft=draft, revision=2)
    with pytest.raises(Refused) as refused:
        discard_draft(draft=draft, revision=2)
    assert refused.value.code == "draft_gone"


def test_a_draft_becomes_a_version_and_ends(draft):
    row = save_draft(draft=draft, document=terms_document(), trial={}, revision=1, now=NOW)
    version = add_drafted_version(
        draft=row, revision=2, base_number=1, reason="Beter", by=draft.by, now=NOW
    )
    assert (version.number, version.document, version.reason) == (2, terms_document(), "Beter")
    assert TermsDraft.objects.count() == 0


def test_a_version_of_somebody_else_in_between_is_told(draft):
    row = save_draft(draft=draft, document=terms_document(), trial={}, revision=1, now=NOW)
    add_terms_version(
        agreement=draft.agreement, document=terms_document(), reason="x", by=draft.by, now=NOW
    )
    with pytest.raises(Refused) as refused:
        add_drafted_version(
            draft=row, revision=2, base_number=1, reason="Beter", by=draft.by, now=NOW
        )
    assert refused.value.code == "terms_overtaken"
    assert TermsDraft.objects.count() == 1


def test_terms_that_are_refused_keep_the_draft(draft):
    with pytest.raises(Refused) as refused:
        add_drafted_version(
            draft=draft, revision=1, base_number=1, reason="x", by=draft.by, now=NOW
        )
    assert refused.value.code == "terms_invalid"
    assert TermsDraft.objects.count() == 1


def test_a_draft_names_its_agreement_and_writer(draft):
    assert str(draft) == f"{draft.agreement.number} · {draft.by}"
