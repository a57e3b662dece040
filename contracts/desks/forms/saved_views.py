"""Naming, sharing and renaming a view of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class ViewForm(forms.Form):
    """The name of a view, and with which role it is shared."""

    name = forms.CharField(label=_("Naam"), max_length=60)

    def __init__(self, roles: Sequence[tuple[str, str | Promise]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        choices = [("", _("Niemand: alleen voor mij")), *roles]
        self.fields["shared_with"] = forms.ChoiceField(
            label=_("Delen met"), required=False, choices=choices
        )


class NewViewForm(ViewForm):
    """The same for a list as it is now; `query` is its filter and order."""

    query = forms.CharField(required=False, max_length=1000, widget=forms.HiddenInput)
    is_first = forms.BooleanField(label=_("Open deze lijst voortaan zo"), required=False)
