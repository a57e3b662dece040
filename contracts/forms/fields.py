"""Numbers and dates as people in the Netherlands type them: `1.234,56` and `21-11-2026`."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from contracts.ibans import is_iban
from contracts.observation_cells import CellProblem, notation_of, read_date, read_number


class DutchDecimalField(forms.CharField):
    """An exact decimal number, typed with a comma (or a point, when there is no doubt)."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(max_length=40, **kwargs)

    def clean(self, value: Any) -> Any:
        """Return a Decimal, or None for an empty field. Raises ValidationError."""
        text = super().clean(value)
        if not text:
            return None
        number = read_number(text, notation_of([text]) or "comma")
        if isinstance(number, CellProblem):
            raise ValidationError(
                _("“%(text)s” is geen getal. Gebruik cijfers, zoals 1.234,56."),
                code="number_invalid",
                params={"text": text},
            )
        return Decimal(number.value.numerator) / Decimal(number.value.denominator)

    def prepare_value(self, value: Any) -> Any:
        """Show a number as it is typed: with a decimal comma and no zeros at the end."""
        if not isinstance(value, Decimal):
            return value
        text = f"{value:f}"
        return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


class DutchDateField(forms.CharField):
    """A day, typed as `21-11-2026` (or `2026-11-21`)."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"placeholder": _("dd-mm-jjjj"), "autocomplete": "off"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(max_length=20, **kwargs)

    def clean(self, value: Any) -> Any:
        """Return a date, or None for an empty field. Raises ValidationError."""
        text = super().clean(value)
        if not text:
            return None
        found = read_date(text)
        if isinstance(found, CellProblem):
            raise ValidationError(
                _("“%(text)s” is geen datum. Typ de datum als 21-11-2026."),
                code="date_invalid",
                params={"text": text},
            )
        return found

    def prepare_value(self, value: Any) -> Any:
        """Show a day as it is typed."""
        return f"{value:%d-%m-%Y}" if isinstance(value, date) else value


class IbanField(forms.CharField):
    """An account number with its check digits, typed with or without spaces."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=42, **kwargs)

    def clean(self, value: Any) -> Any:
        """Return it in capitals without spaces, or "". Raises ValidationError."""
        text = "".join(str(super().clean(value)).split()).upper()
        if text and not is_iban(text):
            raise ValidationError(
                _("“%(text)s” is geen IBAN. Typ het over zoals het op een afschrift staat."),
                code="iban_invalid",
                params={"text": text},
            )
        return text


class LastDayField(DutchDateField):
    """A last day that counts, kept as the first day that no longer does."""

    def clean(self, value: Any) -> Any:
        """Return the day after the typed one."""
        day = super().clean(value)
        return day + timedelta(days=1) if day else None

    def prepare_value(self, value: Any) -> Any:
        """Show the last day that counts."""
        is_day = isinstance(value, date)
        return super().prepare_value(value - timedelta(days=1) if is_day else value)
