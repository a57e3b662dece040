"""A mail server of a few lines that keeps what it gets, and can keep a sender waiting."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message


class MailServer(socketserver.ThreadingTCPServer):
    """Letters in `received`; while `may_answer` is not set nobody hears that theirs was taken."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Session)
        self.received: list[Message] = []
        self.may_greet, self.may_answer = threading.Event(), threading.Event()
        self.greeted, self.taken = threading.Event(), threading.Event()


@contextmanager
def mail_server(port: int) -> Iterator[MailServer]:
    """A mail server on a port of this machine, as long as the block lasts."""
    with MailServer(port) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            for event in (server.may_greet, server.may_answer):
                event.set()
            server.shutdown()
            thread.join(timeout=10)


class _Session(socketserver.StreamRequestHandler):
    """One sender's connection, in the words of SMTP."""

    server: MailServer
    timeout = 60

    def handle(self) -> None:
        try:
            self._talk()
        except OSError:
            return  # The sender was killed.

    def _talk(self) -> None:
        self.server.greeted.set()
        self.server.may_greet.wait(self.timeout)
        self._say("220 ready")
        while line := self.rfile.readline():
            word = line[:4].upper().strip()
            if word == b"DATA":
                self._say("354 go on")
                self._take()
            elif word == b"QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        self.server.received.append(message_from_bytes(b"".join(lines)))
        self.server.taken.set()
        self.server.may_answer.wait(self.timeout)
        self._say("250 taken")

    def _say(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")
