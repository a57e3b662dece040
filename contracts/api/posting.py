"""Sending one message over HTTP, to a number that was looked up and vetted."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any, Final

from contracts.api.receiving_addresses import Target

TIMEOUT_S: Final = 10


class NotSentError(Exception):
    """The message did not arrive; the text says why, in few words."""


def post(target: Target, body: bytes, headers: Mapping[str, str]) -> int:
    """Send a message and return the status of the answer. Raises NotSentError.

    Redirects are not followed and the answer is not read: only its status counts.
    """
    connection = (
        HTTPSConnection(target.host, target.port, timeout=TIMEOUT_S)
        if target.scheme == "https"
        else HTTPConnection(target.host, target.port, timeout=TIMEOUT_S)
    )

    def connect(_named: Any, *rest: Any) -> socket.socket:
        return socket.create_connection((target.ip, target.port), *rest)

    # Certificates are still checked against the name.
    connection._create_connection = connect  # type: ignore[attr-defined]  # noqa: SLF001
    try:
        connection.request("POST", target.path, body, dict(headers))
        return connection.getresponse().status
    except ssl.SSLError as error:
        raise NotSentError(f"TLS: {error.reason}") from error
    except (OSError, HTTPException) as error:
        raise NotSentError(type(error).__name__) from error
    finally:
        connection.close()
