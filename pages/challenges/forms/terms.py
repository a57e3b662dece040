"""What staff fill in about the term of a case."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ExtensionForm(forms.Form):
    """Why there is more time needed."""

    reason = forms.CharField(
        label=_("Waarom hebt u meer tijd nodig?"),
        max_length=2000,
        error_messages={"required": _("Leg uit waarom u meer tijd nodig hebt.")},
        help_text=_("De indiener leest deze tekst letterlijk. Schrijf in korte zinnen."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
