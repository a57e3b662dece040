"""Files that lie about their name, their kind or their size."""

import re
from random import Random

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse

from tests.factories import challenges as make
from tests.factories import files
from tests.pages.hostile.inputs import TEXTS, plain

pytestmark = pytest.mark.django_db

TIMES = 100
GOOD = list(files.every_kind().items())
CONTENTS = (
    b"",
    b"\x00" * 400,
    b"%PDF-1.7",
    b"PK\x03\x04",
    b"MZ\x90\x00",
    b"\x89PNG\r\n\x1a\n" + b"\x00" * 40,
    b"<svg onload=alert(1)></svg>",
    b"x" * (1024 * 1024 + 1),
    "\u202etekst".encode("utf-16"),
    files.EICAR,
    *(content for _name, content in GOOD),
)
ENDINGS = (".pdf", ".txt", ".PDF.exe", ".docx", ".svg", ".heic", "", ".", ".jpg\x00.php", ".tar.gz")
KINDS = ("application/pdf", "text/html", "image/svg+xml", "", "x", "a/b; charset=\x7f")


def a_file(dice: Random) -> SimpleUploadedFile:
    """A file of which name, content and kind need not agree."""
    good_name, good = dice.choice(GOOD)
    name = dice.choice([good_name, plain(dice.choice(TEXTS))[:300] + dice.choice(ENDINGS)])
    name = re.sub(r'["\r\n\\]', "_", name) or "x"
    content = dice.choice([good, dice.choice(CONTENTS)])
    return SimpleUploadedFile(name, content, content_type=dice.choice(KINDS))


@pytest.fixture(autouse=True)
def _calm(settings, tmp_path):
    settings.CHALLENGES_UPLOADS_PER_HOUR = 10**9
    settings.CHALLENGES_UPLOAD_MAX_MB = 1
    with time_machine.travel(make.NOW, tick=False):
        yield


def test_every_file_is_kept_or_refused_by_name(client):
    draft = make.make_draft()
    url = reverse("challenges:attachments", args=[draft.token])
    dice = Random("files 20261122")
    kept_ever = refused_ever = 0
    for number in range(TIMES):
        sent = [a_file(dice) for _file in range(dice.randint(0, 3))]
        with transaction.atomic():
            answer = client.post(url, {"bestanden": sent, dice.choice(["x", "naam", "actie"]): "1"})
            kept = draft.attachments.count()
            transaction.set_rollback(True)
        told = [file.name[:60] for file in sent]
        if answer.status_code == 302:
            assert kept == len(sent) > 0, (number, told)
        else:
            assert answer.status_code == 200, (number, told)
            problems = answer.context["problems"]
            assert kept + len(problems) == max(len(sent), 1), (number, told, problems)
            refused_ever += len(problems)
        kept_ever += kept
    assert kept_ever > 20
    assert refused_ever > 100


def test_a_torn_upload_is_refused_without_an_error(client):
    url = reverse("challenges:attachments", args=[make.make_draft().token])
    head = b'--X\r\nContent-Disposition: form-data; name="bestanden"; filename="a.pdf"\r\n'
    for body in (head, head + b"\r\n%PDF", b"--X", b"", head + b"Content-Length: 9e9\r\n\r\n%PDF"):
        answer = client.generic("POST", url, body, content_type="multipart/form-data; boundary=X")
        assert answer.status_code in (200, 302, 400)
