"""The form of a signed contract asks the file and the day."""

import pytest

from contracts.forms.signed_documents import SignedDocumentForm

pytestmark = pytest.mark.pure


def test_the_file_and_the_day_are_needed():
    form = SignedDocumentForm(data={"signed_on": "vandaag"}, files={})
    assert sorted(form.errors) == ["file", "signed_on"]
    assert "geen datum" in form.errors["signed_on"][0]
