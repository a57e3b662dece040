"""The journal: balanced, numbered, and a chain in which a change shows."""

import pytest

from contracts.models import JournalEntry, Posting
from contracts.services import approve_settlement, draft_settlement, journal
from contracts.services.journal import post_payment
from tests.factories.contracts import NEXT_YEAR, NOW, Q1, AgreementFactory, PersonFactory, jobs
from tests.journals import broken_entries

pytestmark = pytest.mark.django_db


def approved():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    draft = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    return approve_settlement(settlement=draft, by=PersonFactory(), now=NEXT_YEAR)


def test_the_journal_is_a_chain_that_shows_a_change():
    settlement = approved()
    agreement = settlement.agreement
    assert broken_entries(agreement) == []
    entry = JournalEntry.objects.get()
    recorded = Posting.objects.filter(entry=entry).first()
    assert recorded is not None
    # An entry that was forged around every guard: other content under the same hash.
    forged = JournalEntry(
        number="PC-X-1",
        agreement=agreement,
        kind="settlement",
        at=NOW,
        by=PersonFactory(),
        previous_sha256=entry.sha256,
        sha256="0" * 64,
    )
    forged.save()
    assert broken_entries(agreement) == ["PC-X-1"]


def test_entries_are_numbered_within_their_agreement():
    settlement = approved()
    agreement = settlement.agreement
    order = settlement.payment_orders.get()
    entry = post_payment(
        agreement=agreement,
        order=order,
        cents=order.amount_cents,
        by=PersonFactory(),
        now=NOW,
        is_paid_out=True,
    )
    assert entry.number == f"{agreement.number}-0002"
    assert entry.previous_sha256 == agreement.entries.first().sha256
    for row in JournalEntry.objects.all():
        assert sum(posting.amount_cents for posting in row.postings.all()) == 0


def test_an_entry_that_does_not_balance_is_never_written():
    role = AgreementFactory(active=True).parties.first()
    postings = [("cost", role.pk, None, 500), ("cost", role.pk, None, -400)]
    with pytest.raises(AssertionError, match="does not balance"):
        journal._require_balance(postings)
    assert journal._require_balance([*postings, ("cost", role.pk, None, -100)]) is None
