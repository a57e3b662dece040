"""The PDF of an account: cover, outline, page numbers, metadata, and the same bytes each time."""

from datetime import UTC, datetime
from io import BytesIO

from pypdf import PdfReader

from contracts.exports.pdf.page import Edition
from contracts.exports.pdf.report import render_report_pdf
from contracts.exports.report_document import BarChart, DataTable, Section
from tests.contracts.exports.test_report_document import document

EDITION = Edition(
    "JR-PC-2026-0001-2026", "versie 2", datetime(2026, 5, 1, tzinfo=UTC), "1 mei 2026", "ab" * 32
)


def read(**changes):
    return PdfReader(BytesIO(render_report_pdf(document(**changes), EDITION)))


def text_of(reader):
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_it_says_everything_and_who_made_which_one():
    reader = read()
    text = text_of(reader)
    for part in (
        *("Werk in de wijk", "Jaarrekening", "2026", "Eén.", "Drie.", "€ 1", "Per periode"),
        *("JR-PC-2026-0001-2026", "versie 2", "1 mei 2026", "ab" * 32, "pagina 2 van 2"),
        "Dicht: vastgesteld. Open: betaald.",
    ):
        assert part in text
    assert reader.metadata.title == "Jaarrekening JR-PC-2026-0001-2026: Werk in de wijk"
    assert reader.metadata.author == "Gemeente Demodam"
    assert reader.trailer["/Root"]["/Lang"] == "nl"


def test_the_outline_begins_with_the_title_and_has_every_section():
    title, below = read().outline
    assert title.title == "Werk in de wijk"
    assert [item.title for item in below if not isinstance(item, list)] == ["Tekst", "Geld"]


def test_the_same_document_gives_the_same_bytes():
    assert render_report_pdf(document(), EDITION) == render_report_pdf(document(), EDITION)


def test_fonts_are_embedded():
    for page in read().pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font["/FontDescriptor"]


def test_a_chart_with_nothing_to_show_is_left_out_and_one_series_has_no_legend():
    empty = BarChart("Leeg", "EUR", ("a",), (("x", (None,)),))
    one = BarChart("Eén reeks", "EUR", ("a",), (("x", (100_00,)),))
    table = DataTable("T", ("Wat",), (("a",),))
    text = text_of(read(sections=(Section("S", (empty, one, table)),)))
    assert "Leeg" not in text
    assert "Eén reeks" in text
    assert "Dicht" not in text


def test_english_documents_are_in_english():
    reader = read(language="en")
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert "In this document" in text_of(reader)
