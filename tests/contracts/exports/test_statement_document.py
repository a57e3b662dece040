"""The document is dumb data: equal when it says the same, and never changed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from contracts.exports.statement_document import Share


def test_a_document_is_compared_by_what_it_says() -> None:
    assert Share("Gemeente", "€ 1,00") == Share("Gemeente", "€ 1,00")
    with pytest.raises(FrozenInstanceError):
        Share("Gemeente", "€ 1,00").amount = "€ 2,00"  # type: ignore[misc]
