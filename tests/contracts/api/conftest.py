"""The world that the tests of the API share."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from tests.contracts.api.scene import Scene, make_scene


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """Forget how often was asked."""
    cache.clear()


@pytest.fixture
def scene(db: None) -> Scene:
    """One public agreement, with a person in each role."""
    return make_scene()
