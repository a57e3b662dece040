"""Reason codes are data that old decisions rely on."""

import pytest

from pages.challenges.reasons import REASONS_BY_CODE, reasons, reasons_for
from pages.challenges.transitions import NEGATIVE_ACTIONS

pytestmark = pytest.mark.django_db


def test_codes_are_unique_and_fit_their_column():
    assert len(REASONS_BY_CODE) == len(reasons()) == 16
    assert all(len(code) <= 30 for code in REASONS_BY_CODE)


def test_every_negative_outcome_has_reasons_and_no_other_has():
    assert all(reasons_for(action) for action in NEGATIVE_ACTIONS)
    assert reasons_for("accept") == ()
    assert set().union(*(reason.actions for reason in reasons())) == NEGATIVE_ACTIONS


def test_the_published_codes_are_all_there():
    assert {"GEEN_BESTAANDE_TAAK", "DUURDER", "ONVOLLEDIG", "DUBBEL"} <= REASONS_BY_CODE.keys()
