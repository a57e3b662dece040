"""PostgreSQL itself refuses an entry that does not balance, at the end of the transaction."""

import pytest
from django.db import IntegrityError, transaction

from contracts.models import JournalEntry, Posting
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_an_entry_that_does_not_balance_is_not_committed():
    agreement = AgreementFactory()
    payer = agreement.parties.get(code="gemeente")
    other = agreement.parties.get(code="aanbieder")
    by = PersonFactory()

    def write(amounts):
        with transaction.atomic():
            entry = JournalEntry.objects.create(
                number=f"x-{amounts[1][1]}", agreement=agreement, kind="payment", at=NOW, by=by
            )
            Posting.objects.bulk_create(
                Posting(
                    entry=entry,
                    account=account,
                    party=payer,
                    counterparty=other,
                    amount_cents=cents,
                )
                for account, cents in amounts
            )

    with pytest.raises(IntegrityError, match="does not balance"):
        write((("bank", 5), ("payable", -4)))
    write((("bank", 5), ("payable", -5)))
    assert Posting.objects.count() == 2
