"""What staff fill in between receipt and decision. The services check again."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.challenges.admissibility import CONDITIONS
from pages.challenges.enums import TalkKind
from pages.challenges.forms.staff import OUTCOMES, staff_words
from pages.challenges.refusals import MESSAGES, message_for
from pages.challenges.selectors.assessing import people_to_ask
from pages.challenges.selectors.handling import colleagues_for
from pages.challenges.services.advising import Answer, check_answers
from pages.challenges.services.talks import ReportText

YES_NO = (("ja", _("Ja")), ("nee", _("Nee")))


def choose(label, choices, *, required: str, **kwargs) -> forms.ChoiceField:
    """One of a few, as radio buttons; nothing is chosen beforehand."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": required, "invalid_choice": required},
        **kwargs,
    )


class PlainForm(forms.Form):
    """A form that lets the server say what is missing, in our words."""

    use_required_attribute = False


class InterestForm(PlainForm):
    """Whether somebody has an interest of their own."""

    interest = choose(
        _("Hebt u zelf een belang bij deze zaak?"),
        (
            ("nee", _("Nee. Ik ken de indiener niet persoonlijk en heb geen voordeel of nadeel.")),
            ("ja", _("Ja, ik heb een belang. Een collega moet dit overnemen.")),
        ),
        required=_("Kies ja of nee."),
        help_text=_("Denk aan familie, vrienden, buren, uw werk of uw eigen straat."),
    )
    words = staff_words(_("Welk belang?"), help_text=_("Alleen als u ja kiest."), rows=3)

    def clean(self):
        """An interest needs a word of explanation."""
        cleaned = super().clean()
        if cleaned.get("interest") == "ja" and not cleaned.get("words", "").strip():
            self.add_error("words", message_for("conflict_words_needed"))
        return cleaned


class KnownPartyForm(PlainForm):
    """Whether a party that is known already is the one that sent the plan."""

    party = choose(
        _("Met wie maakt u de overeenkomst?"),
        (
            ("known", _("Met de partij uit het register: het is dezelfde organisatie.")),
            ("new", _("Met een nieuwe partij, met de naam van de indiener en zonder KvK-nummer.")),
        ),
        required=_("Kies met wie u de overeenkomst maakt."),
    )


class AssignForm(PlainForm):
    """Whom to ask."""

    person = forms.ModelChoiceField(
        label=_("Wie vraagt u om mee te beoordelen?"),
        queryset=None,
        empty_label=_("Kies iemand"),
        error_messages={"required": _("Kies iemand."), "invalid_choice": _("Kies iemand.")},
    )

    def __init__(self, *args, response, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people_to_ask(response)


class HandOverForm(PlainForm):
    """To whom a case goes, and why."""

    person = forms.ModelChoiceField(
        label=_("Wie gaat de zaak behandelen?"),
        queryset=None,
        empty_label=_("Kies iemand"),
        help_text=_("Wie een belang heeft bij deze zaak, staat niet in de lijst."),
        error_messages={"required": _("Kies iemand."), "invalid_choice": _("Kies iemand.")},
    )
    reason = staff_words(
        _("Waarom?"),
        required=MESSAGES["hand_over_reason"],
        help_text=_("Uw collega's lezen dit, in een e-mail en in het verloop van de zaak."),
        rows=3,
    )

    def __init__(self, *args, response, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = colleagues_for(response)


class TalkForm(PlainForm):
    """An appointment."""

    kind = choose(_("Wat voor gesprek?"), TalkKind.choices, required=_("Kies een soort gesprek."))
    day = forms.DateField(
        label=_("Op welke dag?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Kies een dag."), "invalid": _("Kies een dag.")},
    )
    time = forms.TimeField(
        label=_("Hoe laat?"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Kies een tijd."), "invalid": _("Kies een tijd.")},
    )
    place = forms.CharField(
        label=_("Waar, of op welk nummer?"),
        max_length=200,
        error_messages={"required": MESSAGES["place_needed"]},
    )

    def planned_for(self) -> datetime:
        """The moment, in the time of the municipality."""
        typed = datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"])
        return timezone.make_aware(typed)


class ReportForm(PlainForm):
    """What came of a talk."""

    took_place = choose(_("Is het gesprek doorgegaan?"), YES_NO, required=_("Kies ja of nee."))
    present = forms.CharField(
        label=_("Wie waren erbij?"),
        max_length=300,
        required=False,
        help_text=_("Alleen als het gesprek is doorgegaan."),
    )
    words = staff_words(
        _("Verslag, of waarom het niet doorging"),
        required=MESSAGES["report_needed"],
        help_text=_("De indiener leest deze tekst letterlijk, ook in een e-mail."),
        rows=8,
    )

    def report_text(self) -> ReportText:
        """What was written, for the service."""
        cleaned = self.cleaned_data
        return ReportText(cleaned["took_place"] == "ja", cleaned["words"], cleaned["present"])


class AdmissibilityForm(PlainForm):
    """The list of conditions; each is a yes or a no with words."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for condition in CONDITIONS:
            self.fields[f"met_{condition.code}"] = choose(
                condition.name, YES_NO, required=_("Kies ja of nee."), help_text=condition.questions
            )
            self.fields[f"words_{condition.code}"] = staff_words(
                _("Toelichting"), help_text=_("Verplicht bij nee."), rows=2
            )

    def clean(self):
        """Every rule of the service, each at its field."""
        cleaned = super().clean()
        for field, code in check_answers(self.answers()):
            if field not in self.errors:
                self.add_error(field, message_for(code))
        return cleaned

    def answers(self) -> list[Answer]:
        """What was chosen, for the service."""
        cleaned = self.cleaned_data
        return [
            Answer(
                condition.code,
                cleaned[f"met_{condition.code}"] == "ja",
                cleaned.get(f"words_{condition.code}", ""),
            )
            for condition in CONDITIONS
            if cleaned.get(f"met_{condition.code}")
        ]


class AdviceForm(PlainForm):
    """The advice to whoever decides."""

    action = choose(_("Wat adviseert u?"), OUTCOMES, required=MESSAGES["no_decision"])
    words = staff_words(
        _("Uw advies in gewone woorden"),
        required=_("Leg uw advies uit."),
        help_text=_("Waar waren de beoordelaars het over eens, en waar niet?"),
        rows=8,
    )


class ChangesForm(PlainForm):
    """A change that the municipality proposes."""

    words = staff_words(
        _("Wat stelt u voor om te veranderen?"),
        required=_("Schrijf op wat u voorstelt."),
        help_text=_("De indiener leest deze tekst letterlijk en zegt ja of nee."),
        rows=8,
    )
    answer_by = forms.DateField(
        label=_("Tot en met welke dag kan de indiener antwoorden?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_(
            "Laat u dit leeg, dan is het over twee weken. De indiener krijgt op tijd een"
            " herinnering."
        ),
        error_messages={"invalid": _("Kies een dag.")},
    )

    def clean_answer_by(self):
        """A day that still comes."""
        day = self.cleaned_data["answer_by"]
        if day and day <= timezone.localdate():
            raise forms.ValidationError(MESSAGES["answer_day_past"])
        return day


class ChangesAnswerForm(PlainForm):
    """What the resident said by phone or on paper."""

    agrees = choose(_("Is de indiener akkoord?"), YES_NO, required=_("Kies ja of nee."))
    words = staff_words(
        _("Hoe en wanneer zei de indiener dit?"), required=MESSAGES["reason_needed"], rows=3
    )


class ReasonForm(PlainForm):
    """Why something goes back."""

    reason = staff_words(_("Waarom?"), required=MESSAGES["reopen_reason"], rows=4)


class FinishForm(PlainForm):
    """How the work ended."""

    ended = choose(
        _("Hoe is het geëindigd?"),
        (("klaar", _("Zoals afgesproken")), ("eerder", _("Eerder dan afgesproken"))),
        required=_("Kies hoe het is geëindigd."),
    )
    words = staff_words(
        _("Wat is er gebeurd en wat heeft het opgeleverd?"),
        required=MESSAGES["closing_words_needed"],
        help_text=_("De indiener leest deze tekst letterlijk."),
        rows=6,
    )
