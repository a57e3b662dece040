"""Drafting an agreement, its parties and what its indicators mean."""

from __future__ import annotations

import re
from typing import Any, Final, cast

from django import forms
from django.core.validators import RegexValidator
from django.db.models import Exists, OuterRef, QuerySet
from django.forms.formsets import ManagementForm
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from contracts.enums import LegalBasis, PartyKind, PartyRole, VatTreatment
from contracts.forms.fields import DutchDateField, DutchDecimalField, IbanField, LastDayField
from contracts.models import Agreement, AgreementParty, Indicator, Party

CODE = RegexValidator(
    r"^[a-z][a-z0-9_]*$",
    _("Gebruik kleine letters, cijfers en lage streepjes, zoals fonds_oost."),
)
EMPTY_CHOICE: Final = ("", _("Nog niet bekend"))
PARTY_ROWS: Final = 4
"""How many empty rows the form starts with, and how many one asks for at a time."""
MAX_PARTIES: Final = 20


class AgreementForm(forms.Form):
    """What describes an agreement; what is not known yet stays empty until the start."""

    title = forms.CharField(label=_("Titel"), max_length=200)
    title_en = forms.CharField(label=_("Titel in het Engels"), max_length=200, required=False)
    task = forms.CharField(
        label=_("Opgave"),
        max_length=200,
        required=False,
        help_text=_("Wat moet er in de wijk of voor mensen veranderen?"),
    )
    summary = forms.CharField(
        label=_("Samenvatting"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Deze tekst staat op de openbare pagina."),
    )
    summary_en = forms.CharField(
        label=_("Samenvatting in het Engels"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Zonder Engelse tekst lezen Engelstaligen de Nederlandse."),
    )
    starts_on = DutchDateField(label=_("Eerste dag"))
    ends_on = LastDayField(label=_("Laatste dag"), required=False)
    legal_basis = forms.ChoiceField(
        label=_("Juridische grondslag"),
        choices=[EMPTY_CHOICE, *LegalBasis.choices],
        required=False,
    )
    vat_treatment = forms.ChoiceField(
        label=_("Btw"), choices=[EMPTY_CHOICE, *VatTreatment.choices], required=False
    )
    exit_clause = forms.CharField(
        label=_("Afspraken over stoppen en doorgaan"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    source_note = forms.CharField(
        label=_("Herkomst"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Bijvoorbeeld een bron, of dat dit een fictief voorbeeld is."),
    )
    source_note_en = forms.CharField(
        label=_("Herkomst in het Engels"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    @staticmethod
    def initial_of(agreement: Agreement) -> dict[str, Any]:
        """Return what an agreement says now."""
        return {name: getattr(agreement, name) for name in AgreementForm.base_fields}


class PartyChoiceField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A party of the register; one of several with the same name says which it is."""

    def label_from_instance(self, obj: Any) -> str:
        """Add town and KvK number where the name alone does not tell."""
        if not obj.has_namesake:
            return str(obj)
        kvk = _("KvK %(number)s") % {"number": obj.kvk} if obj.kvk else ""
        marks = ", ".join(mark for mark in (obj.town, kvk) if mark)
        return f"{obj} ({marks or _('nummer %(number)s') % {'number': obj.pk}})"


def known_parties() -> QuerySet[Party]:
    """Return the register, with for each party whether another one has the same name."""
    others = Party.objects.filter(name__iexact=OuterRef("name")).exclude(pk=OuterRef("pk"))
    return Party.objects.annotate(has_namesake=Exists(others))


class PartyForm(forms.Form):
    """One party of an agreement: one from the register, or a new one."""

    role = forms.ChoiceField(label=_("Rol"), choices=[("", "—"), *PartyRole.choices])
    party = PartyChoiceField(
        label=_("Bekende partij"),
        queryset=known_parties(),
        required=False,
        empty_label=_("Nieuwe partij"),
    )
    name = forms.CharField(label=_("Naam van de nieuwe partij"), max_length=200, required=False)
    kind = forms.ChoiceField(
        label=_("Soort"), choices=PartyKind.choices, initial=PartyKind.FOUNDATION, required=False
    )
    iban = IbanField(label=_("IBAN"), required=False)
    code = forms.CharField(
        label=_("Code in de afspraken"),
        max_length=50,
        validators=[CODE],
        help_text=_("Zo heet de partij in de betaalafspraken, zoals gemeente."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for a party or for the name of a new one."""
        data: dict[str, Any] = super().clean() or {}
        if self.has_changed() and not data.get("party") and not data.get("name"):
            self.add_error("name", _("Kies een bekende partij of geef een naam."))
        for field in ("name", "iban"):
            # Of a party in the register nothing changes here; what was typed is not dropped.
            if data.get("party") and data.get(field):
                self.add_error(
                    field,
                    _(
                        "Dit geldt voor een nieuwe partij. Maak dit veld leeg, of kies "
                        "“Nieuwe partij”."
                    ),
                )
        data["kind"] = data.get("kind") or PartyKind.OTHER
        return data


class BasePartyFormSet(forms.BaseFormSet):  # type: ignore[type-arg]
    """Rows of parties. A count that was lost on the way does not take along what was typed."""

    @cached_property
    def management_form(self) -> ManagementForm:
        """How many rows there are: what the page says, and never fewer than were sent."""
        if not self.is_bound:
            return super().management_form
        row = re.compile(rf"{re.escape(str(self.prefix))}-(\d{{1,2}})-")
        rows = [int(hit[1]) + 1 for hit in map(row.match, self.data) if hit]
        count = str(self.data.get(f"{self.prefix}-TOTAL_FORMS", ""))
        if re.fullmatch(r"[0-9]{1,2}", count):
            rows.append(int(count))
        sent = {"TOTAL_FORMS": min(max(rows, default=PARTY_ROWS), MAX_PARTIES), "INITIAL_FORMS": 0}
        form = ManagementForm(
            {f"{self.prefix}-{name}": value for name, value in sent.items()}, prefix=self.prefix
        )
        form.full_clean()
        return form

    @property
    def has_room(self) -> bool:
        """Whether there may be more rows than there are."""
        return self.total_form_count() < MAX_PARTIES


PartyFormSet = forms.formset_factory(
    PartyForm, formset=BasePartyFormSet, extra=PARTY_ROWS, max_num=MAX_PARTIES
)


def rows_as_typed(rows: Any) -> list[dict[str, Any]]:
    """What stands in each row of a form set, right or wrong, to show again."""
    return [
        {name: rows.data.get(f"{row.prefix}-{name}", "") for name in row.fields} for row in rows
    ]


class IndicatorForm(forms.Form):
    """What an indicator means, where its numbers come from and where they started."""

    name = forms.CharField(label=_("Naam"), max_length=200)
    definition = forms.CharField(
        label=_("Definitie"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Wat telt precies mee, en wat niet?"),
    )
    unit = forms.CharField(label=_("Eenheid"), max_length=100, required=False)
    source = forms.CharField(label=_("Bron van de metingen"), max_length=200, required=False)
    baseline = DutchDecimalField(label=_("Nulmeting"), required=False)
    baseline_source = forms.CharField(
        label=_("Bron van de nulmeting"), max_length=200, required=False
    )
    baseline_on = DutchDateField(label=_("Datum van de nulmeting"), required=False)
    target = DutchDecimalField(label=_("Streefwaarde"), required=False)
    verifier = forms.ModelChoiceField(
        label=_("Wie toetst"),
        queryset=AgreementParty.objects.none(),
        required=False,
        empty_label=_("Nog niet bekend"),
    )

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {name: getattr(indicator, name) for name in self.base_fields})
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[AgreementParty]", self.fields["verifier"])
        evaluators = indicator.agreement.parties.filter(role=PartyRole.EVALUATOR)
        field.queryset = evaluators.select_related("party")


class ReasonForm(forms.Form):
    """A reason that somebody else can follow later."""

    reason = forms.CharField(
        label=_("Reden"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class NeededReasonForm(forms.Form):
    """A reason without which the step is not taken."""

    reason = forms.CharField(label=_("Reden"), widget=forms.Textarea(attrs={"rows": 3}))
