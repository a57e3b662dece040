"""One safeguard: what was agreed, or why that is not needed."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from contracts.enums import SafeguardState


class SafeguardForm(forms.Form):
    """The answer. Both ways ask for words."""

    state = forms.ChoiceField(
        label=_("Wat spreekt u af?"),
        choices=[
            (SafeguardState.AGREED.value, _("Dit spreken wij af")),
            (SafeguardState.NOT_NEEDED.value, _("Dit is niet nodig, want…")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of u iets afspreekt, of dat het niet nodig is.")},
    )
    text = forms.CharField(
        label=_("De afspraak, of waarom die niet nodig is"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Schrijf het zo dat beide kanten het later nog begrijpen."),
        error_messages={"required": _("Schrijf de afspraak op, of waarom die niet nodig is.")},
    )
