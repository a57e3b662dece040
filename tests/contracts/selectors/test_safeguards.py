"""What is missing, what holds, and what was said before."""

from __future__ import annotations

from datetime import timedelta

import pytest

from contracts.enums import SafeguardState
from contracts.models import SafeguardEntry
from contracts.safeguards import SAFEGUARDS
from contracts.selectors.safeguards import missing_safeguards, safeguards_of
from contracts.selectors.start_checks import missing_for_start
from contracts.services import answer_safeguard, open_safeguards
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory

pytestmark = pytest.mark.django_db


def test_a_contract_without_a_list_is_asked_nothing() -> None:
    agreement = AgreementFactory()
    assert safeguards_of(agreement) == []
    assert "safeguard_missing" not in [one.code for one in missing_for_start(agreement)]


def test_the_start_names_each_missing_safeguard_with_why() -> None:
    agreement, person = AgreementFactory(), PersonFactory()
    open_safeguards(agreement=agreement, said={}, by=person, now=NOW)
    assert missing_safeguards(agreement) == list(SAFEGUARDS)
    found = [one for one in missing_for_start(agreement) if one.code == "safeguard_missing"]
    assert len(found) == len(SAFEGUARDS)
    assert found[0].message == (
        "Ook bij faillissement of ziekte moet duidelijk zijn wie wat doet en wie betaalt. "
        "Spreek af: Als het misgaat of de uitvoerder stopt. Of schrijf op waarom dat niet nodig is."
    )
    answer_safeguard(
        agreement=agreement, code="failure", state="agreed", text="A", by=person, now=NOW
    )
    assert missing_safeguards(agreement) == list(SAFEGUARDS[1:])


def test_the_last_line_holds_and_the_earlier_ones_stay() -> None:
    agreement, person = AgreementFactory(), PersonFactory()
    open_safeguards(agreement=agreement, said={"exit": "Wij bellen."}, by=person, now=NOW)
    later = NOW + timedelta(days=1)
    answer = {"agreement": agreement, "code": "exit", "by": person, "now": later}
    answer_safeguard(**answer, state="agreed", text="Drie maanden.")
    answer_safeguard(**answer, state="not_needed", text=" Eén dag werk. ")
    stand = next(one for one in safeguards_of(agreement) if one.safeguard.code == "exit")
    assert (stand.entry.state, stand.entry.text) == (SafeguardState.NOT_NEEDED, "Eén dag werk.")
    assert not stand.is_missing
    assert [(row.state, row.text) for row in stand.earlier] == [
        (SafeguardState.AGREED, "Drie maanden."),
        (SafeguardState.ASKED, "Wij bellen."),
    ]
    assert str(SafeguardEntry.objects.latest("pk")) == f"{agreement.number}: exit not_needed"
