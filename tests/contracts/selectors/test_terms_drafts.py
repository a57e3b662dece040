"""Who is writing what."""

from datetime import timedelta

import pytest

from contracts.selectors.terms_drafts import draft_of, drafts_of_others, newest_number
from contracts.services.terms_drafts import start_draft
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory

pytestmark = pytest.mark.django_db


def test_drafts_of_others_come_latest_first_and_only_of_this_agreement():
    agreement, (me, early, late) = AgreementFactory(), PersonFactory.create_batch(3)
    for person, days in ((me, 0), (early, 1), (late, 2)):
        start_draft(agreement=agreement, document={}, by=person, now=NOW + timedelta(days=days))
    start_draft(agreement=AgreementFactory(), document={}, by=early, now=NOW)
    assert [draft.by for draft in drafts_of_others(agreement, me)] == [late, early]
    own = draft_of(agreement, me)
    assert own is not None
    assert own.by == me


def test_the_newest_version_is_zero_when_there_is_none():
    assert newest_number(AgreementFactory()) == 1
    assert newest_number(AgreementFactory(document__none=True)) == 0
