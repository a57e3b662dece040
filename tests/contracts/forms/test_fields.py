"""Dutch entry of numbers and days, back and forth."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from contracts.forms.fields import DutchDateField, DutchDecimalField, IbanField, LastDayField


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1.234,56", Decimal("1234.56")),
        ("1234,5", Decimal("1234.5")),
        ("1.234", Decimal(1234)),
        ("3.5", Decimal("3.5")),
        ("0", Decimal(0)),
        ("-2,5", Decimal("-2.5")),
        ("0,00000001", Decimal("0.00000001")),
        (" 12 ", Decimal(12)),
    ],
)
def test_a_number_is_read_exactly(typed: str, number: Decimal) -> None:
    assert DutchDecimalField().clean(typed) == number


@pytest.mark.parametrize("typed", ["1,1O", "1,2,3", "NaN", "1e5", "€ 5", "1/3"])
def test_what_is_no_number_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValidationError) as caught:
        DutchDecimalField().clean(typed)
    assert caught.value.messages == [f"“{typed}” is geen getal. Gebruik cijfers, zoals 1.234,56."]


def test_nothing_typed_is_nothing_and_not_zero() -> None:
    assert DutchDecimalField(required=False).clean("") is None
    assert DutchDateField(required=False).clean("") is None


@pytest.mark.parametrize(
    ("number", "shown"),
    [(Decimal("1234.50000000"), "1234,5"), (Decimal("20.00000000"), "20"), ("1,5", "1,5")],
)
def test_a_number_is_shown_as_it_is_typed(number: object, shown: str) -> None:
    assert DutchDecimalField().prepare_value(number) == shown


def test_a_day_is_read_in_both_notations_and_shown_in_one() -> None:
    field = DutchDateField()
    assert field.clean("21-11-2026") == field.clean("2026-11-21") == date(2026, 11, 21)
    assert field.prepare_value(date(2026, 11, 21)) == "21-11-2026"


@pytest.mark.parametrize("typed", ["31-02-2026", "11/21/2026", "morgen"])
def test_what_is_no_day_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValidationError) as caught:
        DutchDateField().clean(typed)
    assert caught.value.messages == [f"“{typed}” is geen datum. Typ de datum als 21-11-2026."]


def test_a_last_day_counts_and_is_kept_half_open() -> None:
    field = LastDayField()
    assert field.clean("31-12-2026") == date(2027, 1, 1)
    assert field.prepare_value(date(2027, 1, 1)) == "31-12-2026"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("NL91 ABNA 0417 1643 00", "NL91ABNA0417164300"),
        ("nl91abna0417164300", "NL91ABNA0417164300"),
        ("BE68539007547034", "BE68539007547034"),
    ],
)
def test_an_iban_is_kept_without_spaces(typed: str, kept: str) -> None:
    assert IbanField(required=False).clean(typed) == kept


@pytest.mark.parametrize(
    "typed", ["NL00", "NL91ABNA0417164301", "NL91ABNA041716430", "91ABNA0417164300", "NL91ÀBNA04"]
)
def test_an_iban_with_a_slip_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        IbanField().clean(typed)
    assert refused.value.messages == [
        f"“{typed}” is geen IBAN. Typ het over zoals het op een afschrift staat."
    ]
