"""A day that does not exist is refused with words, as it was typed."""

import json

import pytest
from django.core.exceptions import ValidationError

from pages.models import CallPage
from pages.typed_dates import TypedDateInput, TypedDateTimeInput

pytestmark = pytest.mark.pure


def test_the_picker_leaves_what_was_typed() -> None:
    for widget in (TypedDateInput(), TypedDateTimeInput()):
        config = json.loads(widget.get_context("day", None, {})["widget"]["config_json"])
        assert config["validateOnBlur"] is False
        assert "format" in config


def test_forms_of_the_admin_have_these_fields() -> None:
    form = CallPage.get_edit_handler().get_form_class()
    assert type(form.base_fields["closes_on"].widget) is TypedDateInput
    field = form.base_fields["closes_on"]
    with pytest.raises(ValidationError, match="geldige datum"):
        field.clean("31-02-2027")
