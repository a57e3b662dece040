"""Looking at uploads for viruses, by whatever the municipality runs (`UPLOAD_SCANNER`).

`clamd:///run/clamd.sock` or `clamd://host:3310` speaks the INSTREAM command of ClamAV (see
clamd(8)); anything else is the dotted path of a function that takes bytes and returns whether
they are clean. A scanner that does not answer is no verdict.
"""

import logging
import socket
import struct
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.module_loading import import_string

from contracts.enums import ScanStatus

logger = logging.getLogger(__name__)

CHUNK_BYTES = 64 * 1024
# A file of some megabytes takes a second; a daemon that hangs may not hold a worker for long.
TIMEOUT_S = 20
DEFAULT_PORT = 3310


def has_scanner() -> bool:
    """Whether somebody looks at uploads here."""
    return bool(settings.UPLOAD_SCANNER)


def scan(content: bytes) -> ScanStatus:
    """What the scanner says of these bytes; `unavailable` when it gives no answer."""
    scanner = settings.UPLOAD_SCANNER
    try:
        if scanner.startswith("clamd:"):
            is_clean = _ask_clamd(urlsplit(scanner), content)
        else:
            is_clean = import_string(scanner)(content)
    except Exception:
        # Whatever goes wrong in somebody else's program, the file just waits for the next try.
        logger.exception("The scanner of uploads gave no answer")
        return ScanStatus.UNAVAILABLE
    return ScanStatus.CLEAN if is_clean else ScanStatus.INFECTED


def _ask_clamd(address: SplitResult, content: bytes) -> bool:
    with _connect(address) as line:
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), CHUNK_BYTES):
            chunk = content[start : start + CHUNK_BYTES]
            line.sendall(struct.pack("!I", len(chunk)) + chunk)
        line.sendall(struct.pack("!I", 0))
        answer = b""
        while not answer.endswith(b"\0") and (piece := line.recv(4096)):
            answer += piece
    verdict = answer.rstrip(b"\0\n").decode(errors="replace")
    if verdict.endswith(" OK"):
        return True
    if verdict.endswith(" FOUND"):
        return False
    raise OSError(f"clamd answered {verdict[:80]!r}")


def _connect(address: SplitResult) -> socket.socket:
    if address.hostname:
        where = (address.hostname, address.port or DEFAULT_PORT)
        return socket.create_connection(where, timeout=TIMEOUT_S)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(TIMEOUT_S)
    line.connect(address.path)
    return line
