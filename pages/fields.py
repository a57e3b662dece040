"""Fields of page kinds: slim body text, and amounts as people in the Netherlands type them."""

from decimal import Decimal

from django import forms
from django.core.exceptions import SuspiciousOperation, ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.blocks.base import BlockField, BlockWidget
from wagtail.fields import StreamField

from pages.challenges.dutch_entry import parse_cents


class WholeBlockField(BlockField):
    """Blocks as the editor's script sends them; half of them is no form but a broken request."""

    def __init__(self, block=None, **options):
        super().__init__(block=block, **{"widget": WholeBlockWidget(block)} | options)


class WholeBlockWidget(BlockWidget):
    """Refuses counts and places that the script did not write, before anything is saved."""

    def value_from_datadict(self, data, files, name):
        """The blocks; a request without their count is refused as bad (400), so nothing is lost."""
        try:
            return super().value_from_datadict(data, files, name)
        except (KeyError, ValueError) as error:
            raise SuspiciousOperation(f"the blocks of {name} did not come whole") from error


class SlimStreamField(StreamField):
    """A StreamField whose migrations do not repeat every block.

    The database keeps JSON whatever the blocks are, so a changed block needs no migration. A data
    migration that must read blocks names them itself.
    """

    def deconstruct(self):
        """The field without its blocks."""
        name, _path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, "pages.fields.SlimStreamField", [[]], kwargs

    def formfield(self, **options):
        """A field that takes whole blocks only."""
        return super().formfield(**{"form_class": WholeBlockField} | options)


class EuroFormField(forms.CharField):
    """An amount in euros, typed as `86.400`, `86400,50` or `€ 86.400,-`."""

    default_error_messages = {
        "invalid": _("Vul een bedrag in, zoals 86.400 of 86.400,50."),
    }

    def to_python(self, value):
        """The amount as an exact decimal; None for an empty box."""
        text = super().to_python(value)
        if text in self.empty_values:
            return None
        try:
            return Decimal(parse_cents(text)) / 100
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def prepare_value(self, value):
        """The amount as it is typed: 86.400,00."""
        if not isinstance(value, Decimal):
            return value
        return f"{value:,.2f}".translate(str.maketrans(",.", ".,"))

    def has_changed(self, initial, data):
        """Compare amounts, not how they are written."""
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True


class EuroField(models.DecimalField):
    """An amount in whole cents of euros."""

    def __init__(self, verbose_name=None, name=None, **options):
        super().__init__(verbose_name, name, **{"max_digits": 12, "decimal_places": 2} | options)

    def formfield(self, **options):
        """A box for Dutch amounts instead of a number box."""
        options.pop("widget", None)
        return models.Field.formfield(
            self, **{"form_class": EuroFormField, "widget": forms.TextInput} | options
        )
