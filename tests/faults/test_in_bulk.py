"""The one message for many contracts, killed in a real worker while they are settled together."""

from __future__ import annotations

import pytest

from tasks.settlements import MANY
from tests.faults.in_bulk import bulk_course, undisturbed_bulk
from tests.faults.outcome import differences
from tests.faults.place import place_of_the_test

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]

CONTRACTS = MANY + 1
KILLS = 2


def test_the_message_for_many_contracts_is_killed_and_changes_nothing(tmp_path):
    expected = undisturbed_bulk(CONTRACTS)
    course = bulk_course(place_of_the_test(tmp_path), CONTRACTS, seed=20261231, kills=KILLS)
    for outcomes in course.rounds:
        assert differences(expected, outcomes) == []
    assert course.kills.total() == KILLS
    # Nothing was settled in another way, and each kill cost a message.
    assert course.messages["settle_period"] == 0
    assert course.messages["settle_agreements"] > KILLS
