"""The forms of residents and of colleagues. What was typed always comes back."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.challenges.forms.fields import describe_errors, long_text, short_text
from pages.voices.enums import Ground, ModerationAction


def email_field(help_text: Any = "") -> forms.EmailField:
    """Where to reach somebody."""
    return forms.EmailField(
        label=_("E-mailadres"),
        max_length=200,
        help_text=help_text,
        error_messages={
            "required": _("Vul uw e-mailadres in."),
            "invalid": _("Vul een e-mailadres in zoals naam@voorbeeld.nl."),
        },
        widget=forms.EmailInput(attrs={"class": "utrecht-textbox", "autocomplete": "email"}),
    )


class VoiceForm(forms.Form):
    """What every form of a resident shares. An account that proved its address types none."""

    use_required_attribute = False

    def __init__(self, *args: Any, account_email: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if account_email:
            del self.fields["email"]
        self.adapt()
        describe_errors(self)

    def adapt(self) -> None:
        """Change fields before anything of the form is read."""

    def problems(self) -> list[tuple[str, str]]:
        """What to change: (id of the field, sentence), in the order of the page."""
        return [
            (self[name].id_for_label or self[name].auto_id, error)
            for name in self.fields
            for error in self.errors.get(name, [])
        ]


class QuestionForm(VoiceForm):
    """A question about a call or a plan."""

    text = long_text(
        2000,
        _("Uw vraag"),
        required=_("Schrijf uw vraag op."),
        help_text=_("Zet er geen namen of telefoonnummers in: iedereen kan de vraag lezen."),
    )
    name = short_text(
        120,
        _("Uw naam"),
        help_text=_("Alleen voor de gemeente. Op de pagina staat geen naam."),
        attrs={"autocomplete": "name"},
    )
    email = email_field(_("Hier krijgt u het antwoord. Niemand anders ziet uw adres."))


class SupportForm(VoiceForm):
    """Who supports a plan, and what of that may be seen."""

    name = short_text(
        120, _("Uw naam"), required=_("Vul uw naam in."), attrs={"autocomplete": "name"}
    )
    name_is_public = forms.BooleanField(
        label=_("Zet mijn naam en buurt op de pagina. Anders ziet alleen de gemeente ze."),
        required=False,
    )
    area = short_text(
        60,
        _("Uw buurt, of de vier cijfers van uw postcode"),
        required=_("Vul uw buurt in, of de vier cijfers van uw postcode."),
    )
    words = long_text(
        500,
        _("Waarom steunt u dit plan?"),
        rows=3,
        help_text=_("Iedereen kan dit lezen. Zet er geen gegevens van anderen in."),
    )
    email = email_field(_("Hier bevestigt u uw steun. Niemand anders ziet uw adres."))
    is_old_enough = forms.BooleanField(
        error_messages={"required": _("Kruis aan dat u oud genoeg bent.")}
    )

    def __init__(self, *args: Any, min_age: int, **kwargs: Any) -> None:
        self.min_age = min_age
        super().__init__(*args, **kwargs)

    def adapt(self) -> None:
        """Name the age of this municipality."""
        label = _("Ik ben %(age)d jaar of ouder") % {"age": self.min_age}
        self.fields["is_old_enough"].label = label

    def clean_area(self) -> str:
        """The digits of a postcode only: with its letters it would point at a street."""
        area = " ".join(self.cleaned_data["area"].split())
        postcode = re.fullmatch(r"([1-9]\d{3}) ?[A-Za-z]{2}", area)
        return postcode.group(1) if postcode else area


class WishesForm(forms.Form):
    """Of what somebody wants to hear."""

    on_answer = forms.BooleanField(
        label=_("Een nieuw antwoord op een vraag"), required=False, initial=True
    )
    on_phase = forms.BooleanField(label=_("Een nieuwe fase"), required=False, initial=True)
    on_decision = forms.BooleanField(label=_("Een besluit"), required=False, initial=True)
    on_result = forms.BooleanField(label=_("Een resultaat"), required=False, initial=True)

    def wishes(self) -> dict[str, bool]:
        """The choices alone."""
        return {name: self.cleaned_data[name] for name in WishesForm.base_fields}


class FollowForm(WishesForm, VoiceForm):
    """The same with the address to write to."""

    email = email_field(_("Alleen voor deze berichten."))


class SignUpForm(VoiceForm):
    """Who comes to a meeting."""

    name = short_text(
        120, _("Uw naam"), required=_("Vul uw naam in."), attrs={"autocomplete": "name"}
    )
    email = email_field(_("Alleen voor deze bijeenkomst."))


class PlanForm(forms.Form):
    """How somebody shows a plan."""

    show_name = forms.BooleanField(label=_("Zet mijn naam bij het plan"), required=False)


class ReportForm(VoiceForm):
    """Why a text should not be here. No name and no address are asked."""

    ground = forms.ChoiceField(
        label=_("Wat is er mis met deze tekst?"),
        choices=Ground.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er mis is."), "invalid_choice": _("Kies er een.")},
    )
    words = long_text(1000, _("Wilt u er iets bij zeggen?"), rows=3)


class ObjectionForm(forms.Form):
    """Why a writer wants a text back."""

    use_required_attribute = False

    words = long_text(
        1000,
        _("Waarom mag uw tekst blijven staan?"),
        required=_("Schrijf op waarom u het niet eens bent."),
    )


def _staff_text(label: Any, rows: int, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=6000,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class AnswerForm(forms.Form):
    """Question and answer as everybody will read them."""

    text = _staff_text(
        _("De vraag zoals iedereen haar leest"),
        6,
        _("Haal weg wat vertelt wie dit vroeg. De betekenis blijft gelijk."),
    )
    words = _staff_text(_("Uw antwoord"), 9, _("Korte zinnen, gewone woorden."))
    # What the colleague wrote from: two who answer at once do not overwrite each other.
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)
    has_looked = forms.BooleanField(
        label=_("Ik heb gekeken: er staan geen persoonsgegevens in die weg moeten"), required=False
    )


class VerdictForm(forms.Form):
    """What happens with a reported text, and why."""

    use_required_attribute = False

    action = forms.ChoiceField(
        label=_("Wat doet u?"), choices=ModerationAction.choices, widget=forms.RadioSelect
    )
    ground = forms.ChoiceField(
        label=_("Op welke grond"), choices=Ground.choices, widget=forms.RadioSelect
    )
    words = _staff_text(
        _("Waarom?"), 4, _("De schrijver leest dit als u weghaalt of terugzet. Noem wat u zag.")
    )


class ReasonForm(forms.Form):
    """Why, in words."""

    reason = _staff_text(
        _("Waarom komt deze vraag niet op de pagina?"), 4, _("De vraagsteller leest dit.")
    )
