"""The document as groups for the page."""

from __future__ import annotations

from contracts.api.reading import operations_of, paragraphs_of
from contracts.api.views.documents import api_document


def test_operations_are_grouped_with_their_fields():
    groups = dict(operations_of(api_document()))
    assert {"Exports", "Financiën", "Metingen", "Toetsingen", "Wijzigingen"} <= set(groups)
    deliver = next(row for row in groups["Metingen"] if row["id"] == "metingen-inleveren")
    assert (deliver["method"], deliver["needs_key"]) == ("POST", True)
    assert [field["name"] for field in deliver["fields"]] == ["metingen"]
    one = next(row for row in groups["Prestatiecontracten"] if row["id"] == "prestatiecontract")
    assert one["needs_key"] is False
    kinds = {field["name"]: field["kind"] for field in one["fields"]}
    assert (kinds["beginDatum"], kinds["betaaldCenten"]) == ("date", "integer / null")
    assert kinds["verloop"] == "array"


def test_paragraphs_have_their_first_words_in_bold():
    text = "Open gegevens.\n\n**Lezen** mag."
    assert paragraphs_of(text) == [("", "Open gegevens."), ("Lezen", " mag.")]
