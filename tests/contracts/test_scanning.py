"""Asking a scanner: a small clamd of our own that speaks its protocol over real sockets."""

import socket
import struct
import threading

import pytest

from contracts.enums import ScanStatus
from contracts.scanning import has_scanner, scan
from tests.factories.files import EICAR


def read(line, count):
    data = b""
    while len(data) < count:
        piece = line.recv(count - len(data))
        if not piece:
            raise EOFError
        data += piece
    return data


def answer_once(server, answer):
    line, _address = server.accept()
    with line:
        assert read(line, 10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack("!I", read(line, 4))[0]:
            content += read(line, size)
        line.sendall(answer or (b"stream: Eicar FOUND\0" if EICAR in content else b"stream: OK\0"))


@pytest.fixture
def clamd():
    """Starts a server for one question; gives how to start it."""
    opened = []

    def start(where, answer=None):
        kind = socket.AF_UNIX if isinstance(where, str) else socket.AF_INET
        server = socket.socket(kind, socket.SOCK_STREAM)
        server.bind(where)
        server.listen(1)
        thread = threading.Thread(target=answer_once, args=(server, answer))
        thread.start()
        opened.append((server, thread))
        return server.getsockname()

    yield start
    for server, thread in opened:
        thread.join(timeout=10)
        server.close()


def says_clean(content):
    return EICAR not in content


def breaks(_content):
    raise RuntimeError


def test_without_a_setting_there_is_no_scanner(settings):
    settings.UPLOAD_SCANNER = ""
    assert not has_scanner()


@pytest.mark.parametrize(
    ("content", "verdict"),
    [
        (b"x" * 200_000, ScanStatus.CLEAN),
        (b"x" * 70_000 + EICAR, ScanStatus.INFECTED),
        (b"", ScanStatus.CLEAN),
    ],
)
def test_clamd_on_a_socket_in_the_file_system(settings, tmp_path, clamd, content, verdict):
    place = str(tmp_path / "clamd.sock")
    clamd(place)
    settings.UPLOAD_SCANNER = f"clamd://{place}"
    assert has_scanner()
    assert scan(content) == verdict


def test_clamd_over_the_network(settings, clamd):
    host, port = clamd(("127.0.0.1", 0))
    settings.UPLOAD_SCANNER = f"clamd://{host}:{port}"
    assert scan(EICAR) == ScanStatus.INFECTED


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"onzin\0"])
def test_an_answer_that_is_no_verdict_is_none(settings, tmp_path, clamd, answer):
    place = str(tmp_path / "clamd.sock")
    clamd(place, answer)
    settings.UPLOAD_SCANNER = f"clamd://{place}"
    assert scan(b"x") == ScanStatus.UNAVAILABLE


@pytest.mark.parametrize(
    ("scanner", "verdict"),
    [
        (f"{__name__}.says_clean", ScanStatus.CLEAN),
        (f"{__name__}.breaks", ScanStatus.UNAVAILABLE),
        ("nergens.te.vinden", ScanStatus.UNAVAILABLE),
        ("clamd:///nergens/clamd.sock", ScanStatus.UNAVAILABLE),
    ],
)
def test_a_function_and_scanners_that_are_not_there(settings, scanner, verdict):
    settings.UPLOAD_SCANNER = scanner
    assert scan(b"x") == verdict
