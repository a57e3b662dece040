"""What staff fill in to let a late response in, and what the resident can add."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.challenges.drafts import clean_typed
from pages.challenges.forms.handling import PlainForm
from pages.challenges.forms.staff import staff_words
from pages.challenges.personal_data import find_personal_data
from pages.challenges.publishing import names_of_people
from pages.challenges.refusals import MESSAGES, message_for
from pages.challenges.selectors.lateness import calls_to_admit
from pages.challenges.services.lateness import SHORTEST_REASON
from pages.challenges.terms import local_day


class AdmissionForm(PlainForm):
    """Who asked, why, and until when."""

    call = forms.ModelChoiceField(
        label=_("Oproep"),
        queryset=None,
        to_field_name="id",
        empty_label=_("Kies een oproep"),
        help_text=_("Alleen oproepen die gesloten zijn en waarover nog niet is besloten."),
        error_messages={"required": _("Kies een oproep."), "invalid_choice": _("Kies een oproep.")},
    )
    asked_by = forms.CharField(
        label=_("Wie vroeg of het nog kan?"),
        max_length=120,
        help_text=_("Alleen collega’s zien deze naam."),
        error_messages={"required": MESSAGES["asker_needed"]},
    )
    reason = staff_words(
        _("Waarom mag deze reactie later komen?"),
        required=MESSAGES["late_admission_reason"],
        help_text=_(
            "Iedereen kan dit lezen als er is besloten. Noem dus geen namen, en niets over"
            " iemands gezondheid."
        ),
        rows=4,
    )
    until = forms.DateField(
        label=_("Tot en met welke dag?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Vul de laatste dag in."),
            "invalid": _("Vul een datum in zoals 21-11-2026."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["call"].queryset = calls_to_admit(local_day(timezone.now()))

    def clean_reason(self) -> str:
        """More than a word, and nothing that points at a person."""
        reason: str = self.cleaned_data["reason"]
        if len(reason.strip()) < SHORTEST_REASON:
            raise ValidationError(message_for("late_admission_reason"))
        found = find_personal_data(
            reason, *names_of_people([self.cleaned_data.get("asked_by", "")])
        )
        if found:
            words = ", ".join(f"“{one.words}”" for one in found)
            raise ValidationError(
                _(
                    "Hier staat iets dat over een persoon kan gaan: %(words)s. Iedereen kan deze"
                    " reden lezen. Haal dat weg."
                ),
                params={"words": words},
            )
        return reason

    def clean_until(self) -> Any:
        """A day that is still to come, or today."""
        until = self.cleaned_data["until"]
        if until < local_day(timezone.now()):
            raise ValidationError(message_for("late_day_past"))
        return until


class EarlierDraftForm(PlainForm):
    """The link of what somebody had begun before the call closed."""

    concept = forms.CharField(
        label=_("Link van uw concept"),
        max_length=500,
        required=False,
        help_text=_("Alleen als u al begonnen was. Uw tekst blijft dan staan."),
        widget=forms.TextInput(
            attrs={"class": "utrecht-textbox", "aria-describedby": "id_concept_hint"}
        ),
    )

    def __init__(self, data: Any = None) -> None:
        if data is not None:
            data = {"concept": clean_typed(data.get("concept", ""))}
        super().__init__(data)

    def token(self) -> str:
        """The secret part of a pasted link, or what was pasted itself."""
        words = self.cleaned_data["concept"].strip().split("?")[0].rstrip("/")
        _before, is_link, after = words.partition("/concept/")
        return after.partition("/")[0] if is_link else words.rpartition("/")[2]
