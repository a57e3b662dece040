"""A message goes to the number that was looked up, and what goes wrong is said in few words."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from contracts.api.posting import NotSentError, post
from contracts.api.receiving_addresses import Target, look_up
from tests.contracts.api.receiver import receiving


def test_a_message_arrives_with_its_headers():
    with receiving(202) as receiver:
        assert post(look_up(receiver.url), b'{"a": 1}', {"Webhook-Id": "7"}) == 202
    assert receiver.bodies == [b'{"a": 1}']
    assert receiver.headers[0]["Webhook-Id"] == "7"


def test_the_name_is_not_looked_up_again():
    with receiving() as receiver:
        known = look_up(receiver.url)
        target = Target("http", "bestaat-niet.invalid", known.port, known.ip, "/")
        assert post(target, b"{}", {}) == 204
    assert receiver.headers[0]["Host"] == f"bestaat-niet.invalid:{known.port}"


def test_redirects_are_not_followed():
    with receiving(302) as receiver:
        assert post(look_up(receiver.url), b"{}", {}) == 302
    assert len(receiver.bodies) == 1


def test_a_server_without_tls_and_one_that_is_not_there():
    with receiving() as receiver:
        known = look_up(receiver.url)
        with pytest.raises(NotSentError, match=r"\(TLS\) lukt niet: WRONG_VERSION_NUMBER\.$"):
            post(Target("https", known.host, known.port, known.ip, "/"), b"{}", {})
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        nobody = Target("http", "127.0.0.1", unused.getsockname()[1], "127.0.0.1", "/")
        with pytest.raises(NotSentError, match=r"^De server neemt de verbinding niet aan\.$"):
            post(nobody, b"{}", {})


@contextmanager
def answering(answer: bytes | None) -> Iterator[Target]:
    """A server that reads a message, says only these bytes and hangs up; None: says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        is_over = threading.Event()

        def serve() -> None:
            caller, _address = server.accept()
            with caller:
                caller.recv(65536)
                if answer is None:
                    is_over.wait(10)
                else:
                    caller.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield Target("http", "127.0.0.1", server.getsockname()[1], "127.0.0.1", "/")
        is_over.set()
        thread.join(10)


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (b"", "De server verbrak de verbinding."),
        (b"220 mail.example ESMTP\r\n", "De server gaf een antwoord dat wij niet kunnen lezen."),
        (None, "De server antwoordde niet binnen 0.2 seconden."),
    ],
    ids=["hangs up", "speaks another language", "says nothing"],
)
def test_a_server_that_does_not_answer_well(answer, sentence):
    with answering(answer) as target, pytest.raises(NotSentError) as problem:
        post(target, b"{}", {}, timeout=0.2)
    assert str(problem.value) == sentence


def test_a_number_that_cannot_be_reached():
    # Nobody answers to a broadcast; this machine refuses it by itself.
    nowhere = Target("http", "nergens.invalid", 80, "255.255.255.255", "/")
    with pytest.raises(NotSentError) as problem:
        post(nowhere, b"{}", {})
    assert str(problem.value) == "De server is niet te bereiken."
