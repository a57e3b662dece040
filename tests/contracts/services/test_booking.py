"""What follows from approving: entries per payer and one payment for each pair of parties."""

import pytest

from contracts.models import JournalEntry, PaymentOrder
from contracts.services import draft_settlement
from contracts.services.booking import book_approved
from tests.factories.contracts import NOW, Q1, AgreementFactory, PersonFactory, jobs
from tests.factories.terms import two_payer_terms

pytestmark = pytest.mark.django_db


def test_every_payer_books_its_own_part_and_pays_it():
    agreements = [AgreementFactory(active=True, document=two_payer_terms()) for _ in range(2)]
    drafts = []
    for number, agreement in enumerate(agreements, start=2):
        jobs(agreement, number)
        drafts.append(draft_settlement(agreement=agreement, period=Q1, now=NOW))
    names = [(row.agreement_id, row.agreement.number, row.pk) for row in drafts]
    book_approved(names, by=PersonFactory(), now=NOW, reason="Samen")
    found = [
        (entry.number, entry.reason, sum(row.amount_cents for row in entry.postings.all()))
        for entry in JournalEntry.objects.order_by("pk")
    ]
    assert found == [(f"{row.agreement.number}-0001", "Samen", 0) for row in drafts]
    orders = PaymentOrder.objects.order_by("pk")
    assert list(orders.values_list("settlement", "payer__code", "amount_cents")) == [
        (drafts[0].pk, "gemeente", 13000),
        (drafts[0].pk, "fonds", 7000),
        (drafts[1].pk, "gemeente", 19500),
        (drafts[1].pk, "fonds", 10500),
    ]
