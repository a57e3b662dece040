"""What a new version begins with, and why it is added."""

from __future__ import annotations

import json
from typing import Any, Final, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from contracts.arithmetic import FORMAT
from contracts.forms.terms import json_problem
from contracts.models import Agreement
from contracts.presentation import reader_language
from contracts.selectors.terms_starts import known_metrics, known_parties
from contracts.services.examples import EXAMPLES, example_ids
from contracts.terms_file import TermsFileError, parse_json
from contracts.terms_form.references import name_of_row
from contracts.terms_form.starts import empty_document, fitted_example

MAX_BYTES: Final = 1024 * 1024


BEGINNINGS: Final[tuple[tuple[str, Any], ...]] = (
    ("empty", _("Met een lege regel: de partijen en de looptijd zijn al ingevuld")),
    ("newest", _("Met de nieuwste versie: u wijzigt alleen wat anders wordt")),
    ("example", _("Met een voorbeeld van een gepubliceerde afspraak")),
    ("file", _("Met een JSON-bestand")),
)


class StartForm(forms.Form):
    """One of four beginnings; `document` is what the draft begins with."""

    begin = forms.ChoiceField(
        label=_("Waarmee begint u?"),
        widget=forms.RadioSelect,
    )
    example = forms.ChoiceField(label=_("Voorbeeld"), required=False)
    file = forms.FileField(
        label=_("Bestand"), required=False, help_text=_("Een JSON-bestand van ten hoogste 1 MB.")
    )

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        self.agreement = agreement
        self.newest = agreement.terms_versions.order_by("-number").first()
        kwargs.setdefault("initial", {"begin": "newest" if self.newest else "empty"})
        super().__init__(*args, **kwargs)
        for name in ("example", "file"):
            self.fields[name].is_conditional = True  # type: ignore[attr-defined]
        is_first = self.newest is None
        begin, example = (cast(forms.ChoiceField, self.fields[n]) for n in ("begin", "example"))
        begin.choices = [one for one in BEGINNINGS if one[0] != "newest" or not is_first]
        example.choices = [("", _("Kies een voorbeeld")), *_examples()]

    def clean(self) -> dict[str, Any]:
        """Make the document of the chosen beginning."""
        data: dict[str, Any] = super().clean() or {}
        make = {
            "empty": self._empty,
            "newest": self._newest,
            "example": self._example,
            "file": self._file,
        }.get(data.get("begin", ""))
        if make is not None:
            data["document"] = make(data)
        return data

    def _empty(self, _data: dict[str, Any]) -> dict[str, Any]:
        agreement = self.agreement
        parties, metrics = known_parties(agreement), known_metrics(agreement)
        return empty_document(
            agreement.currency, agreement.starts_on, agreement.ends_on, parties, metrics
        )

    def _newest(self, data: dict[str, Any]) -> dict[str, Any]:
        return dict(self.newest.document) if self.newest is not None else self._empty(data)

    def _example(self, data: dict[str, Any]) -> dict[str, Any] | None:
        chosen = data.get("example", "")
        if chosen not in example_ids():
            self.add_error("example", _("Kies een voorbeeld."))
            return None
        document = json.loads((EXAMPLES / chosen / "terms.json").read_text(encoding="utf-8"))
        return fitted_example(document, self.agreement.currency, known_parties(self.agreement))

    def _file(self, data: dict[str, Any]) -> dict[str, Any] | None:
        file = data.get("file")
        try:
            return _read(file)
        except ValidationError as error:
            self.add_error("file", error)
            return None


def _examples() -> list[tuple[str, str]]:
    found = []
    for name in example_ids():
        document = json.loads((EXAMPLES / name / "terms.json").read_text(encoding="utf-8"))
        found.append((name, name_of_row({"label": document.get("title")}, name, reader_language())))
    return found


def _read(file: Any) -> dict[str, Any]:
    if file is None:
        raise ValidationError(_("Kies een bestand."), code="required")
    if file.size > MAX_BYTES:
        raise ValidationError(_("Het bestand is groter dan 1 MB."), code="too_large")
    try:
        document = parse_json(file.read().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValidationError(_("Het bestand is geen UTF-8-tekst."), code="encoding") from error
    except TermsFileError as error:
        raise ValidationError(json_problem(error.error), code="not_json") from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise ValidationError(
            _("Dit zijn geen betaalafspraken in het formaat terms/1."), code="other_format"
        )
    return document


class VersionReasonForm(forms.Form):
    """Why this version is added; an amendment cannot do without."""

    reason = forms.CharField(
        label=_("Reden van de nieuwe versie"), widget=forms.Textarea(attrs={"rows": 3})
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)
    base_number = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, is_needed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = is_needed
