"""Test processes share one Redis and must not read or empty each other's cache."""

from urllib.parse import urlsplit

import pytest
import redis
from django.conf import settings
from django.core.cache import cache

from tests.tasks.workers import broker_url


@pytest.mark.services
def test_every_test_process_has_a_cache_of_its_own() -> None:
    cache.set("site", "ours")
    number = int(urlsplit(broker_url()).path.removeprefix("/")) + 1
    address = urlsplit(settings.REDIS_URL)._replace(path=f"/{number}").geturl()
    assert redis.Redis.from_url(address).keys() == [b"uitdaagloket:1:site"]
