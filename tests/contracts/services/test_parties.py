"""Parties of an agreement that is not started."""

from __future__ import annotations

import pytest

from contracts.errors import Refused
from contracts.services.parties import add_party, register_party
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory

pytestmark = pytest.mark.django_db


def test_a_new_party_is_registered_and_gets_its_role() -> None:
    agreement = AgreementFactory()
    added = add_party(
        agreement=agreement,
        role="investor",
        code="fonds",
        name=" Fonds Oost ",
        iban="nl00 demo 0123",
        by=PersonFactory(),
        now=NOW,
    )
    assert (added.party.name, added.party.iban, added.role) == (
        "Fonds Oost",
        "NL00DEMO0123",
        "investor",
    )
    event = agreement.events.get()
    assert (event.verb, event.detail) == ("changed", "fonds: Fonds Oost")


@pytest.mark.parametrize(
    ("state", "code", "problem"),
    [({}, "gemeente", "party_code_twice"), ({"active": True}, "fonds", "wrong_status")],
)
def test_a_taken_code_or_a_started_agreement_is_refused(
    state: dict[str, bool], code: str, problem: str
) -> None:
    agreement = AgreementFactory(**state)
    with pytest.raises(Refused) as caught:
        add_party(
            agreement=agreement,
            role="payer",
            code=code,
            party=register_party(name="Fonds"),
            by=PersonFactory(),
            now=NOW,
        )
    assert caught.value.code == problem
    assert agreement.parties.count() == 3
