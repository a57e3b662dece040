"""Which files we take, refused in the words of this app."""

import pytest

from pages.challenges.errors import Refused
from pages.challenges.refusals import refusal_text
from pages.challenges.uploads import KINDS, check_size, judge_upload
from tests.factories import files

GOOD = files.every_kind()


@pytest.mark.parametrize("name", GOOD)
def test_every_kind_is_taken_for_what_it_is(name):
    assert judge_upload(name, GOOD[name], limit_mb=10) is KINDS[name.rpartition(".")[2]]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("leeg.pdf", b"", "“leeg.pdf” is leeg."),
        ("groot.txt", b"x" * (1024 * 1024 + 1), "hoogstens 1 MB"),
        ("programma.exe", b"MZ", "kunnen wij niet openen"),
        ("half.png", files.picture()[:-30], "is vanbinnen geen png"),
    ],
)
def test_what_is_refused_is_said_in_our_words(name, content, words):
    with pytest.raises(Refused) as refused:
        judge_upload(name, content, limit_mb=1)
    assert words in refusal_text(refused.value)


def test_the_size_can_be_asked_before_reading():
    check_size("plan.pdf", 1024 * 1024, limit_mb=1)
    with pytest.raises(Refused) as refused:
        check_size("plan.pdf", 1024 * 1024 + 1, limit_mb=1)
    assert refused.value.code == "upload_too_large"
