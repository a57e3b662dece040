"""The statement as a file: the same every time, embedded, numbered."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace

import pytest

from contracts.exports.pdf.statement import render_statement_pdf
from contracts.exports.statements import statement_document
from tests.contracts.exports.settled import corrected

pytestmark = pytest.mark.django_db


def test_the_file_is_the_same_every_time_and_complete() -> None:
    document = statement_document(corrected(), "nl")
    content = render_statement_pdf(document)
    assert content == render_statement_pdf(document)
    assert content != render_statement_pdf(replace(document, amount="€ 300,01"))
    assert b"/Lang (nl)" in content
    assert b"/DisplayDocTitle true" in content
    assert b"/Outlines" in content
    assert set(re.findall(rb"/BaseFont /(\S+)", content)) == {
        b"AAAAAA+LoketSans-Regular",
        b"AAAAAA+LoketSans-SemiBold",
    }
    # The moment of the document itself, not of the printing.
    assert b"D:20270201090000" in content


def test_what_people_typed_is_no_markup() -> None:
    document = replace(statement_document(corrected(), "nl"), title="<b>Werk & <i>wijk", note="<a")
    assert render_statement_pdf(document).startswith(b"%PDF-")


def test_a_long_statement_breaks_over_numbered_pages() -> None:
    document = statement_document(corrected(), "nl")
    long = replace(document, lines=document.lines * 40)
    assert len(re.findall(rb"/Type /Page\b(?!s)", render_statement_pdf(long))) > 5
    assert zlib.crc32(render_statement_pdf(long)) == zlib.crc32(render_statement_pdf(long))
