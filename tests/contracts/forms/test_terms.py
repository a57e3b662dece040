"""Terms as JSON: the text is never lost, and the place of a mistake is named."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from contracts.forms.terms import TermsForm


def test_a_file_is_read_and_stays_in_the_text_area() -> None:
    form = TermsForm({"text": ""}, {"file": SimpleUploadedFile("a.json", b'\xef\xbb\xbf{"a": 1}')})
    assert form.is_valid()
    assert form.cleaned_data["document"] == {"a": 1}
    assert form["text"].value() == '{"a": 1}'


def test_a_missing_comma_is_named_by_its_place() -> None:
    form = TermsForm({"text": '{"a": 1\n "b": 2}'})
    assert form.non_field_errors() == [
        (
            "Dit is geen geldige JSON: kijk bij regel 2, teken 2. "
            "Ontbreekt daar een komma, recht aanhalingsteken of haakje, of staat er vlak ervoor"
            " een komma te veel?"
        )
    ]
    assert form["text"].value() == '{"a": 1\n "b": 2}'


def test_nothing_a_list_and_another_encoding_are_refused() -> None:
    assert TermsForm({"text": " "}).non_field_errors() == ["Kies een bestand of typ de afspraken."]
    assert TermsForm({"text": "[]"}).non_field_errors() == ["De afspraken moeten met { beginnen."]
    latin = SimpleUploadedFile("a.json", '{"a": "é"}'.encode("latin-1"))
    assert TermsForm({}, {"file": latin}).non_field_errors() == ["Het bestand is geen UTF-8-tekst."]


def test_a_file_that_is_too_large_is_refused() -> None:
    large = SimpleUploadedFile("a.json", b" " * (1024 * 1024 + 1))
    assert TermsForm({}, {"file": large}).non_field_errors() == ["Het bestand is groter dan 1 MB."]


def test_what_json_lets_pass_or_python_cannot_read_is_named() -> None:
    too_deep = "Er staan te veel blokken in elkaar. Haal weg wat er niet hoort."
    for text, sentence in (
        ("[" * 100_000, too_deep),
        ('{"a":' * 400 + "1" + "}" * 400, too_deep),
        ('{"a": 1, "a": 2}', "De sleutel a staat twee keer in hetzelfde blok. Haal er één weg."),
        ("9" * 5000, "Het getal … is te lang. Gebruik hoogstens 30 tekens."),
    ):
        form = TermsForm({"text": text})
        assert form.non_field_errors() == [sentence]
        assert form["text"].value() == text
