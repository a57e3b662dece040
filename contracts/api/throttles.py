"""How often somebody may ask, counted in Django's cache."""

from __future__ import annotations

from ipaddress import IPv4Address, ip_address, ip_network
from typing import Any, Final

from django.conf import settings
from rest_framework.throttling import SimpleRateThrottle

# A provider gives a house this much of IPv6.
OF_ONE_HOUSE: Final = 64


def network_of(address: str) -> str:
    """Return what counts as one address: of IPv6 the network, because one house has all of it."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ip_network((found.packed, OF_ONE_HOUSE), strict=False).network_address)


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
            return network_of(forwarded.rsplit(",", 1)[-1].strip())
        return network_of(request.META.get("REMOTE_ADDR", ""))


class TokenThrottle(AnonymousThrottle):
    """A limit per key."""

    scope = "token"

    def get_cache_key(self, request: Any, view: Any) -> str | None:
        """Return the key of the key; None without one."""
        return None if request.auth is None else f"api-rate-{self.scope}-{request.auth.pk}"
