"""The sentences about reversing and setting off are part of all refusals."""

import pytest

from contracts.errors import MESSAGES, Refused
from contracts.money_messages import MONEY_MESSAGES

pytestmark = pytest.mark.pure


def test_they_are_refusals_like_all_others():
    assert MONEY_MESSAGES.items() <= MESSAGES.items()
    assert Refused("reversal_later_first", "settlement", {"start": "2026-04-01"}).message == (
        "De periode vanaf 1 april 2026 is ook vastgesteld en bouwt hierop voort. Draai eerst die "
        "afrekening terug."
    )
