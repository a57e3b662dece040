"""To whom an agreement goes, and why."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from contracts.models import Agreement
from contracts.selectors.handing_over import colleagues_for


class HandOverForm(forms.Form):
    """A colleague who holds the role, and a reason."""

    person = forms.ModelChoiceField(
        label=_("Wie wordt de contractmanager?"),
        queryset=get_user_model().objects.none(),
        empty_label=_("Kies iemand"),
        help_text=_("Wie in dit contract uitvoert, financiert of toetst, staat niet in de lijst."),
    )
    reason = forms.CharField(
        label=_("Reden"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Alle partijen van het contract lezen dit in het verloop. Schrijf niets over iemands "
            "gezondheid of privéleven."
        ),
    )

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Any]", self.fields["person"])
        field.queryset = colleagues_for(agreement)
