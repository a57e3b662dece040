"""A real HTTP server on this machine that receives webhooks, and fails when it is told to."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Receiver:
    """What came in; `answers` are the statuses that it gives first, then always 204."""

    url: str = ""
    answers: list[int] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    # Set: whoever asks waits until it is released, as with a server that hangs.
    gate: threading.Event | None = None
    began: threading.Event = field(default_factory=threading.Event)


@contextmanager
def receiving(*answers: int) -> Iterator[Receiver]:
    """Listen on a free port of this machine until the block ends."""
    found = Receiver(answers=list(answers))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            found.bodies.append(body)
            found.headers.append(dict(self.headers))
            found.began.set()
            if found.gate is not None:
                found.gate.wait(30)
            status = found.answers.pop(0) if found.answers else 204
            self.send_response(status)
            if status in (301, 302):
                self.send_header("Location", f"{found.url}elders")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.url = f"http://127.0.0.1:{server.server_port}/haak?soort=1"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        if found.gate is not None:
            found.gate.set()
        server.shutdown()
        server.server_close()
        thread.join(5)
