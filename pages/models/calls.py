"""A call: the municipality asks who can do one of its tasks better or differently."""

from datetime import date, datetime

from django.core.paginator import Paginator
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Page
from wagtail.search import index

from pages.blocks import BODY_BLOCKS
from pages.enums import AgreementForm, CallKind, PolicyField
from pages.fields import EuroField, SlimStreamField
from pages.models.base import PortalPage
from pages.models.call_checks import TAKES_OVER_A_TASK, check_dates, refuse
from pages.models.call_panels import CALL_EDITOR, CallForm
from pages.models.settings import PHONE, phone_link
from pages.phases import BADGES, CallDates, Phase, Step, phase_on, timeline

PER_PAGE = 12


class CallIndexPage(PortalPage):
    """All calls, open ones first."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.CallPage"]
    max_count = 1

    class Meta:
        verbose_name = _("overzicht van oproepen")

    def calls(self) -> models.QuerySet["CallPage"]:
        """The published calls under this page."""
        return CallPage.objects.child_of(self).live().public()

    def get_context(self, request, *args, **kwargs):
        """Calls by phase: a reader first sees where they can still respond."""
        context = super().get_context(request, *args, **kwargs)
        today = timezone.localdate()
        calls = sorted(self.calls(), key=lambda call: call.sort_key(today))
        page = Paginator(calls, PER_PAGE).get_page(request.GET.get("pagina"))
        context["listing"] = page
        context["open_calls"] = [call for call in page if call.phase is Phase.OPEN]
        context["other_calls"] = [call for call in page if call.phase is not Phase.OPEN]
        return context


class CallPage(PortalPage):
    """One call. Everything that a challenger needs to make a fair offer is on the page."""

    base_form_class = CallForm
    edit_handler = CALL_EDITOR
    parent_page_types = ["pages.CallIndexPage"]
    subpage_types: list[str] = []
    searched_names = (
        "task", "area", "target_group", "why", "shared_problem", "body", "present_executor",
        "quality_norm",
        "may_differ", "must_stay", "municipality_contributes",
    )  # fmt: skip

    kind = models.CharField(
        _("soort oproep"),
        max_length=12,
        choices=CallKind.choices,
        default=CallKind.RIGHT_TO_CHALLENGE,
        help_text=_("Bij een idee of een open probleem hoeft u niet te zeggen wie het nu doet."),
    )
    fund = models.ForeignKey(
        "pages.Fund",
        verbose_name=_("fonds achter deze oproep"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    fund_goals = ParentalManyToManyField(
        "pages.FundGoal", verbose_name=_("doelen van het fonds"), blank=True, related_name="+"
    )
    fund_areas = ParentalManyToManyField(
        "pages.FundArea", verbose_name=_("wijken van het fonds"), blank=True, related_name="+"
    )
    policy_field = models.CharField(_("onderwerp"), max_length=12, choices=PolicyField.choices)
    task = models.TextField(
        _("om welke taak gaat het"), max_length=1000, help_text=_("Wat gebeurt er nu, en hoe vaak?")
    )
    task_en = models.TextField(_("taak, Engels"), max_length=1000, blank=True)
    why = models.TextField(
        _("waarom vragen wij dit"),
        max_length=1500,
        help_text=_("Wat hoopt u samen te bereiken? Schrijf hier niet over bezuinigen."),
    )
    why_en = models.TextField(_("waarom, Engels"), max_length=1500, blank=True)
    shared_problem = models.TextField(
        _("wie herkent dit, en hoe weet u dat"),
        max_length=1000,
        blank=True,
        help_text=_("Met wie hebt u gesproken? Wat zeiden zij?"),
    )
    shared_problem_en = models.TextField(_("wie herkent dit, Engels"), max_length=1000, blank=True)
    area = models.CharField(_("wijk of buurt"), max_length=160)
    area_en = models.CharField(_("wijk of buurt, Engels"), max_length=160, blank=True)
    target_group = models.CharField(_("voor wie is het"), max_length=300)
    target_group_en = models.CharField(_("voor wie, Engels"), max_length=300, blank=True)
    body = SlimStreamField(BODY_BLOCKS, verbose_name=_("meer uitleg"), blank=True)
    body_en = SlimStreamField(BODY_BLOCKS, verbose_name=_("meer uitleg, Engels"), blank=True)

    present_executor = models.CharField(
        _("wie doet het nu"),
        max_length=200,
        blank=True,
        help_text=_("De naam van het bedrijf of de afdeling."),
    )
    contract_ends_on = models.DateField(_("lopend contract eindigt op"), null=True, blank=True)
    contract_note = models.CharField(
        _("toelichting bij het contract"),
        max_length=300,
        blank=True,
        help_text=_("Bijvoorbeeld: eigen medewerkers, er is geen contract."),
    )
    contract_note_en = models.CharField(_("toelichting, Engels"), max_length=300, blank=True)
    present_cost = EuroField(
        _("kosten nu, in euro per jaar"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    present_cost_source = models.CharField(
        _("bron en jaar van dit bedrag"),
        max_length=300,
        blank=True,
        help_text=_("Zoals: jaarrekening 2025, programma 4, zonder btw."),
    )
    present_cost_source_en = models.CharField(_("bron, Engels"), max_length=300, blank=True)
    budget_ceiling = EuroField(
        _("budget voor een nieuwe afspraak, hoogstens per jaar"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    quality_norm = models.TextField(
        _("kwaliteit die nu geldt"),
        max_length=1500,
        blank=True,
        help_text=_("Eén punt per regel."),
    )
    quality_norm_en = models.TextField(_("kwaliteit, Engels"), max_length=1500, blank=True)

    may_differ = models.TextField(
        _("wat mag anders"), max_length=1500, help_text=_("Eén punt per regel.")
    )
    may_differ_en = models.TextField(_("wat mag anders, Engels"), max_length=1500, blank=True)
    must_stay = models.TextField(
        _("wat mag niet anders"),
        max_length=1500,
        help_text=_("Eén punt per regel, ook wat niet bij de oproep hoort."),
    )
    must_stay_en = models.TextField(_("wat mag niet anders, Engels"), max_length=1500, blank=True)
    input_asked = models.TextField(
        _("wat wij van u vragen"), max_length=1500, help_text=_("Eén punt per regel.")
    )
    input_asked_en = models.TextField(_("wat wij vragen, Engels"), max_length=1500, blank=True)
    input_not_asked = models.TextField(
        _("wat wij niet van u vragen"),
        max_length=1500,
        help_text=_("Eén punt per regel, zoals: u hoeft nog geen stichting te hebben."),
    )
    input_not_asked_en = models.TextField(
        _("wat wij niet vragen, Engels"), max_length=1500, blank=True
    )
    municipality_contributes = models.TextField(
        _("wat doet de gemeente zelf"), max_length=1500, help_text=_("Eén punt per regel.")
    )
    municipality_contributes_en = models.TextField(
        _("wat doet de gemeente, Engels"), max_length=1500, blank=True
    )
    who_may_respond = models.TextField(_("wie mag reageren"), max_length=800)
    who_may_respond_en = models.TextField(_("wie mag reageren, Engels"), max_length=800, blank=True)

    agreement_form = models.CharField(
        _("soort afspraak"),
        max_length=12,
        choices=AgreementForm.choices,
        default=AgreementForm.OPEN,
    )
    duration = models.CharField(_("duur van de afspraak"), max_length=200)
    duration_en = models.CharField(_("duur, Engels"), max_length=200, blank=True)
    legal_basis = models.CharField(_("regels waar dit op rust"), max_length=300)
    legal_basis_en = models.CharField(_("regels, Engels"), max_length=300, blank=True)
    legal_basis_url = models.URLField(_("link naar die regels"), blank=True)
    privacy_note = models.TextField(_("wat we met gegevens doen"), max_length=800, blank=True)
    privacy_note_en = models.TextField(_("gegevens, Engels"), max_length=800, blank=True)

    opens_on = models.DateField(_("eerste dag om te reageren"), null=True)
    closes_on = models.DateField(_("laatste dag om te reageren"), null=True)
    decide_by = models.DateField(_("besluit uiterlijk op"), null=True)
    assessment_on = models.DateField(_("beoordeling begon op"), null=True, blank=True)
    decided_on = models.DateField(_("besloten op"), null=True, blank=True)
    decision_summary = models.TextField(_("wat is besloten en waarom"), max_length=1500, blank=True)
    decision_summary_en = models.TextField(_("besluit, Engels"), max_length=1500, blank=True)
    running_on = models.DateField(_("uitvoering begon op"), null=True, blank=True)
    finished_on = models.DateField(_("afgerond op"), null=True, blank=True)
    withdrawn_on = models.DateField(_("ingetrokken op"), null=True, blank=True)
    withdrawal_reason = models.TextField(_("waarom ingetrokken"), max_length=1500, blank=True)
    withdrawal_reason_en = models.TextField(_("intrekking, Engels"), max_length=1500, blank=True)
    result_page = models.ForeignKey(
        Page,
        verbose_name=_("resultaatpagina"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    contact_name = models.CharField(_("contactpersoon"), max_length=120)
    contact_role = models.CharField(_("functie"), max_length=120, blank=True)
    contact_role_en = models.CharField(_("functie, Engels"), max_length=120, blank=True)
    contact_phone = models.CharField(_("telefoonnummer"), max_length=25, validators=[PHONE])
    contact_email = models.EmailField(_("e-mailadres"), blank=True)
    contact_hours = models.CharField(_("bereikbaar op"), max_length=120, blank=True)
    contact_hours_en = models.CharField(_("bereikbaar op, Engels"), max_length=120, blank=True)

    search_fields = [*PortalPage.search_fields, index.FilterField("policy_field")]

    # What a draft may still lack is null in the database; publishing asks for it.
    class Meta:
        verbose_name = _("oproep")
        verbose_name_plural = _("oproepen")

    def clean(self) -> None:
        """All dates that cannot be right, at once and each at its field; in a draft as well."""
        super().clean()
        refuse(check_dates(self))

    @property
    def dates(self) -> CallDates:
        """The days on which this call changes phase."""
        return CallDates(
            opens_on=self.opens_on,
            closes_on=self.closes_on,
            assessment_on=self.assessment_on,
            decided_on=self.decided_on,
            running_on=self.running_on,
            finished_on=self.finished_on,
            withdrawn_on=self.withdrawn_on,
        )

    @property
    def phase(self) -> Phase:
        """The phase today."""
        return phase_on(self.dates, timezone.localdate())

    @property
    def takes_over_a_task(self) -> bool:
        """Whether it is about work that somebody does now, with a cost and a quality."""
        return self.kind in TAKES_OVER_A_TASK

    @property
    def phase_badge(self) -> str:
        """The look of the phase today."""
        return BADGES[self.phase]

    @property
    def timeline(self) -> list[Step]:
        """The phases with their dates, as seen today."""
        return timeline(self.dates, self.decide_by, timezone.localdate())

    @property
    def contact_phone_link(self) -> str:
        """The number as a tel: address wants it."""
        return phone_link(self.contact_phone)

    def is_open_at(self, now: datetime) -> bool:
        """Whether one can respond at this moment; the last day counts to midnight."""
        return phase_on(self.dates, timezone.localdate(now)) is Phase.OPEN

    def sort_key(self, today: date) -> tuple[int, int]:
        """Open calls first and of those the one that closes soonest, then the newest."""
        order = (Phase.OPEN, Phase.PLANNED, Phase.CLOSED, Phase.IN_ASSESSMENT, Phase.DECIDED)
        phase = phase_on(self.dates, today)
        rank = order.index(phase) if phase in order else len(order)
        closes = self.closes_on.toordinal() if self.closes_on else 0
        return (rank, closes if phase in {Phase.OPEN, Phase.PLANNED} else -closes)
