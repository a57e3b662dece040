"""What staff fill in. The services check again; these forms show every problem at once."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.challenges.enums import Action

STAFF_TEXT = 10_000

OUTCOMES = (
    (Action.ACCEPT, _("Toekennen")),
    (Action.ACCEPT_WITH_CONDITIONS, _("Toekennen met aanpassingen waar de indiener ja op zei")),
    (
        Action.SOLVE_WITHOUT_TAKEOVER,
        _("Opgelost zonder overname: wij nemen de wensen over"),
    ),
    (Action.REJECT, _("Afwijzen")),
    (Action.LEAVE_OUT, _("Buiten behandeling laten: er ontbreken gegevens")),
    (Action.DECLARE_INADMISSIBLE, _("Niet-ontvankelijk: kan niet worden behandeld")),
)


def staff_words(label, *, required: str = "", rows: int = 5, **kwargs) -> forms.CharField:
    """A text area; `required` is what to say when it is empty."""
    return forms.CharField(
        label=label,
        max_length=STAFF_TEXT,
        required=bool(required),
        error_messages={"required": required},
        widget=forms.Textarea(attrs={"rows": rows}),
        **kwargs,
    )


class NoteForm(forms.Form):
    """A remark among staff."""

    text = staff_words(_("Notitie"), required=_("Schrijf eerst een notitie."), rows=3)


class CompletionForm(forms.Form):
    """A question to the resident."""

    question = staff_words(
        _("Wat moet de indiener aanvullen?"),
        required=_("Schrijf op wat u van de indiener wilt weten."),
        help_text=_("De indiener leest deze tekst letterlijk. Schrijf in korte zinnen."),
        rows=6,
    )


class WithdrawForm(forms.Form):
    """How the resident said that they stop."""

    reason = staff_words(
        _("Hoe en wanneer heeft de indiener dit gevraagd?"),
        required=_("Schrijf op hoe en wanneer de indiener dit heeft gevraagd."),
        help_text=_("Bijvoorbeeld: telefonisch, vandaag, door de indiener zelf."),
        rows=3,
    )
