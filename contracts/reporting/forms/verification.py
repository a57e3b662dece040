"""Drawing a sample, adding evidence, writing in a dispute, and signing a period off."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from contracts.enums import Answer
from contracts.reporting.enums import SampleMethod
from contracts.uploads import ACCEPT


class SampleForm(forms.Form):
    """How to draw."""

    method = forms.ChoiceField(
        label=_("Waaruit wordt getrokken?"),
        choices=SampleMethod.choices,
        initial=SampleMethod.SIMPLE,
        widget=forms.RadioSelect,
    )
    size = forms.IntegerField(label=_("Hoeveel metingen?"), min_value=1, initial=5)
    seed = forms.CharField(
        label=_("Zaad"),
        max_length=64,
        help_text=_(
            "Een woord of getal dat niemand vooraf kon kiezen, zoals een lottogetal. Met hetzelfde "
            "zaad trekt iedereen dezelfde steekproef."
        ),
    )


class EvidenceForm(forms.Form):
    """A file and what it shows."""

    file = forms.FileField(
        label=_("Bestand"),
        help_text=_("Pdf, docx, xlsx, txt, jpg of png, ten hoogste 10 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
    )
    description = forms.CharField(
        label=_("Wat laat dit zien?"), max_length=200, help_text=_("Zonder namen.")
    )


class MessageForm(forms.Form):
    """What somebody says in a dispute."""

    text = forms.CharField(label=_("Uw reactie"), widget=forms.Textarea(attrs={"rows": 4}))


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Waarom?"), widget=forms.Textarea(attrs={"rows": 3}))


def _question(label: object) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=Answer.choices, widget=forms.RadioSelect)  # type: ignore[arg-type]


def _words() -> forms.CharField:
    return forms.CharField(
        label=_("Waarom?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )


class SignOffForm(forms.Form):
    """The three questions about what the figures mean, each with why."""

    context = _question(_("Is de context compleet?"))
    context_words = _words()
    attribution = _question(_("Was dit ook zonder de aanpak gebeurd?"))
    attribution_words = _words()
    recognition = _question(_("Herkennen mensen uit de praktijk dit?"))
    recognition_words = _words()
    statement = forms.CharField(
        label=_("Verklaring"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
