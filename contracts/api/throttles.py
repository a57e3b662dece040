"""How often somebody may ask, counted in Django's cache."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from rest_framework.throttling import SimpleRateThrottle


class AnonymousThrottle(SimpleRateThrottle):
    """A limit per address for who has no key."""

    scope = "anonymous"

    def get_rate(self) -> str:
        """Return the rate of the settings, such as `120/min`."""
        rate: str = settings.API_RATES[self.scope]
        return rate

    def get_cache_key(self, request: Any, view: Any) -> str | None:
        """Return the key of the address; None with a key."""
        if request.auth is not None:
            return None
        return f"api-rate-{self.scope}-{self._address(request)}"

    def _address(self, request: Any) -> str:
        """Return the address that the proxy in front saw last, or the one that connects."""
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
        if settings.API_BEHIND_PROXY and forwarded:
            return str(forwarded.rsplit(",", 1)[-1].strip())
        return str(request.META.get("REMOTE_ADDR", ""))


class TokenThrottle(AnonymousThrottle):
    """A limit per key."""

    scope = "token"

    def get_cache_key(self, request: Any, view: Any) -> str | None:
        """Return the key of the key; None without one."""
        return None if request.auth is None else f"api-rate-{self.scope}-{request.auth.pk}"
