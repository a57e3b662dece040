"""What staff fill in. The services check again; these forms show every problem at once."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.challenges.enums import Action, Remedies
from pages.challenges.reasons import REASONS_BY_CODE, reasons
from pages.challenges.refusals import message_for
from pages.challenges.services.deciding import DecisionText, check_decision
from pages.challenges.transitions import DECISION_ACTIONS

STAFF_TEXT = 10_000

OUTCOMES = (
    (Action.ACCEPT, _("Toekennen")),
    (Action.ACCEPT_WITH_CONDITIONS, _("Toekennen met voorwaarden")),
    (
        Action.SOLVE_WITHOUT_TAKEOVER,
        _("Opgelost zonder overname: wij nemen de wensen over"),
    ),
    (Action.REJECT, _("Afwijzen")),
    (Action.LEAVE_OUT, _("Buiten behandeling laten: er ontbreken gegevens")),
    (Action.DECLARE_INADMISSIBLE, _("Niet-ontvankelijk: past niet bij deze oproep")),
)


def _words(label, *, required: str = "", rows: int = 5, **kwargs) -> forms.CharField:
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

    text = _words(_("Notitie"), required=_("Schrijf eerst een notitie."), rows=3)


class CompletionForm(forms.Form):
    """A question to the resident."""

    question = _words(
        _("Wat moet de indiener aanvullen?"),
        required=_("Schrijf op wat u van de indiener wilt weten."),
        help_text=_("De indiener leest deze tekst letterlijk. Schrijf in korte zinnen."),
        rows=6,
    )


class WithdrawForm(forms.Form):
    """How the resident said that they stop."""

    reason = _words(
        _("Hoe en wanneer heeft de indiener dit gevraagd?"),
        required=_("Schrijf op hoe en wanneer de indiener dit heeft gevraagd."),
        help_text=_("Bijvoorbeeld: telefonisch, vandaag, door de indiener zelf."),
        rows=3,
    )


class DecisionForm(forms.Form):
    """A decision with everything that its letter needs."""

    use_required_attribute = False

    action = forms.ChoiceField(
        label=_("Besluit"),
        choices=OUTCOMES,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies een besluit."),
            "invalid_choice": _("Kies een besluit."),
        },
    )
    reason_codes = forms.MultipleChoiceField(
        label=_("Redenen"),
        choices=lambda: [(reason.code, reason.label) for reason in reasons()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Alleen bij een negatief besluit. De indiener leest deze redenen ook."),
    )
    reason = _words(
        _("Motivering in gewone woorden"),
        required=_("Leg uit waarom u dit besluit."),
        help_text=_("De indiener leest deze tekst letterlijk, in de brief en op de zaakpagina."),
        rows=7,
    )
    conditions = _words(
        _("Voorwaarden"), help_text=_("Alleen bij toekennen met voorwaarden."), rows=4
    )
    how_to_succeed = _words(
        _("Hoe kan het plan wel slagen?"),
        help_text=_("Verplicht bij een negatief besluit. Wees concreet: wat zou er anders moeten?"),
        rows=5,
    )
    remedies = forms.ChoiceField(
        label=_("Als de indiener het er niet mee eens is"),
        choices=Remedies,
        initial=Remedies.OBJECTION,
        widget=forms.RadioSelect,
        help_text=_(
            "Is dit een besluit in de zin van de Algemene wet bestuursrecht? Dan staat bezwaar"
            " open. Twijfelt u, vraag het een jurist."
        ),
        error_messages={
            "required": _("Kies wat de indiener kan doen die het er niet mee eens is."),
            "invalid_choice": _("Kies wat de indiener kan doen die het er niet mee eens is."),
        },
    )

    def __init__(self, *args, actions=DECISION_ACTIONS, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["action"].choices = [
            (action, label) for action, label in OUTCOMES if action in actions
        ]

    def clean(self):
        """Every rule of the service, each at its field."""
        cleaned = super().clean()
        if "action" not in cleaned or "remedies" not in cleaned or "reason" not in cleaned:
            return cleaned
        for field, code in check_decision(self.decision_text()):
            if field not in self.errors:
                self.add_error(field, message_for(code))
        return cleaned

    def decision_text(self) -> DecisionText:
        """What was written, for the service. Conditions without that outcome are dropped."""
        cleaned = self.cleaned_data
        action = Action(cleaned["action"])
        return DecisionText(
            action=action,
            reason=cleaned["reason"],
            reason_codes=tuple(cleaned.get("reason_codes", ())),
            how_to_succeed=cleaned.get("how_to_succeed", ""),
            conditions=cleaned.get("conditions", "")
            if action == Action.ACCEPT_WITH_CONDITIONS
            else "",
            remedies=Remedies(cleaned["remedies"]),
        )

    def chosen_reasons(self) -> list:
        """The chosen reasons with their words."""
        return [REASONS_BY_CODE[code] for code in self.cleaned_data.get("reason_codes", ())]
