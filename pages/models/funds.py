"""A fund behind calls: what it is for, where it works, its money, and who decides on what amount.

Shape after the fund that a Dutch city and three housing corporations made in 2009: a plan serves
at least one goal in at least one area, and the amount that is asked says who decides.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from pages.fields import EuroField
from pages.known_rows import KnownRowsMixin

_CENT = Decimal("0.01")


class FundForm(KnownRowsMixin, WagtailAdminModelForm):
    """Refuses two deciders for one amount, and a fund in which nobody decides on some requests."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        routes = self.formsets.get("routes")
        for form in routes.forms if routes is not None else ():
            form.fields["group"].error_messages["required"] = _(
                "Kies de groep die over dit bedrag besluit. Zonder groep kan niemand dat."
            )

    def clean(self):
        """Look at the routes together; each by itself may be right."""
        cleaned = super().clean()
        routes = self.formsets.get("routes")
        if routes is None or not routes.is_valid():
            return cleaned
        bounds = [
            form.cleaned_data.get("up_to")
            for form in routes.forms
            if form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]
        if len(set(bounds)) < len(bounds):
            self.add_error(None, _("Een bedrag komt twee keer voor bij wie besluit. Houd er één."))
        if None not in bounds:
            self.add_error(
                None,
                _("Zeg ook wie besluit over het hoogste bedrag: laat daar het bedrag leeg."),
            )
        return cleaned


class Fund(ClusterableModel):
    """Money of several parties for shared goals in named areas, for a number of years."""

    name = models.CharField(_("naam"), max_length=120, unique=True)
    name_en = models.CharField(_("naam in het Engels"), max_length=120, blank=True)
    explanation = models.TextField(
        _("waarvoor is dit fonds"), max_length=1500, help_text=_("In gewone taal.")
    )
    explanation_en = models.TextField(_("uitleg in het Engels"), max_length=1500, blank=True)
    ceiling = EuroField(
        _("plafond, in euro"),
        validators=[MinValueValidator(_CENT)],
        help_text=_("Wat er over de hele looptijd hoogstens is."),
    )
    starts_on = models.DateField(_("eerste dag"))
    ends_on = models.DateField(_("laatste dag"), help_text=_("Tot en met deze dag."))
    after_the_end = models.TextField(
        _("wat gebeurt er als het geld stopt"),
        max_length=800,
        help_text=_("Hoe blijft het werk daarna bestaan?"),
    )
    after_the_end_en = models.TextField(_("na afloop, Engels"), max_length=800, blank=True)

    base_form_class = FundForm
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
        FieldPanel("explanation"),
        FieldPanel("explanation_en"),
        FieldPanel("ceiling"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        InlinePanel("goals", label=_("doel"), min_num=1),
        InlinePanel("areas", label=_("wijk"), min_num=1),
        InlinePanel("sources", label=_("bron")),
        InlinePanel("routes", label=_("besluit per bedrag"), min_num=1),
        FieldPanel("after_the_end"),
        FieldPanel("after_the_end_en"),
    ]

    class Meta:
        verbose_name = _("fonds")
        verbose_name_plural = _("fondsen")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a fund that ends before it starts."""
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("De laatste dag ligt vóór de eerste dag.")})

    def ordered_routes(self) -> list["FundRoute"]:
        """From the lowest bound to the route without a bound."""
        return sorted(
            self.routes.all(), key=lambda route: (route.up_to is None, route.up_to or Decimal(0))
        )

    def who_decides(self, amount: Decimal) -> "FundRoute | None":
        """The route for a request of so many euros; None when no route covers so much."""
        return next((route for route in self.ordered_routes() if route.covers(amount)), None)

    def judge(
        self, *, goals: Iterable["FundGoal"], areas: Iterable["FundArea"], amount: Decimal
    ) -> "Eligibility":
        """Whether a plan for these goals and areas can be paid from this fund."""
        return eligibility(self, goals=goals, areas=areas, amount=amount)


class FundGoal(Orderable):
    """Something that the fund wants to be true."""

    fund = ParentalKey(Fund, on_delete=models.CASCADE, related_name="goals")
    name = models.CharField(_("doel"), max_length=200)
    name_en = models.CharField(_("doel in het Engels"), max_length=200, blank=True)
    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")])]

    class Meta(Orderable.Meta):
        verbose_name = _("doel")

    def __str__(self) -> str:
        return f"{self.fund}: {self.name}"


class FundArea(Orderable):
    """A neighbourhood in which the fund works."""

    fund = ParentalKey(Fund, on_delete=models.CASCADE, related_name="areas")
    name = models.CharField(_("wijk of buurt"), max_length=120)
    panels = [FieldPanel("name")]

    class Meta(Orderable.Meta):
        verbose_name = _("wijk")

    def __str__(self) -> str:
        return f"{self.fund}: {self.name}"


class FundSource(Orderable):
    """Who puts how much into the fund, and what for."""

    fund = ParentalKey(Fund, on_delete=models.CASCADE, related_name="sources")
    name = models.CharField(_("wie legt in"), max_length=160)
    amount = EuroField(_("bedrag, in euro"), validators=[MinValueValidator(_CENT)])
    earmark = models.CharField(
        _("waar het geld voor bedoeld is"),
        max_length=200,
        blank=True,
        help_text=_("Leeg: voor alle doelen."),
    )
    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("amount")]), FieldPanel("earmark")]

    class Meta(Orderable.Meta):
        verbose_name = _("bron")

    def __str__(self) -> str:
        return self.name


class FundRoute(Orderable):
    """Who decides up to an amount; the route without an amount decides on all above.

    Whether the amount itself still belongs to it is written down: "under 50,000" and "at most
    50,000" differ by one request.
    """

    fund = ParentalKey(Fund, on_delete=models.CASCADE, related_name="routes")
    decider = models.CharField(_("wie besluit"), max_length=160)
    decider_en = models.CharField(_("wie besluit, Engels"), max_length=160, blank=True)
    # Empty only for routes of before it was asked: then nobody decides until it is chosen.
    group = models.ForeignKey(
        "auth.Group",
        verbose_name=_("groep die hierover besluit"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_(
            "Alleen een beslisser uit deze groep kan het besluit nemen. Maak zo nodig een groep,"
            " zoals panel of college, en zet daar de mensen in."
        ),
    )
    up_to = EuroField(
        _("tot welk bedrag, in euro"),
        null=True,
        blank=True,
        validators=[MinValueValidator(_CENT)],
        help_text=_("Leeg: voor alles wat daarboven ligt."),
    )
    includes_bound = models.BooleanField(
        _("ook precies dit bedrag"),
        default=False,
        help_text=_("Aan: tot en met dit bedrag. Uit: alleen eronder."),
    )
    panels = [
        FieldRowPanel([FieldPanel("decider"), FieldPanel("decider_en")]),
        FieldPanel("group"),
        FieldRowPanel([FieldPanel("up_to"), FieldPanel("includes_bound")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("besluit per bedrag")
        constraints = [
            models.UniqueConstraint(fields=("fund", "up_to"), name="pages_fund_route_once"),
            models.UniqueConstraint(
                fields=("fund",),
                condition=models.Q(up_to__isnull=True),
                name="pages_fund_route_above_once",
            ),
        ]

    def __str__(self) -> str:
        return self.decider

    def covers(self, amount: Decimal) -> bool:
        """Whether an amount in euros falls under this route, other routes left aside."""
        if self.up_to is None:
            return True
        return amount <= self.up_to if self.includes_bound else amount < self.up_to


@dataclass(frozen=True)
class Eligibility:
    """Whether a plan can be paid from a fund: one goal, one area, and no more than there is."""

    has_goal: bool
    has_area: bool
    within_ceiling: bool

    @property
    def is_eligible(self) -> bool:
        """Whether all of it is so."""
        return self.has_goal and self.has_area and self.within_ceiling


def eligibility(
    fund: Fund, *, goals: Iterable[FundGoal], areas: Iterable[FundArea], amount: Decimal
) -> Eligibility:
    """Judge a plan against a fund; goals and areas of another fund do not count."""
    return Eligibility(
        has_goal=any(goal.fund_id == fund.pk for goal in goals),
        has_area=any(area.fund_id == fund.pk for area in areas),
        within_ceiling=amount <= fund.ceiling,
    )
