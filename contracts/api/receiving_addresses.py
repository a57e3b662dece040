"""Where messages may go: to the internet over https, never into a network of the municipality."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Network, ip_address
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings

from contracts.errors import Refused

PORTS: Final = (443, 8443)
TRANSLATED: Final = IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Target:
    """An address that was looked up: connect to `ip`, and to nothing else."""

    scheme: str
    host: str
    port: int
    ip: str
    path: str


def look_up(url: str) -> Target:
    """Return where a message for this address goes. Raises Refused.

    Every number that the name has must be on the internet. It is looked up once for each message,
    and the message goes to that number, so that a name cannot change in between.
    """
    if not (url.isascii() and url.isprintable()) or " " in url:
        raise Refused("webhook_url_invalid", "url")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise Refused("webhook_url_invalid", "url") from error
    if not host or parts.username or parts.password or parts.scheme not in ("http", "https"):
        raise Refused("webhook_url_invalid", "url")
    is_here = settings.WEBHOOKS_TO_THIS_MACHINE and host == "127.0.0.1"
    if not is_here and parts.scheme != "https":
        raise Refused("webhook_url_https", "url")
    port = port or (443 if parts.scheme == "https" else 80)
    if not is_here and port not in PORTS:
        raise Refused("webhook_url_port", "url")
    numbers = _numbers(host, port)
    if not numbers or not (is_here or all(_is_on_internet(number) for number in numbers)):
        raise Refused("webhook_url_internal", "url", {"host": host})
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, host, port, numbers[0], path)


def _numbers(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [str(row[4][0]) for row in found]


def _is_on_internet(number: str) -> bool:
    address = ip_address(number.partition("%")[0])
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    if address in TRANSLATED:
        # A gateway in the network (NAT64) makes the last four bytes an address of IPv4.
        inner = IPv4Address(address.packed[-4:])
    return all(one.is_global and not one.is_multicast for one in (address, inner) if one)
