"""Which files we take."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.errors import Refused
from contracts.uploads import ACCEPT, KINDS, NAME_LENGTH, judge_upload, safe_name
from tests.factories import files

GOOD = files.every_kind()


def refusal(name, content, limit_mb=10):
    with pytest.raises(Refused) as refused:
        judge_upload(name, content, limit_mb=limit_mb)
    return refused.value.code


@pytest.mark.parametrize("name", GOOD)
def test_every_kind_is_taken_for_what_it_is(name):
    kind = judge_upload(name, GOOD[name], limit_mb=10)
    assert kind is KINDS[name.rpartition(".")[2]]
    assert f".{kind.extension}" in ACCEPT


@pytest.mark.parametrize("name", GOOD)
def test_a_name_that_lies_is_refused(name):
    for other, content in GOOD.items():
        if KINDS[other.rpartition(".")[2]] is not KINDS[name.rpartition(".")[2]]:
            assert refusal(name, content) == "upload_content", (name, other)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("leeg.pdf", b"", "upload_empty"),
        ("groot.txt", b"x" * (1024 * 1024 + 1), "upload_too_large"),
        ("programma.exe", b"MZ", "upload_kind"),
        ("pagina.html", b"<script>", "upload_kind"),
        ("tekening.svg", b"<svg/>", "upload_kind"),
        ("pdf", files.pdf(), "upload_kind"),
        ("zonder-extensie", b"x", "upload_kind"),
        ("half.jpg", files.picture("JPEG")[:30], "upload_content"),
        ("half.png", files.picture()[:-30], "upload_content"),
        ("macro.docx", files.office("word/document.xml", "word/vbaProject.bin"), "upload_content"),
        ("map.docx", files.office("iets.txt"), "upload_content"),
        ("kapot.xlsx", files.office("xl/workbook.xml")[:40], "upload_content"),
        ("binair.txt", b"tekst\x00", "upload_content"),
    ],
)
def test_what_is_refused_and_why(name, content, code):
    assert refusal(name, content, limit_mb=1) == code


def test_text_of_an_older_program_is_text():
    assert judge_upload("oud.txt", "Ideeën – café".encode("cp1252"), limit_mb=1).label == "txt"


@given(st.sampled_from(sorted(GOOD)), st.binary(max_size=60), st.integers(0, 400))
def test_mangled_files_never_trip_the_judge(name, noise, place):
    content = GOOD[name]
    mangled = content[:place] + noise + content[place + len(noise) :]
    with suppress(Refused):
        judge_upload(name, mangled, limit_mb=1)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Begroting 2026.PDF", "Begroting 2026.pdf"),
        ("C:\\Mijn documenten\\plan.docx", "plan.docx"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("foto\u202egpj.exe", "fotogpj.exe"),
        ("a\r\nb<c>.txt", "ab_c_.txt"),
        (".pdf", "bestand.pdf"),
        ("", "bestand"),
        ("Cafe\u0301.txt", "Café.txt"),
        ("x" * 300 + ".txt", "x" * 96 + ".txt"),
    ],
)
def test_names_are_made_safe(typed, kept):
    assert safe_name(typed) == kept


@given(st.text(max_size=300))
def test_no_name_is_unsafe(typed):
    name = safe_name(typed)
    assert 0 < len(name) <= NAME_LENGTH
    assert not set(name) & set('/\\<>:"|?*\r\n\0')
    assert safe_name(name) == name
