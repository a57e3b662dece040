"""What is written for a decision: the proposal, and the answer to an objection."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.challenges.documents import Lot
from pages.challenges.enums import Action, Remedies
from pages.challenges.forms.agreement_fields import agreement_fields, fate_text
from pages.challenges.forms.amounts import AmountField
from pages.challenges.forms.fund_fields import add_fund_problem, fund_choice, fund_fields
from pages.challenges.forms.handling import PlainForm, choose
from pages.challenges.forms.lot_fields import lot_fields, lot_texts
from pages.challenges.forms.staff import OUTCOMES, staff_words
from pages.challenges.reasons import reasons
from pages.challenges.refusals import MESSAGES, message_for
from pages.challenges.services.lot_outcomes import total_of_lots
from pages.challenges.services.objecting import ObjectionText
from pages.challenges.services.objection_agreements import check_fate
from pages.challenges.services.proposing import (
    CHANGES_NEEDED,
    COSTLY_ACTIONS,
    CriterionWords,
    DecisionText,
    check_decision,
    check_outcome,
)
from pages.challenges.subjects import Criterion
from pages.challenges.transitions import DECISION_ACTIONS
from pages.localized import localized


def _amount() -> AmountField:
    return AmountField(
        label=_("Wat betaalt de gemeente ten hoogste?"),
        help_text=_("In euro’s, zonder btw. Alleen bij toekennen. Niets? Vul 0 in."),
    )


def _has_read() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("Ik heb het nagelezen: wat hier staat, mag iedereen lezen"),
        required=False,
        help_text=_("Nodig als er een naam, adres of nummer in uw tekst lijkt te staan."),
    )


class OutcomeForm(PlainForm):
    """What every decision says, also one on an objection."""

    action = choose(_("Besluit"), OUTCOMES, required=MESSAGES["no_decision"])
    reason_codes = forms.MultipleChoiceField(
        label=_("Redenen"),
        choices=lambda: [(reason.code, reason.label) for reason in reasons()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Alleen bij een negatief besluit. De indiener leest deze redenen ook."),
    )
    reason = staff_words(
        _("Motivering in gewone woorden"),
        required=_("Leg uit waarom u dit besluit."),
        help_text=_("De indiener leest deze tekst letterlijk, in de brief en op de zaakpagina."),
        rows=7,
    )
    conditions = staff_words(
        _("Wat er verandert, of wat de gemeente zelf gaat doen"),
        help_text=_(
            "Bij toekennen met aanpassingen: waar de indiener ja op zei. Bij opgelost zonder"
            " overname: wat de gemeente gaat doen. De indiener leest dit."
        ),
        rows=4,
    )
    amount = _amount()
    how_to_succeed = staff_words(
        _("Hoe kan het plan wel slagen?"),
        help_text=_("Verplicht bij een negatief besluit. Wees concreet: wat zou er anders moeten?"),
        rows=5,
    )

    def __init__(
        self,
        *args,
        criteria: Iterable[Criterion] = (),
        lots: Sequence[Lot] = (),
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.criteria, self.lots = tuple(criteria), tuple(lots)
        # One lot has the answer of the whole.
        if len(self.lots) > 1:
            self.fields.update(lot_fields(self.lots))
            self.fields["amount"].help_text = _(
                "In euro’s, zonder btw. Laat leeg: dan tellen wij de delen hieronder op."
            )
        for criterion in self.criteria:
            name = localized(criterion, "name").value
            self.fields[f"criterion_{criterion.code}"] = staff_words(
                name, help_text=_("Verplicht bij afwijzen. De indiener leest dit."), rows=3
            )
            self.fields[f"present_{criterion.code}"] = staff_words(
                _("En zoals het nu gaat?"), help_text=name, rows=2
            )

    def add_problems(self, problems: Iterable[tuple[str, str]]) -> None:
        """Show what a service found, each at its field; what the form found itself comes first."""
        for field, code in problems:
            if field not in self.errors:
                self.add_error(field, message_for(code))

    def outcome_values(self) -> dict[str, Any]:
        """The values of an OutcomeText. Changes that the outcome does not know are dropped."""
        cleaned = self.cleaned_data
        action = Action(cleaned["action"])
        with_changes = action in CHANGES_NEEDED
        lots, amount = lot_texts(cleaned, self.lots), cleaned.get("amount")
        if amount is None:
            amount = total_of_lots(action, lots, self.lots)
        return {
            "action": action,
            "reason": cleaned["reason"],
            "reason_codes": tuple(cleaned.get("reason_codes", ())),
            "how_to_succeed": cleaned.get("how_to_succeed", ""),
            "conditions": cleaned.get("conditions", "") if with_changes else "",
            "amount_cents": amount,
            "criteria": tuple(
                CriterionWords(
                    row.code,
                    cleaned.get(f"criterion_{row.code}", ""),
                    cleaned.get(f"present_{row.code}", ""),
                )
                for row in self.criteria
            ),
            "lots": lots,
        }


class ProposalForm(OutcomeForm):
    """A decision with everything that its letter needs."""

    remedies = choose(
        _("Als de indiener het er niet mee eens is"),
        Remedies.choices,
        required=MESSAGES["remedies_needed"],
        initial=Remedies.OBJECTION,
        help_text=_(
            "Is dit een besluit in de zin van de Algemene wet bestuursrecht? Dan staat bezwaar"
            " open. Twijfelt u, vraag het een jurist."
        ),
    )

    def __init__(self, *args, actions=DECISION_ACTIONS, call=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.call = call
        self.fund = getattr(call, "fund", None)
        if self.fund is not None:
            self.fields.update(fund_fields(self.fund, call))
        if not self.is_bound:
            # What is posted is judged by the service: a colleague may have moved the case.
            self.fields["action"].choices = [row for row in OUTCOMES if row[0] in actions]

    def clean(self):
        """Every rule of the service, each at its field."""
        cleaned = super().clean()
        if {"action", "remedies", "reason", "amount"} <= cleaned.keys():
            # Read once: a field with a problem is not in the cleaned data any more.
            text = self.decision_text()
            self.add_problems(check_decision(text, self.criteria, self.lots))
            if text.action in COSTLY_ACTIONS:
                add_fund_problem(self, self.fund, self.call, text.amount_cents)
        return cleaned

    def decision_text(self) -> DecisionText:
        """What was written, for the service."""
        return DecisionText(
            **self.outcome_values(),
            remedies=Remedies(self.cleaned_data["remedies"]),
            fund=None if self.fund is None else fund_choice(self.cleaned_data),
        )


class ObjectionDecisionForm(OutcomeForm):
    """The second look, by the rules of a first decision."""

    action = choose(_("Wat is nu de uitkomst?"), OUTCOMES, required=_("Kies een uitkomst."))
    reason = staff_words(
        _("Motivering in gewone woorden"),
        required=_("Leg uit waarom u dit besluit."),
        help_text=_("Ga in op elk punt van het bezwaar. De indiener leest deze tekst letterlijk."),
        rows=8,
    )
    has_read = _has_read()

    def __init__(self, *args, fund=None, call=None, agreement=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fund, self.call, self.agreement = fund, call, agreement
        self.fields.update(agreement_fields(agreement))
        if fund is not None:
            self.fields.update(fund_fields(fund, call))
        # The last thing to do, after the words on the criteria.
        self.fields["has_read"] = self.fields.pop("has_read")

    def clean(self):
        """Every rule of the service, each at its field."""
        cleaned = super().clean()
        if {"action", "reason", "amount"} <= cleaned.keys():
            text, today = self.objection_text(), timezone.localdate()
            self.add_problems(check_outcome(text, self.criteria, self.lots))
            self.add_problems(check_fate(text.action, text.agreement, self.agreement, today))
            if text.action in COSTLY_ACTIONS:
                add_fund_problem(self, self.fund, self.call, text.amount_cents)
        return cleaned

    def objection_text(self) -> ObjectionText:
        """What was written, for the service."""
        return ObjectionText(
            **self.outcome_values(),
            agreement=fate_text(self.cleaned_data),
            fund=None if self.fund is None else fund_choice(self.cleaned_data),
        )


class PaperObjectionForm(PlainForm):
    """An objection on paper, typed over."""

    words = staff_words(
        _("Wat staat er in het bezwaar?"), required=_("Neem de tekst van de brief over."), rows=8
    )
    received_on = forms.DateField(
        label=_("Wanneer is de brief ontvangen?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Kies een dag."), "invalid": _("Kies een dag.")},
    )
    late_reason = staff_words(
        _("Waarom behandelt u het toch?"),
        help_text=_("Alleen als het bezwaar na de laatste dag kwam. De indiener leest dit."),
        rows=3,
    )
