"""How editors fill in a call: in the order in which a reader asks, with checks on publishing."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
    Panel,
)

from pages.models.base import TITLE_PANELS, TITLE_PANELS_EN, tabs
from pages.models.call_advice import advise
from pages.models.call_checks import (
    check_expiry,
    check_fund,
    check_fund_use,
    check_present,
    check_reasons,
    check_weights,
)


class CallForm(WagtailAdminPageForm):
    """Lets a draft be unfinished, and refuses to publish a call that is unfair to challengers."""

    def clean(self):
        """Check reasons and weights when the call is about to be published."""
        cleaned = super().clean()
        if self.is_deferred_validation:
            return cleaned
        typed = _Typed(cleaned)
        fund = check_fund(
            cleaned.get("fund"), cleaned.get("fund_goals") or (), cleaned.get("fund_areas") or ()
        )
        found_per_check = (
            check_reasons(typed),
            check_present(typed),
            check_expiry(typed),
            fund,
            check_fund_use(typed),
        )
        for found in found_per_check:
            for name, messages in found.items():
                for message in messages:
                    self.add_error(name, message)
        criteria = self.formsets.get("criteria")
        if criteria is not None and criteria.is_valid():
            weights = [
                form.cleaned_data.get("weight")
                for form in criteria.forms
                if form.cleaned_data and not form.cleaned_data.get("DELETE")
            ]
            problem = check_weights(weights)
            if problem:
                self.add_error(None, problem)
        return cleaned


class _Typed:
    """Typed values by attribute; a field that failed its own check reads as empty."""

    def __init__(self, cleaned: dict) -> None:
        self._cleaned = cleaned

    def __getattr__(self, name: str):
        value = self._cleaned.get(name)
        return "" if value is None and name in _TEXTS else value


_TEXTS = {
    "decision_summary",
    "withdrawal_reason",
    "present_executor",
    "present_cost_source",
    "quality_norm",
    "contract_note",
}


class AdvicePanel(Panel):
    """What may still be better, read from the last saved version. It refuses nothing."""

    class BoundPanel(Panel.BoundPanel):
        """The list for one call."""

        template_name = "pages/admin/call_advice.html"

        def get_context_data(self, parent_context=None):
            """Every question with its answer, and how many are open."""
            advice = advise(self.instance)
            return super().get_context_data(parent_context) | {
                "advice": advice,
                "open_count": sum(not each.is_fine for each in advice),
            }


_CALL = [
    *TITLE_PANELS,
    FieldPanel("kind"),
    FieldRowPanel([FieldPanel("policy_field"), FieldPanel("area")]),
    FieldPanel("target_group"),
    FieldPanel("task"),
    FieldPanel("why"),
    FieldPanel("shared_problem"),
    InlinePanel(
        "lots",
        label=_("perceel"),
        help_text=_("Delen van het werk waar iemand apart op kan reageren. Geen delen? Laat leeg."),
    ),
    FieldPanel("body"),
    InlinePanel("documents", label=_("document")),
    AdvicePanel(heading=_("Controle voor publicatie")),
]
_PRESENT = [
    HelpPanel(
        content=_(
            "Wie uitdaagt, moet weten waarmee. Vul in wat het nu kost, wie het doet, tot wanneer, "
            "en welke kwaliteit u nu krijgt. Vraag van bewoners niet meer dan van wie het nu doet."
        )
    ),
    FieldPanel("present_executor"),
    FieldRowPanel([FieldPanel("contract_ends_on"), FieldPanel("contract_note")]),
    FieldRowPanel([FieldPanel("present_cost"), FieldPanel("present_cost_source")]),
    FieldPanel("budget_ceiling"),
    FieldPanel("quality_norm"),
]
_ROOM = [
    FieldPanel("may_differ"),
    FieldPanel("must_stay"),
    FieldPanel("input_asked"),
    FieldPanel("input_not_asked"),
    FieldPanel("municipality_contributes"),
    FieldPanel("who_may_respond"),
    InlinePanel("criteria", label=_("criterium"), min_num=1),
    MultiFieldPanel(
        [
            FieldPanel("agreement_form"),
            FieldPanel("duration"),
            FieldPanel("legal_basis"),
            FieldPanel("legal_basis_url"),
            FieldPanel("privacy_note"),
        ],
        heading=_("De afspraak"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("fund"),
            FieldPanel("fund_goals", widget=CheckboxSelectMultiple),
            FieldPanel("fund_areas", widget=CheckboxSelectMultiple),
        ],
        heading=_("Fonds: wie betaalt mee, en wie besluit bij welk bedrag"),
        classname="collapsed",
    ),
]
_PLANNING = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on")]),
            FieldPanel("decide_by"),
            FieldPanel("assessment_on"),
            FieldRowPanel([FieldPanel("decided_on"), FieldPanel("running_on")]),
            FieldPanel("decision_summary"),
            FieldPanel("finished_on"),
            PageChooserPanel("result_page", "pages.ResultPage"),
            FieldRowPanel([FieldPanel("withdrawn_on")]),
            FieldPanel("withdrawal_reason"),
        ],
        heading=_("Planning: de fase volgt vanzelf uit deze datums"),
    ),
    InlinePanel("meetings", label=_("bijeenkomst")),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_role")]),
            FieldRowPanel([FieldPanel("contact_phone"), FieldPanel("contact_email")]),
            FieldPanel("contact_hours"),
        ],
        heading=_("Eén vaste contactpersoon"),
    ),
]
_ENGLISH_NAMES = (
    "task", "why", "shared_problem", "area", "target_group", "body", "contract_note",
    "present_cost_source",
    "quality_norm", "may_differ", "must_stay", "input_asked", "input_not_asked",
    "municipality_contributes", "who_may_respond", "duration", "legal_basis", "privacy_note",
    "decision_summary", "withdrawal_reason", "contact_role", "contact_hours",
)  # fmt: skip
_ENGLISH = [*TITLE_PANELS_EN, *(FieldPanel(f"{name}_en") for name in _ENGLISH_NAMES)]

CALL_EDITOR = tabs(
    (_("Oproep"), _CALL),
    (_("Zo gaat het nu"), _PRESENT),
    (_("Ruimte en weging"), _ROOM),
    (_("Planning en contact"), _PLANNING),
    (_("Engels"), _ENGLISH),
)
