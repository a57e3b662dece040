"""Journal, settlements, payment files, answers, ledger export and public account: the same sums."""

from __future__ import annotations

import pytest

from tests.contracts.banking.prove_sums import SEED
from tests.contracts.banking.sums import compare

pytestmark = pytest.mark.django_db


def test_all_sums_are_the_same() -> None:
    found = compare(6, SEED)
    assert found["settlements"] == 12
    assert found["settled_cents"] == found["paid_cents"] - found["reclaimed_cents"]
    assert found["shown_cents"] > 0
