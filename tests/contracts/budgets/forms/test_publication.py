"""The parts of a contract as a choice."""

import pytest

from contracts.budgets.forms.publication import PartForm
from tests.factories.contracts import AgreementFactory


@pytest.mark.django_db
def test_its_indicators_are_parts_as_well():
    choices = dict(PartForm(agreement=AgreementFactory()).fields["part"].choices)
    assert choices["amounts"] == "bedragen"
    assert choices["indicator:baan"] == "Mensen met betaald werk"
