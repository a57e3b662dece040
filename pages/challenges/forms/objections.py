"""What staff fill in while an objection waits for its decision."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.challenges.forms.handling import PlainForm
from pages.challenges.forms.staff import staff_words
from pages.challenges.refusals import MESSAGES
from pages.challenges.services.objection_steps import LONGEST_CONSENT


def _day(label, **kwargs) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Kies een dag."), "invalid": _("Kies een dag.")},
        **kwargs,
    )


class AskMendingForm(PlainForm):
    """What is missing from the objection, and until when it can come."""

    words = staff_words(
        _("Wat ontbreekt er aan het bezwaar?"),
        required=MESSAGES["mending_words_needed"],
        help_text=_("De indiener leest deze tekst letterlijk. Schrijf in korte zinnen."),
        rows=5,
    )
    mend_by = _day(
        _("Tot en met welke dag kan de indiener dit sturen?"),
        help_text=_("Tot dan staat de termijn stil. Geef genoeg tijd, meestal twee weken."),
    )


class MendedForm(PlainForm):
    """What came in on paper or by phone, typed over."""

    words = staff_words(
        _("Wat stuurde of zei de indiener?"),
        required=_("Neem over wat de indiener stuurde of zei."),
        rows=6,
    )
    received_on = _day(_("Wanneer kwam het binnen?"))


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
