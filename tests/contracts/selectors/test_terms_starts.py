"""What an agreement says of its parties and metrics."""

import pytest

from contracts.selectors.terms_starts import known_metrics, known_parties
from contracts.terms_form.starts import KnownMetric
from tests.factories.contracts import AgreementFactory

pytestmark = pytest.mark.django_db


def test_parties_and_indicators_by_their_codes():
    agreement = AgreementFactory()
    found = [(party.code, party.role) for party in known_parties(agreement)]
    assert found == [("gemeente", "payer"), ("aanbieder", "provider"), ("toetser", "evaluator")]
    assert known_metrics(agreement) == [
        KnownMetric("baan", "count", "Mensen met betaald werk", "baan", "toetser")
    ]
