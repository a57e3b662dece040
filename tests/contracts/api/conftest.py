"""The world that the tests of the API share."""

from __future__ import annotations

import pytest

from tests.contracts.api.scene import Scene, make_scene
from tests.contracts.banking.conftest import private_folder

__all__ = ["private_folder", "scene"]


@pytest.fixture
def scene(db: None) -> Scene:
    """One public agreement, with a person in each role."""
    return make_scene()
