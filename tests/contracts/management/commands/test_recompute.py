"""`manage.py recompute`: what an auditor types."""

from io import StringIO

import pytest
from django.core.management import call_command

from contracts.services import draft_settlement
from tests.factories.contracts import NOW, Q1, AgreementFactory, jobs

pytestmark = pytest.mark.django_db


def test_the_short_name_does_the_same():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    draft_settlement(agreement=agreement, period=Q1, now=NOW)
    out = StringIO()
    call_command("recompute", agreement.number, stdout=out)
    assert "1 settlements are the same, to the cent." in out.getvalue()
