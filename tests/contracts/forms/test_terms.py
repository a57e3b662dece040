"""Terms as JSON: the text is never lost, and the place of a mistake is named."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict

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


ASKED = {
    "source": [
        (
            "U koos een bestand en wijzigde ook de tekst. Er kan er maar één gelden. Kies het "
            "bestand of de tekst."
        )
    ]
}


def _both(typed: str, **others: str) -> TermsForm:
    """A form that shows {"a": 1}, with this text and a file that says {"a": 3}."""
    file = SimpleUploadedFile("a.json", b'{"a": 3}')
    initial = {"text": '{\n"a": 1}'}
    return TermsForm({"text": typed, **others}, {"file": file}, initial=initial)


def test_a_file_beside_a_text_that_was_changed_asks_which_of_the_two_counts() -> None:
    form = _both('{"a": 2}')
    assert form.errors == ASKED
    assert form["text"].value() == '{"a": 2}'
    assert form["file_text"].value() == '{"a": 3}'
    assert form["source"].is_hidden is False
    assert [str(choice.choice_label) for choice in form["source"].subwidgets] == [
        "Het bestand; de tekst die u typte vervalt",
        "De tekst die hieronder staat; het bestand vervalt",
    ]


def test_the_answer_counts_also_after_the_browser_forgot_the_file() -> None:
    for source, document in (("file", {"a": 3}), ("text", {"a": 2})):
        form = TermsForm({"text": '{"a": 2}', "file_text": '{"a": 3}', "source": source})
        assert form.is_valid()
        assert form.cleaned_data["document"] == document
        assert form["text"].value() == f'{{"a": {document["a"]}}}'
        # The answer is about these two only.
        assert [form[name].value() for name in ("source", "file_text")] == ["", ""]
        assert form["source"].is_hidden is True
    unanswered = TermsForm({"text": '{"a": 2}', "file_text": '{"a": 3}'})
    assert unanswered.errors == ASKED
    with_file = _both('{"a": 2}', source="text")
    assert with_file.is_valid()
    assert with_file.cleaned_data["document"] == {"a": 2}


def test_a_text_that_nobody_typed_is_not_asked_about() -> None:
    untouched = _both('{\r\n"a": 1}\r\n')
    assert untouched.is_valid()
    assert untouched["text"].value() == '{"a": 3}'
    # What an earlier file put there, another file may replace.
    shown = untouched["shown"].value()
    another = SimpleUploadedFile("b.json", b'{"a": 4}')
    form = TermsForm({"text": '{"a": 3}', "shown": shown}, {"file": another})
    assert form.is_valid()
    assert form.cleaned_data["document"] == {"a": 4}
    assert _both('{"a": 3}').is_valid()


def test_a_reason_stays_as_typed_beside_a_file() -> None:
    file = SimpleUploadedFile("a.json", b'{"a": 3}')
    form = TermsForm(QueryDict("reason=Omdat"), {"file": file})
    assert form.is_valid()
    assert form["reason"].value() == "Omdat"


def test_a_first_page_carries_the_mark_of_what_it_shows() -> None:
    form = TermsForm(initial={"text": '{"a": 1}'})
    assert form["shown"].value() == TermsForm(initial={"text": '{"a": 1}\n'})["shown"].value()
    assert form["source"].is_hidden is True
