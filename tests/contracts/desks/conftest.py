"""The world of the core's screens, with the sections of the desks."""

from __future__ import annotations

import pytest

from tests.contracts.views.world import World, make_world


@pytest.fixture
def world(db: None) -> World:
    """One agreement, one person in each role."""
    return make_world()
