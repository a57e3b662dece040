"""The case that the tests of reporting share."""

from __future__ import annotations

import pytest

from tests.contracts.reporting.cases import Case, make_case


@pytest.fixture
def case(db: None) -> Case:
    """One running agreement with its people."""
    return make_case()
