"""The sentences of the start are part of all refusals."""

import pytest

from contracts.errors import MESSAGES, Refused
from contracts.start_messages import START_MESSAGES

pytestmark = pytest.mark.pure


def test_they_are_refusals_like_all_others():
    assert START_MESSAGES.items() <= MESSAGES.items()
    assert Refused("dossier_column_missing", "text", {"column": "In woorden"}).message == (
        "Vul “In woorden” in."
    )
