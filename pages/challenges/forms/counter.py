"""What staff fill in at the counter, and what a resident fills in to be called back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.challenges.calls import live_calls
from pages.challenges.drafts import clean_typed
from pages.challenges.enums import BestTime, CallOutcome, CounterChannel
from pages.challenges.forms.fields import DutchDateField, describe_errors
from pages.challenges.forms.handling import PlainForm, choose
from pages.challenges.selectors.lateness import unused_admissions


class CallChoice(forms.ModelChoiceField):
    """A call by its title."""

    def label_from_instance(self, call: Any) -> str:
        """The title with the last day, so that two calls of one name differ."""
        return f"{call.title} ({call.closes_on:%d-%m-%Y})" if call.closes_on else call.title


class AdmissionChoice(forms.ModelChoiceField):
    """A leave to come in late, by its call and who asked for it."""

    def label_from_instance(self, admission: Any) -> str:
        """The call, the last day and who asked."""
        return _("%(call)s, tot en met %(day)s: %(who)s") % {
            "call": admission.call.title,
            "day": f"{admission.until:%d-%m-%Y}",
            "who": admission.asked_by,
        }


class EntryForm(forms.Form):
    """How, when and to what somebody responded."""

    use_required_attribute = False

    call = CallChoice(
        label=_("Oproep"),
        queryset=None,
        required=False,
        # The key of a page is that of its parent row; only this one may be any number.
        to_field_name="id",
        empty_label=_("Geen oproep: een eigen uitdaging"),
        error_messages={"invalid_choice": _("Kies een oproep uit de lijst.")},
    )
    admission = AdmissionChoice(
        label=_("Toelating, als de oproep al was gesloten"),
        queryset=None,
        required=False,
        empty_label=_("Op tijd: er is geen toelating nodig"),
        help_text=_(
            "Alleen voor een oproep waarvoor een late reactie is toegelaten. De reden komt bij de"
            " reactie te staan."
        ),
        error_messages={"invalid_choice": _("Kies een toelating uit de lijst.")},
    )
    channel = forms.ChoiceField(
        label=_("Hoe kwam de reactie binnen?"),
        choices=CounterChannel,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies hoe de reactie binnenkwam."),
            "invalid_choice": _("Kies hoe de reactie binnenkwam."),
        },
    )
    received_on = DutchDateField(
        label=_("Ontvangen op"),
        help_text=_(
            "De dag van het gesprek, of van het stempel op de brief. Vanaf die dag loopt de"
            " termijn."
        ),
    )

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["call"].queryset = live_calls().order_by("title")
        self.fields["admission"].queryset = unused_admissions()
        self.fields["received_on"].error_messages["required"] = _("Vul de dag van ontvangst in.")

    def clean(self) -> dict[str, Any]:
        """A leave is for one call; whoever chose only the leave meant that call."""
        data = super().clean() or {}
        admission = data.get("admission")
        if admission is not None and "call" in data:
            if data["call"] not in (None, admission.call):
                self.add_error("admission", _("Deze toelating is voor een andere oproep."))
            data["call"] = admission.call
        return data


class CompletionEntryForm(PlainForm):
    """How and when a completion came in that staff type in."""

    channel = choose(
        _("Hoe kwam de aanvulling binnen?"),
        CounterChannel.choices,
        required=_("Kies hoe de aanvulling binnenkwam."),
    )
    received_on = forms.DateField(
        label=_("Ontvangen op"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_(
            "De dag van het gesprek, of van het stempel op de brief. Vanaf die dag loopt de termijn"
            " weer."
        ),
        error_messages={"required": _("Kies een dag."), "invalid": _("Kies een dag.")},
    )


class CallBackForm(forms.Form):
    """Who wants to be called back, about what and when."""

    use_required_attribute = False

    name = forms.CharField(
        label=_("Uw naam"),
        max_length=120,
        error_messages={"required": _("Vul uw naam in.")},
        widget=forms.TextInput(attrs={"class": "utrecht-textbox", "autocomplete": "name"}),
    )
    phone = forms.RegexField(
        label=_("Uw telefoonnummer"),
        regex=r"^\+?[0-9][0-9 ()\-]{5,24}$",
        error_messages={
            "required": _("Vul uw telefoonnummer in."),
            "invalid": _("Vul een telefoonnummer in met alleen cijfers, zoals 06 12 34 56 78."),
        },
        widget=forms.TextInput(
            attrs={"class": "utrecht-textbox", "autocomplete": "tel", "inputmode": "tel"}
        ),
    )
    subject = forms.CharField(
        label=_("Waar gaat het over?"),
        max_length=1000,
        error_messages={"required": _("Schrijf kort op waar het over gaat.")},
        help_text=_("Een zin is genoeg. Schrijf hier niets over uw gezondheid of schulden."),
        widget=forms.Textarea(attrs={"class": "utrecht-textarea", "rows": 3}),
    )
    best_time = forms.ChoiceField(
        label=_("Wanneer kunnen wij u het beste bellen?"),
        choices=BestTime,
        initial=BestTime.ANY,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een moment."), "invalid_choice": _("Kies een moment.")},
    )

    def __init__(self, data=None):
        if data is not None:
            data = {name: clean_typed(data.get(name, "")) for name in self.base_fields}
        super().__init__(data)
        describe_errors(self)


class CalledForm(forms.Form):
    """How a call went."""

    outcome = forms.ChoiceField(
        choices=CallOutcome, error_messages={"required": _("Kies hoe het ging.")}
    )
    note = forms.CharField(max_length=500, required=False)
