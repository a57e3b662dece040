"""The calculation is dumb data: equal when it says the same, and never changed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from contracts.exports.calculation_document import Calculation

NOTHING = Calculation((), "", has_evidence=False, is_evidence_cut=False, blocks=(), parts=())


def test_a_calculation_is_compared_by_what_it_says() -> None:
    same = Calculation((), "", has_evidence=False, is_evidence_cut=False, blocks=(), parts=())
    assert same == NOTHING
    with pytest.raises(FrozenInstanceError):
        NOTHING.evidence_summary = "1 telt mee"  # type: ignore[misc]
