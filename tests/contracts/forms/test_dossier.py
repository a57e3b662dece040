"""A part as a form: the columns of its rule, an amount in euros, a reason for a change."""

from __future__ import annotations

import pytest

from contracts.dossier import RULES_BY_CODE
from contracts.forms.dossier import DossierForm, EuroField
from contracts.models import DossierEntry

pytestmark = pytest.mark.pure


def test_only_what_the_part_asks_is_asked():
    form = DossierForm(rule=RULES_BY_CODE["replaces"], entry=None)
    assert list(form.fields) == ["choice", "name", "on", "amount_cents", "text"]
    assert [name for name, field in form.fields.items() if field.required] == ["choice"]
    assert list(DossierForm(rule=RULES_BY_CODE["conflict"], entry=None).fields) == ["text"]


def test_a_change_shows_what_holds_and_asks_why():
    entry = DossierEntry(choice="stops", name="Cursus", amount_cents=123456)
    form = DossierForm(rule=RULES_BY_CODE["replaces"], entry=entry)
    assert (form["amount_cents"].value(), form["name"].value()) == ("1234,56", "Cursus")
    assert form.fields["reason"].required


@pytest.mark.parametrize(
    ("typed", "cents"), [("1.234,56", 123456), ("0,5", 50), ("", None), ("12", 1200)]
)
def test_an_amount_is_whole_cents(typed, cents):
    assert EuroField(required=False).clean(typed) == cents


@pytest.mark.parametrize("typed", ["1,234567", "99999999999999999"])
def test_other_amounts_are_refused(typed):
    form = DossierForm(
        data={"choice": "stops", "amount_cents": typed}, rule=RULES_BY_CODE["replaces"], entry=None
    )
    assert "twee cijfers achter de komma" in form.errors["amount_cents"][0]
    assert form["amount_cents"].value() == typed
