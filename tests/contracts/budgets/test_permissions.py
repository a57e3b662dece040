"""Who sees the money, sets it aside and makes documents."""

import pytest

from contracts.budgets.permissions import (
    can_make_documents,
    can_see_money,
    can_set_money_aside,
)
from tests.factories.contracts import PersonFactory


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("group", "allowed"),
    [
        ("contract_manager", (True, False, True)),
        ("approver", (True, True, True)),
        ("finance", (True, False, False)),
        ("provider", (False, False, False)),
        ("evaluator", (False, False, False)),
    ],
)
def test_by_group(group, allowed):
    person = PersonFactory(groups=[group])
    found = can_see_money(person), can_set_money_aside(person), can_make_documents(person)
    assert found == allowed
