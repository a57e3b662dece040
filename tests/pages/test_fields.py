from decimal import Decimal

import pytest
from django.core.exceptions import SuspiciousOperation, ValidationError
from wagtail.blocks import CharBlock

from pages.fields import EuroField, EuroFormField, SlimStreamField


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("86.400", Decimal("86400")),
        ("86400,5", Decimal("86400.50")),
        ("€ 1.234,56", Decimal("1234.56")),
        ("12.50", Decimal("12.50")),
        ("0", Decimal("0")),
        ("", None),
        ("  ", None),
    ],
)
def test_amounts_are_read_as_the_dutch_write_them(typed, amount):
    assert EuroFormField(required=False).clean(typed) == amount


@pytest.mark.parametrize("typed", ["veel", "-5", "1.23.4", "1e9", "9" * 15, "NaN"])
def test_anything_else_is_refused_with_an_example(typed):
    with pytest.raises(ValidationError, match=r"86\.400,50"):
        EuroFormField().clean(typed)


def test_an_amount_is_shown_as_it_is_typed_and_reads_back():
    field = EuroFormField()
    assert field.prepare_value(Decimal("1234567.50")) == "1.234.567,50"
    assert field.clean("1.234.567,50") == Decimal("1234567.50")
    assert field.prepare_value("veel") == "veel"


def test_writing_an_amount_otherwise_is_no_change():
    field = EuroFormField(required=False)
    assert not field.has_changed(Decimal("86400.00"), "86400")
    assert field.has_changed(Decimal("86400.00"), "86401")
    assert field.has_changed(Decimal("86400.00"), "veel")


def test_euro_field_offers_a_text_box():
    assert isinstance(EuroField("kosten").formfield(), EuroFormField)


def test_stream_field_leaves_its_blocks_out_of_migrations():
    field = SlimStreamField([("text", CharBlock())], blank=True)
    _name, path, args, kwargs = field.deconstruct()
    assert (path, args) == ("pages.fields.SlimStreamField", [[]])
    assert "block_lookup" not in kwargs


@pytest.mark.parametrize("sent", [{}, {"body-count": ""}, {"body-count": "veel"}])
def test_half_a_body_is_a_bad_request_and_never_an_empty_text(sent):
    widget = SlimStreamField([("text", CharBlock())]).formfield().widget
    with pytest.raises(SuspiciousOperation, match="body"):
        widget.value_from_datadict(sent, {}, "body")
    assert len(widget.value_from_datadict({"body-count": "0"}, {}, "body")) == 0
