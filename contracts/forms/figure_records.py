"""What is told beside a figure; each kind asks what belongs to it."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contracts.dossier_codes import RecordKind
from contracts.forms.fields import DutchDateField

ASKED: Final[dict[str, tuple[str, ...]]] = {
    RecordKind.STORY: ("on", "text", "has_consent"),
    RecordKind.CONVERSATION: ("on", "who", "text", "actions"),
    RecordKind.VOICE: ("on", "text", "count", "of_count", "has_consent"),
    RecordKind.RELAPSE: ("on", "count", "of_count", "text"),
}
LABELS: Final[dict[str, dict[str, str | Promise]]] = {
    RecordKind.STORY: {
        "on": _("Een dag in de periode waar dit over gaat"),
        "text": _("Wat veranderde er, vergeleken met het begin?"),
    },
    RecordKind.CONVERSATION: {"on": _("Dag van het gesprek"), "text": _("Wat werd er gezegd?")},
    RecordKind.VOICE: {
        "on": _("Gevraagd op"),
        "text": _("Wat zeiden deelnemers, in hun eigen woorden?"),
        "count": _("Hoeveel mensen zeiden dit"),
    },
    RecordKind.RELAPSE: {
        "on": _("Gekeken op"),
        "text": _("Wat zien wij, en wat leren wij ervan?"),
        "count": _("Bij hoeveel mensen gaat het nog goed"),
    },
}


class RecordForm(forms.Form):
    """One thing to tell. No names: roles and organisations say enough."""

    on = DutchDateField(label=_("Dag"))
    who = forms.CharField(
        label=_("Wie deden er mee?"),
        max_length=300,
        help_text=_("Rollen of organisaties, geen namen."),
    )
    count = forms.IntegerField(label=_("Aantal"), min_value=0, required=False)
    of_count = forms.IntegerField(label=_("Van hoeveel mensen"), min_value=0, required=False)
    text = forms.CharField(
        label=_("Wat"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Zonder namen, adressen of nummers van mensen."),
    )
    actions = forms.CharField(
        label=_("Wat is er afgesproken?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    has_consent = forms.BooleanField(label=_("Wie dit vertelde, vindt goed dat het hier staat"))

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in list(self.fields):
            if name not in ASKED[kind]:
                del self.fields[name]
            elif name in LABELS[kind]:
                self.fields[name].label = str(LABELS[kind][name])
