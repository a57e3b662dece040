"""A message goes to the number that was looked up, and what goes wrong is said in few words."""

from __future__ import annotations

import socket

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
        with pytest.raises(NotSentError, match="TLS: "):
            post(Target("https", known.host, known.port, known.ip, "/"), b"{}", {})
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        nobody = Target("http", "127.0.0.1", unused.getsockname()[1], "127.0.0.1", "/")
        with pytest.raises(NotSentError, match="ConnectionRefusedError"):
            post(nobody, b"{}", {})
