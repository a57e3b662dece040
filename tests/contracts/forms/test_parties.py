"""A party's details as they are typed."""

from __future__ import annotations

import pytest

from contracts.forms.parties import MemberForm, PartyDetailsForm
from tests.factories.contracts import PartyFactory

pytestmark = pytest.mark.django_db

DATA = {"name": "Fonds Oost", "kind": "fund", "country": "NL"}


def test_a_new_iban_is_checked_and_the_known_one_may_stay() -> None:
    party = PartyFactory(iban="NL00DEMO0000000001")
    for typed, stored in (
        ("nl00 demo 0000 0000 01", "NL00DEMO0000000001"),
        ("NL91 ABNA 0417 1643 00", "NL91ABNA0417164300"),
        ("", ""),
    ):
        form = PartyDetailsForm({**DATA, "iban": typed}, party=party)
        assert form.is_valid(), form.errors
        assert form.cleaned_data["iban"] == stored

    wrong = PartyDetailsForm({**DATA, "iban": "NL00DEMO0000000002"}, party=party)
    assert list(wrong.errors) == ["iban"]


def test_numbers_and_land_say_how_they_look() -> None:
    form = PartyDetailsForm({**DATA, "kvk": "123", "country": "nl"}, party=PartyFactory())
    assert form.errors == {
        "kvk": ["Een KvK-nummer heeft 8 cijfers, zoals 12345678."],
        "country": ["Typ twee hoofdletters, zoals NL."],
    }


def test_the_form_begins_with_what_the_register_says() -> None:
    party = PartyFactory(name="Fonds Oost", town="Demodam")
    form = PartyDetailsForm(party=party)
    assert (form["name"].value(), form["town"].value()) == ("Fonds Oost", "Demodam")


def test_a_person_is_named_by_an_address() -> None:
    assert MemberForm({"persoon-email": "toetser@demodam.example"}).is_valid()
    assert list(MemberForm({"persoon-email": "toetser"}).errors) == ["email"]


def test_the_work_of_the_role_is_offered_when_there_is_some():
    assert "with_groups" not in MemberForm().fields
    form = MemberForm(groups=["Uitvoerder", "Financier"])
    assert form["with_groups"].help_text == "De persoon komt in de groep: Uitvoerder, Financier."
