"""A reason, for work in bulk and for destruction; and whether it was confirmed."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ConfirmForm(forms.Form):
    """Nothing has to be filled in; sending it is the confirmation."""


class BulkReasonForm(forms.Form):
    """One reason for all; whether it is needed, the service says."""

    reason = forms.CharField(
        label=_("Reden"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class DestructionForm(forms.Form):
    """Why records may go."""

    reason = forms.CharField(label=_("Reden"), widget=forms.Textarea(attrs={"rows": 3}))
