"""The world that the tests of the API share."""

from __future__ import annotations

import pytest

from tests.contracts.api.scene import Scene, make_scene


@pytest.fixture
def scene(db: None) -> Scene:
    """One public agreement, with a person in each role."""
    return make_scene()
