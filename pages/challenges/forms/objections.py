"""What staff fill in while an objection waits for its decision."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.challenges.forms.handling import PlainForm
from pages.challenges.forms.staff import staff_words
from pages.challenges.services.objection_steps import LONGEST_CONSENT


class AdjournForm(PlainForm):
    """Why the decision comes later, and how long the resident agreed to, if so."""

    reason = staff_words(
        _("Waarom hebt u meer tijd nodig?"),
        required=_("Leg uit waarom u meer tijd nodig hebt."),
        help_text=_("De indiener leest deze tekst letterlijk, in minstens 40 tekens."),
        rows=4,
    )
    consent_weeks = forms.IntegerField(
        label=_("Vond de indiener verder uitstel goed? Hoeveel weken?"),
        required=False,
        min_value=1,
        max_value=LONGEST_CONSENT,
        help_text=_("Leeg: u verdaagt zelf, één keer, met de weken uit de instellingen."),
        error_messages={
            "invalid": _("Vul een aantal weken in, zoals 4."),
            "min_value": _("Vul een aantal weken in, zoals 4."),
            "max_value": _("Dit is te lang. Vul hoogstens %(limit_value)s weken in."),
        },
    )
