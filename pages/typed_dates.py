"""Date fields of the admin that keep what was typed, so that the form can say what is wrong.

Wagtail's picker writes something else as soon as one leaves the field: 31-02-2027 becomes 3 March,
and what is no date becomes today. Somebody would publish a closing day that nobody chose.
"""

from typing import Any

from django.db import models
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput


class TypedDateInput(AdminDateInput):
    """A day, with the picker; what was typed stays as it is."""

    def get_config(self) -> dict[str, Any]:
        """Return the settings of the picker."""
        return {**super().get_config(), "validateOnBlur": False}


class TypedDateTimeInput(AdminDateTimeInput):
    """A moment, with the picker; what was typed stays as it is."""

    def get_config(self) -> dict[str, Any]:
        """Return the settings of the picker."""
        return {**super().get_config(), "validateOnBlur": False}


def use_typed_dates() -> None:
    """Make these the widgets of every form of the admin that belongs to a model."""
    register_form_field_override(models.DateField, override={"widget": TypedDateInput})
    register_form_field_override(models.DateTimeField, override={"widget": TypedDateTimeInput})
