"""The form of a key offers what its owner has, and no more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from contracts.api.forms.keys import KeyForm, WebhookForm
from contracts.enums import PartyRole
from tests.factories.contracts import AgreementFactory, PersonFactory, member_of


@pytest.mark.django_db
def test_a_person_chooses_from_their_own_contracts_and_parties():
    mine, other = AgreementFactory(active=True), AgreementFactory(active=True)
    person = member_of(mine, PartyRole.PROVIDER)
    form = KeyForm(owner=person)
    assert list(form.fields["agreement"].queryset) == [mine]
    assert [party.pk for party in form.fields["party"].queryset] == [
        mine.parties.get(role="provider").party_id
    ]
    assert form.initial["expires_on"] == timezone.localdate() + timedelta(days=182)
    data = {"purpose": "x", "scopes": ["alles"], "expires_on": "morgen", "agreement": other.pk}
    wrong = KeyForm(owner=person, data=data)
    assert set(wrong.errors) == {"scopes", "expires_on", "agreement"}


@pytest.mark.django_db
def test_a_manager_chooses_from_all_contracts():
    AgreementFactory(active=True)
    form = KeyForm(owner=PersonFactory(groups=["contract_manager"]))
    assert form.fields["agreement"].queryset.count() == 1
    assert form.fields["party"].queryset.count() == 0


def test_an_address_is_needed():
    assert WebhookForm({"url": ""}).errors
    assert WebhookForm({"url": "https://ontvanger.example/"}).is_valid()
