"""Parties and indicators as they are typed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from contracts.forms.agreements import AgreementForm, IndicatorForm, PartyForm
from tests.factories.contracts import AgreementFactory, PartyFactory

pytestmark = pytest.mark.django_db


def test_a_last_day_is_kept_half_open() -> None:
    form = AgreementForm({"title": "Werk", "starts_on": "01-01-2026", "ends_on": "31-12-2026"})
    assert form.is_valid()
    assert form.cleaned_data["ends_on"] == date(2027, 1, 1)
    agreement = AgreementFactory(ends_on=date(2027, 1, 1))
    shown = AgreementForm(initial=AgreementForm.initial_of(agreement))
    assert shown["ends_on"].value() == "31-12-2026"


def test_the_english_summary_has_a_field() -> None:
    agreement = AgreementFactory(summary="Werk", summary_en="Work")
    form = AgreementForm(initial=AgreementForm.initial_of(agreement))
    assert (form["summary"].value(), form["summary_en"].value()) == ("Werk", "Work")
    assert "Zonder Engelse tekst" in str(form["summary_en"].help_text)


def test_a_party_needs_a_name_or_a_known_one() -> None:
    form = PartyForm({"role": "payer", "code": "Met Spatie"})
    assert form.errors == {
        "code": ["Gebruik kleine letters, cijfers en lage streepjes, zoals fonds_oost."],
        "name": ["Kies een bekende partij of geef een naam."],
    }


def test_what_is_typed_beside_a_known_party_is_not_dropped() -> None:
    known = PartyFactory()
    data = {"role": "payer", "code": "gemeente", "party": known.pk}
    typed = {"name": "Fonds Oost", "iban": "NL91 ABNA 0417 1643 00"}
    text = "Dit geldt voor een nieuwe partij. Maak dit veld leeg, of kies “Nieuwe partij”."
    assert PartyForm({**data, **typed}).errors == {"name": [text], "iban": [text]}
    assert PartyForm(data).is_valid()


def test_a_party_of_no_chosen_kind_is_of_another_kind() -> None:
    form = PartyForm({"role": "payer", "code": "fonds", "name": "Fonds", "kind": ""})
    assert form.is_valid()
    assert form.cleaned_data["kind"] == "other"


def test_only_an_evaluator_can_be_chosen_to_judge() -> None:
    agreement = AgreementFactory()
    form = IndicatorForm(
        {"name": "Banen", "baseline": "1,5", "verifier": agreement.parties.first().pk},
        indicator=agreement.indicators.get(),
    )
    assert list(form.errors) == ["verifier"]
    assert form.cleaned_data["baseline"] == Decimal("1.5")


@pytest.mark.django_db
def test_parties_with_the_same_name_say_which_they_are():
    PartyFactory(name="Buurthuis Oost", town="Voorbeeldstad", kvk="12345678")
    PartyFactory(name="buurthuis oost", town="Elders")
    nowhere = PartyFactory(name="Buurthuis Oost")
    PartyFactory(name="Fonds Oost", town="Voorbeeldstad")
    shown = [label for _value, label in PartyForm().fields["party"].choices]
    assert shown == [
        "Nieuwe partij",
        "Buurthuis Oost (Voorbeeldstad, KvK 12345678)",
        f"Buurthuis Oost (nummer {nowhere.pk})",
        "Fonds Oost",
        "buurthuis oost (Elders)",
    ]
