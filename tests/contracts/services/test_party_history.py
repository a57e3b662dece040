"""One line in every agreement of a party, under its first code there."""

from __future__ import annotations

import pytest
from django.db import transaction

from contracts.models import AgreementEvent, AgreementParty
from contracts.services.party_history import lock_agreements_of, write_party_event
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory

pytestmark = pytest.mark.django_db


def test_every_agreement_of_the_party_hears_it_once() -> None:
    first, second, other = AgreementFactory(), AgreementFactory(), AgreementFactory()
    party, by = first.parties.get(role="provider").party, PersonFactory()
    for code in ("fonds", "tweede"):
        AgreementParty.objects.create(agreement=second, party=party, role="investor", code=code)
    with transaction.atomic():
        agreements = lock_agreements_of(party)
        write_party_event(party, agreements, by, NOW, "iban_asked")
    assert agreements == [first, second]
    rows = AgreementEvent.objects.order_by("agreement_id")
    assert [(row.agreement, row.verb, row.detail, row.by, row.at) for row in rows] == [
        (first, "party_changed", "aanbieder: iban_asked", by, NOW),
        (second, "party_changed", "fonds: iban_asked", by, NOW),
    ]
    assert not other.events.exists()
