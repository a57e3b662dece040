"""To whom an agreement goes: a colleague who could manage it, with a reason."""

from __future__ import annotations

import pytest

from contracts.forms.handing_over import HandOverForm
from tests.factories.contracts import AgreementFactory, PersonFactory, member_of

pytestmark = pytest.mark.django_db


def test_a_colleague_without_a_conflict_and_a_reason_are_needed() -> None:
    agreement = AgreementFactory(active=True)
    free = PersonFactory(groups=["contract_manager"])
    provider = member_of(agreement, "provider")
    provider.groups.set(free.groups.all())
    refused = HandOverForm({"person": provider.pk, "reason": " "}, agreement=agreement)
    assert sorted(refused.errors) == ["person", "reason"]
    form = HandOverForm({"person": free.pk, "reason": "Andere baan"}, agreement=agreement)
    assert form.is_valid()
    assert form.cleaned_data == {"person": free, "reason": "Andere baan"}
