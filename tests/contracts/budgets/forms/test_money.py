"""Euros as they are typed, kept as whole cents."""

import pytest
from django.core.exceptions import ValidationError
from wagtail import hooks

from contracts.budgets.forms.money import CentsField, ProgrammeForm
from contracts.budgets.funds import HOOK
from tests.contracts.budgets.test_funds import fund


@pytest.mark.parametrize(
    ("text", "cents"), [("1.234,56", 123_456), ("10", 1000), ("0", 0), ("", None)]
)
def test_euros_become_cents(text, cents):
    assert CentsField(required=False).clean(text) == cents


def test_more_than_cents_is_refused():
    with pytest.raises(ValidationError, match="twee cijfers"):
        CentsField().clean("1,001")


def test_cents_are_shown_as_euros_and_what_was_typed_as_typed():
    assert CentsField().prepare_value(123_450) == "1234,50"
    assert CentsField().prepare_value("12,") == "12,"


@pytest.mark.django_db
def test_a_programme_can_name_a_fund_that_somebody_keeps():
    with hooks.register_temporarily(HOOK, lambda: [fund("fonds-test", "Akkoord")]):
        choices = ProgrammeForm().fields["fund_code"].choices
    assert choices[0] == ("", "geen fonds")
    assert ("fonds-test", "Akkoord") in choices
