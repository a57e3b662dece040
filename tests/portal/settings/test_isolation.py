"""Test processes share one Redis and must not read each other's cache."""

import os

import pytest
from django.core.cache import cache


@pytest.mark.services
def test_every_test_process_has_keys_of_its_own() -> None:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    assert cache.make_key("site") == f"uitdaagloket-{worker}:1:site"
