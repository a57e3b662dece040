"""Delivering a new version of the payment rule, as a file or typed."""

from __future__ import annotations

import hashlib
from typing import Any, Final, NoReturn, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from contracts.observation_table import RowError
from contracts.presentation import reader_language
from contracts.terms_file import TermsFileError, parse_json
from contracts.wording import row_error_sentence

MAX_BYTES: Final = 1024 * 1024
SOURCES: Final = (
    ("file", _("Het bestand; de tekst die u typte vervalt")),
    ("text", _("De tekst die hieronder staat; het bestand vervalt")),
)


class TermsForm(forms.Form):
    """Terms as JSON. What was typed, or read from the file, stays in the text area.

    Who chooses a file and changes the text as well is asked which of the two counts: a browser
    forgets a chosen file, so `file_text` holds what was in it until the answer comes. `shown` is
    the mark of the text that we put there ourselves, so that only what somebody typed is asked
    about.
    """

    file = forms.FileField(
        label=_("Bestand"), required=False, help_text=_("Een JSON-bestand van ten hoogste 1 MB.")
    )
    source = forms.ChoiceField(
        label=_("Welke van de twee geldt?"),
        required=False,
        choices=SOURCES,
        widget=forms.HiddenInput,
    )
    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    file_text = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {**self.initial, "shown": _mark(self.initial.get("text", ""))}

    def clean(self) -> dict[str, Any]:
        """Read the JSON of the file, or else of the text, into `document`."""
        data: dict[str, Any] = super().clean() or {}
        text = self._chosen_text(data)
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

    def _chosen_text(self, data: dict[str, Any]) -> str:
        """Return what counts: what is in the file, or the text; asks which when both may."""
        typed: str = data.get("text") or ""
        file = data.get("file")
        read = self._read(file) if file is not None else (data.get("file_text") or "")
        source = data.get("source")
        is_typed = bool(typed.strip()) and _mark(typed) not in (
            data.get("shown") or self.initial["shown"],
            _mark(read),
        )
        if read and is_typed and not source:
            self._ask_source(read)
        # The answer was about this file and this text: the next two are asked about anew.
        self._put(source="", file_text="")
        if not read or (is_typed and source == "text"):
            return typed
        # So that the reader sees and can mend what the file held.
        self._put(text=read, shown=_mark(read))
        return read

    def _put(self, **values: str) -> None:
        """Have the page show these values instead of what was sent."""
        # By name: what a browser sent is a dict of lists to whoever unpacks it.
        self.data = {**{name: self.data.get(name) for name in self.data}, **values}

    def _ask_source(self, read: str) -> NoReturn:
        self._put(file_text=read)
        field = cast(forms.ChoiceField, self.fields["source"])
        field.widget = forms.RadioSelect(choices=SOURCES)
        vars(field)["is_conditional"] = True
        text = _(
            "U koos een bestand en wijzigde ook de tekst. Er kan er maar één gelden. Kies het "
            "bestand of de tekst."
        )
        raise ValidationError({"source": ValidationError(text, code="file_or_text")})

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


def _mark(text: str) -> str:
    """Return the mark of a text, whatever its line ends: a browser sends others than it got."""
    lines = text.strip().splitlines()
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
