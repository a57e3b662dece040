"""How rows of money call themselves."""

import pytest

from contracts.budgets.models import BudgetYear
from tests.contracts.budgets import make
from tests.factories.contracts import AgreementFactory

pytestmark = pytest.mark.django_db


def test_names():
    programme, source = make.programme(), make.source()
    make.ceiling(programme, 1000)
    row = make.allocation(AgreementFactory(active=True, number="PC-1"), programme, source, 900)
    names = [str(programme), str(source), str(BudgetYear.objects.get()), str(row)]
    assert names == ["Werk", "Begroting", "Werk 2026", "PC-1 2026: 900"]
