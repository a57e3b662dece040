"""Delivering a new version of the payment rule, as a file or typed."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from contracts.observation_table import RowError
from contracts.presentation import reader_language
from contracts.terms_file import TermsFileError, parse_json
from contracts.wording import row_error_sentence

MAX_BYTES: Final = 1024 * 1024


class TermsForm(forms.Form):
    """Terms as JSON. What was typed, or read from the file, stays in the text area."""

    file = forms.FileField(
        label=_("Bestand"), required=False, help_text=_("Een JSON-bestand van ten hoogste 1 MB.")
    )
    text = forms.CharField(
        label=_("Of de tekst zelf"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false", "class": "cd-code"}),
    )
    reason = forms.CharField(
        label=_("Reden van de nieuwe versie"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        """Read the JSON of the file, or else of the text, into `document`."""
        data: dict[str, Any] = super().clean() or {}
        file = data.get("file")
        text = data.get("text") or ""
        if file is not None:
            text = self._read(file)
            # So that the reader sees and can mend what the file held.
            self.data = {**self.data, "text": text}
        if not text.strip():
            raise ValidationError(_("Kies een bestand of typ de afspraken."), code="required")
        try:
            document = parse_json(text)
        except TermsFileError as error:
            raise ValidationError(json_problem(error.error), code="not_json") from error
        if not isinstance(document, dict):
            raise ValidationError(_("De afspraken moeten met { beginnen."), code="not_an_object")
        data["document"] = document
        return data

    def _read(self, file: Any) -> str:
        if file.size > MAX_BYTES:
            raise ValidationError(_("Het bestand is groter dan 1 MB."), code="too_large")
        try:
            return str(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise ValidationError(_("Het bestand is geen UTF-8-tekst."), code="encoding") from error


def json_problem(error: RowError) -> str:
    """Say what is wrong with JSON, and where."""
    if error.code == "json_invalid":
        params = {"line": error.row, "column": error.params["position"]}
        return str(
            _(
                "Dit is geen geldige JSON: kijk bij regel %(line)s, teken %(column)s. "
                "Ontbreekt daar een komma, recht aanhalingsteken of haakje, of staat er vlak "
                "ervoor een komma te veel?"
            )
            % params
        )
    return row_error_sentence(error, reader_language())
