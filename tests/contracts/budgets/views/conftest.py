"""The scene of the desk, with money around its contract."""

from __future__ import annotations

import pytest

from tests.contracts.budgets import make
from tests.contracts.views.world import World, make_world


@pytest.fixture
def world(db: None) -> World:
    """One agreement with € 1.500 set aside in 2026."""
    found = make_world()
    programme, source = make.programme(), make.source()
    make.ceiling(programme, 2000_00)
    make.allocation(found.agreement, programme, source, 1500_00)
    return found
