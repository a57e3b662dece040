"""Several clicks at the same moment, on a real database with real transactions."""

import pytest

from pages.challenges.errors import Refused
from pages.voices.selectors.support import support_state
from pages.voices.services.support import confirm_support
from tests.factories import voices
from tests.pages.challenges.test_together import _file_database, at_once  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_clicks_at_once_count_once():
    plan = voices.make_plan()
    support = voices.make_given(plan)
    confirm = lambda: confirm_support(support=support, now=voices.NOW)  # noqa: E731
    assert all(one.counts for one in at_once([confirm] * 4))
    assert support_state(plan).count == 1


def test_one_address_confirmed_twice_at_once_counts_once():
    plan = voices.make_plan()
    rows = [voices.make_given(plan) for _number in range(4)]
    done = at_once([lambda row=row: confirm_support(support=row, now=voices.NOW) for row in rows])
    refused = [one.code for one in done if isinstance(one, Refused)]
    assert refused == ["already_supports"] * 3
    assert support_state(plan).count == 1
