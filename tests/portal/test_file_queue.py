"""A message in a file is there whole or not at all, also for who looks all the time."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from celery import Celery
from kombu import Connection
from kombu.exceptions import ChannelError

from portal.file_queue import Transport
from portal.settings.env import broker

pytestmark = pytest.mark.pure
WRITERS, COUNT = 4, 200
LONG = "x" * 20_000


def connection(folder: Path) -> Connection:
    options = {
        "data_folder_in": str(folder),
        "data_folder_out": str(folder),
        "control_folder": str(folder),
    }
    return Connection("filesystem://", transport=Transport, transport_options=options)


def test_who_reads_while_others_write_gets_every_message_whole_and_once(tmp_path):
    def write(first: int) -> None:
        with connection(tmp_path) as sender, sender.SimpleQueue("werk") as queue:
            for number in range(first, first + COUNT):
                queue.put({"number": number, "text": LONG})

    found = []
    with connection(tmp_path) as receiver, receiver.SimpleQueue("werk") as queue:
        writers = [
            threading.Thread(target=write, args=(first * COUNT,)) for first in range(WRITERS)
        ]
        for writer in writers:
            writer.start()
        while len(found) < WRITERS * COUNT:
            message = queue.get(timeout=30)
            assert message.payload["text"] == LONG
            found.append(message.payload["number"])
            message.ack()
        for writer in writers:
            writer.join(30)
    assert sorted(found) == list(range(WRITERS * COUNT))
    assert list(tmp_path.glob("*.part")) == []
    assert list(tmp_path.glob("*.msg")) == []


def test_what_is_half_written_is_no_message(tmp_path):
    with connection(tmp_path) as receiver, receiver.SimpleQueue("werk") as queue:
        (tmp_path / "1_een.werk.msg.part").write_bytes(b"")
        with pytest.raises(queue.Empty):
            queue.get(block=False)


def test_a_folder_that_is_gone_is_said(tmp_path):
    folder = tmp_path / "weg"
    folder.mkdir()
    with connection(folder) as sender, sender.SimpleQueue("werk") as queue:
        for path in [*folder.iterdir()]:
            path.unlink()
        folder.rmdir()
        with pytest.raises(ChannelError, match="Cannot put the message"):
            queue.queue.channel._put("werk", {})


def test_celery_uses_it_when_there_is_no_redis(tmp_path):
    settings = broker("filesystem://", tmp_path)
    app = Celery("proef", broker=settings["CELERY_BROKER_URL"])
    app.conf.broker_transport = settings["CELERY_BROKER_TRANSPORT"]
    app.conf.broker_transport_options = settings["CELERY_BROKER_TRANSPORT_OPTIONS"]
    with app.connection_for_write() as made:
        assert isinstance(made.transport, Transport)
