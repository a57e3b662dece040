"""Sending one message over HTTP, to a number that was looked up and vetted."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection, RemoteDisconnected
from typing import Any, Final

from django.utils.translation import gettext as _

from contracts.api.receiving_addresses import Target

TIMEOUT_S: Final = 10


class NotSentError(Exception):
    """The message did not arrive; the text is a sentence that says why, for who receives it."""


def post(
    target: Target, body: bytes, headers: Mapping[str, str], timeout: float = TIMEOUT_S
) -> int:
    """Send a message and return the status of the answer, within so many seconds a step.

    Raises NotSentError.

    Redirects are not followed and the answer is not read: only its status counts.
    """
    connection = (
        HTTPSConnection(target.host, target.port, timeout=timeout)
        if target.scheme == "https"
        else HTTPConnection(target.host, target.port, timeout=timeout)
    )

    def connect(_named: Any, *rest: Any) -> socket.socket:
        return socket.create_connection((target.ip, target.port), *rest)

    # Certificates are still checked against the name.
    connection._create_connection = connect  # type: ignore[attr-defined]  # noqa: SLF001
    try:
        connection.request("POST", target.path, body, dict(headers))
        return connection.getresponse().status
    except ssl.SSLError as error:
        reason = error.reason or type(error).__name__
        raise NotSentError(
            _("De beveiligde verbinding (TLS) lukt niet: %(reason)s.") % {"reason": reason}
        ) from error
    except (OSError, HTTPException) as error:
        raise NotSentError(_why(error, timeout)) from error
    finally:
        connection.close()


def _why(error: OSError | HTTPException, timeout: float) -> str:
    if isinstance(error, TimeoutError):
        return _("De server antwoordde niet binnen %(seconds)s seconden.") % {"seconds": timeout}
    # A server that hangs up before it answers is both a reset and an answer that cannot be read.
    if isinstance(error, (RemoteDisconnected, ConnectionResetError, BrokenPipeError)):
        return _("De server verbrak de verbinding.")
    if isinstance(error, ConnectionRefusedError):
        return _("De server neemt de verbinding niet aan.")
    if isinstance(error, HTTPException):
        return _("De server gaf een antwoord dat wij niet kunnen lezen.")
    return _("De server is niet te bereiken.")
