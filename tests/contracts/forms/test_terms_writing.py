"""The beginning of a draft, and the reason at its end."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from contracts.forms.terms_writing import StartForm, VersionReasonForm
from tests.factories.contracts import AgreementFactory
from tests.factories.terms import terms_document

pytestmark = pytest.mark.django_db


def start(agreement, name: str, content: bytes) -> StartForm:
    file = SimpleUploadedFile(name, content)
    return StartForm(agreement=agreement, data={"begin": "file"}, files={"file": file})


def test_a_file_is_read_as_it_is():
    form = start(AgreementFactory(), "a.json", json.dumps(terms_document(x=1)).encode())
    assert form.is_valid()
    assert form.cleaned_data["document"] == terms_document(x=1)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (
            b"{",
            (
                "Dit is geen geldige JSON: kijk bij regel 1, teken 2. "
                "Ontbreekt daar een komma, recht aanhalingsteken of haakje, of staat er vlak ervoor"
                " een komma te veel?"
            ),
        ),
        (b"\xff\xfe\xff", "Het bestand is geen UTF-8-tekst."),
        (
            b'{"format": "terms/1", "format": "terms/1"}',
            "De sleutel format staat twee keer in hetzelfde blok. Haal er één weg.",
        ),
        (
            b'{"format": "terms/1", "note": NaN}',
            'NaN is geen getal dat kan. Schrijf getallen als tekst, zoals "15.12".',
        ),
        (
            b'{"format": "terms/1", "note": {"nl": "half \\ud83d"}}',
            "In “half \ufffd” staat een teken dat niet te schrijven is. Typ die tekst opnieuw.",
        ),
        (b"[]", "Dit zijn geen betaalafspraken in het formaat terms/1."),
        (b'{"format": "terms/9"}', "Dit zijn geen betaalafspraken in het formaat terms/1."),
        (b" " * (1024 * 1024 + 1), "Het bestand is groter dan 1 MB."),
    ],
)
def test_what_is_wrong_with_a_file(content, error):
    form = start(AgreementFactory(), "a.json", content)
    assert form.errors["file"] == [error]


@pytest.mark.parametrize("begin", ["", "newest", "nonsense"])
def test_one_of_the_beginnings_has_to_be_chosen(begin):
    form = StartForm(agreement=AgreementFactory(document__none=True), data={"begin": begin})
    assert list(form.errors) == ["begin"]
    assert "document" not in form.cleaned_data


def test_an_amendment_needs_a_reason_and_a_first_version_does_not():
    sent = {"revision": 1, "base_number": 0}
    assert VersionReasonForm(is_needed=False, data=sent).is_valid()
    assert list(VersionReasonForm(is_needed=True, data=sent).errors) == ["reason"]
