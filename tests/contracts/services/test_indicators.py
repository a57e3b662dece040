"""What an indicator means, until the start."""

from __future__ import annotations

import pytest

from contracts.errors import Refused
from contracts.services.indicators import change_indicator
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory

pytestmark = pytest.mark.django_db


def test_an_indicator_says_what_it_means_until_the_start() -> None:
    agreement = AgreementFactory()
    indicator = agreement.indicators.get()
    by = PersonFactory()
    change_indicator(indicator=indicator, definition="Drie maanden.", by=by, now=NOW)
    indicator.refresh_from_db()
    assert indicator.definition == "Drie maanden."
    payer = agreement.parties.get(code="gemeente")
    with pytest.raises(Refused) as caught:
        change_indicator(indicator=indicator, verifier=payer, by=by, now=NOW)
    assert caught.value.code == "verifier_not_evaluator"
    with pytest.raises(TypeError):
        change_indicator(indicator=indicator, kind="days", by=by, now=NOW)
    started = AgreementFactory(active=True).indicators.get()
    with pytest.raises(Refused) as caught:
        change_indicator(indicator=started, definition="Anders.", by=by, now=NOW)
    assert caught.value.code == "wrong_status"
