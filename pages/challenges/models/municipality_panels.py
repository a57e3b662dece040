"""How an editor sets the right to challenge: in the order in which a municipality thinks of it."""

from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel

from pages.known_rows import KnownRowsMixin


class MunicipalityForm(KnownRowsMixin, WagtailAdminModelForm):
    """Refuses to take away what old cases point at."""

    def clean(self) -> dict[str, Any]:
        """Check the reasons of earlier decisions, and that something is left to choose."""
        cleaned = super().clean()
        self._check_reasons()
        self._check_some_left("applicant_kinds", _("Laat ten minste één soort indiener te kiezen."))
        self._check_some_left("reasons", _("Laat ten minste één reden te kiezen."))
        return cleaned

    def _check_reasons(self) -> None:
        formset = self.formsets.get("reasons")
        if formset is None or not formset.is_valid():
            return
        left = {form.cleaned_data.get("code") for form in formset.forms if not _is_gone(form)}
        gone = {form.initial["code"] for form in formset.initial_forms} - left
        used = apps.get_model("challenges", "DecisionReason").objects.filter(code__in=gone)
        codes = sorted(set(used.values_list("code", flat=True)))
        if codes:
            message = _(
                "Besluiten verwijzen naar %(codes)s. Zet zo’n reden uit, in plaats van weg."
            )
            self.add_error(None, message % {"codes": ", ".join(codes)})

    def _check_some_left(self, name: str, message: Any) -> None:
        formset = self.formsets.get(name)
        if formset is None or not formset.is_valid():
            return
        if not any(form.cleaned_data.get("is_active") for form in formset if not _is_gone(form)):
            self.add_error(None, message)


def _is_gone(form: Any) -> bool:
    return not form.cleaned_data or bool(form.cleaned_data.get("DELETE"))


MUNICIPALITY_PANELS = [
    MultiFieldPanel(
        [
            HelpPanel(
                content=_(
                    "Een termijn loopt in kalenderdagen. Eindigt hij in een weekend of op een"
                    " feestdag, dan loopt hij door tot de eerste werkdag daarna. Lopende zaken"
                    " houden de termijn die bij ontvangst gold."
                )
            ),
            FieldRowPanel(
                [FieldPanel("first_reaction_working_days"), FieldPanel("decision_weeks")]
            ),
            FieldRowPanel([FieldPanel("extension_weeks"), FieldPanel("completion_weeks")]),
            FieldRowPanel([FieldPanel("objection_weeks"), FieldPanel("objection_decision_weeks")]),
            FieldPanel("objection_adjournment_weeks"),
        ],
        heading=_("Termijnen"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("reminder_days"), FieldPanel("completion_reminder_days")]),
            FieldRowPanel([FieldPanel("posting_days"), FieldPanel("callback_keep_weeks")]),
            FieldPanel("lead"),
        ],
        heading=_("Bewaken"),
    ),
    InlinePanel(
        "holidays",
        heading=_("Eigen vrije dagen"),
        label=_("vrije dag"),
        help_text=_("De feestdagen van de wet kent het systeem al."),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_phone")]),
            FieldPanel("contact_email"),
            FieldRowPanel([FieldPanel("contact_hours"), FieldPanel("contact_hours_en")]),
        ],
        heading=_("Contact voor een eigen uitdaging"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("small_request_euro"),
            FieldRowPanel([FieldPanel("draft_weeks"), FieldPanel("draft_warning_days")]),
            FieldRowPanel([FieldPanel("support_threshold"), FieldPanel("support_min_age")]),
            FieldPanel("case_prefix"),
        ],
        heading=_("Drempels en zaaknummer"),
    ),
    InlinePanel("applicant_kinds", heading=_("Soorten indieners"), label=_("soort"), min_num=1),
    InlinePanel(
        "criteria",
        heading=_("Criteria voor een eigen uitdaging"),
        label=_("criterium"),
        min_num=1,
        help_text=_("Een oproep heeft haar eigen criteria."),
    ),
    InlinePanel(
        "reasons", heading=_("Redenen bij een negatief besluit"), label=_("reden"), min_num=1
    ),
    InlinePanel("excluded_subjects", heading=_("Wat niet kan"), label=_("onderwerp")),
    InlinePanel(
        "mandates",
        heading=_("Mandaat om te besluiten"),
        label=_("mandaat"),
        help_text=_("Zonder mandaten mag elke beslisser over elk bedrag besluiten."),
    ),
]
