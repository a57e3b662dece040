"""The lists that belong to an initiative: milestones, partners and roles of government."""

from django.db import models
from django.utils import formats
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from pages.enums import Circle, DatePrecision, PartnerKind, Rung


class InitiativeMilestone(Orderable):
    """Something that happened, on a date as exact as it is known."""

    initiative = ParentalKey(
        "pages.InitiativePage", on_delete=models.CASCADE, related_name="milestones"
    )
    on = models.DateField(_("datum"), help_text=_("Is alleen het jaar bekend? Vul 1 januari in."))
    precision = models.CharField(
        _("hoe precies"),
        max_length=5,
        choices=DatePrecision.choices,
        default=DatePrecision.YEAR,
    )
    text = models.CharField(_("wat gebeurde er"), max_length=300)
    text_en = models.CharField(_("wat gebeurde er, Engels"), max_length=300, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("on"), FieldPanel("precision")]),
        FieldRowPanel([FieldPanel("text"), FieldPanel("text_en")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("mijlpaal")
        verbose_name_plural = _("mijlpalen")

    def __str__(self) -> str:
        return f"{self.on}: {self.text}"

    @property
    def when(self) -> str:
        """The date as exact as it is known: 2011, mei 2014 or 21 november 2014."""
        shapes = {DatePrecision.YEAR: "Y", DatePrecision.MONTH: "F Y", DatePrecision.DAY: "j F Y"}
        return formats.date_format(self.on, shapes[DatePrecision(self.precision)])

    @property
    def machine_date(self) -> str:
        """The same for machines: 2011, 2011-05 or 2011-05-21."""
        parts = {DatePrecision.YEAR: "%Y", DatePrecision.MONTH: "%Y-%m"}
        return self.on.strftime(parts.get(DatePrecision(self.precision), "%Y-%m-%d"))


class InitiativePartner(Orderable):
    """Somebody who takes part, with what they do. Organisations and groups, no private persons."""

    initiative = ParentalKey(
        "pages.InitiativePage", on_delete=models.CASCADE, related_name="partners"
    )
    name = models.CharField(_("naam van de organisatie of groep"), max_length=160)
    name_en = models.CharField(_("naam, Engels"), max_length=160, blank=True)
    kind = models.CharField(_("soort"), max_length=12, choices=PartnerKind.choices)
    circle = models.CharField(_("kring"), max_length=5, choices=Circle.choices)
    roles = models.CharField(_("wat doet deze partner"), max_length=300)
    roles_en = models.CharField(_("wat doet deze partner, Engels"), max_length=300, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("circle")]),
        FieldRowPanel([FieldPanel("roles"), FieldPanel("roles_en")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self) -> str:
        return self.name


class GovernmentRole(Orderable):
    """A role that government takes. Nearly always several at once, and they change over time."""

    initiative = ParentalKey(
        "pages.InitiativePage", on_delete=models.CASCADE, related_name="government_roles"
    )
    rung = models.CharField(_("rol"), max_length=10, choices=Rung.choices)
    is_aspired = models.BooleanField(
        _("nagestreefd, in de praktijk anders"),
        default=False,
    )
    years = models.CharField(_("in welke jaren"), max_length=20, blank=True)

    panels = [FieldRowPanel([FieldPanel("rung"), FieldPanel("years"), FieldPanel("is_aspired")])]

    class Meta(Orderable.Meta):
        verbose_name = _("rol van de overheid")
        verbose_name_plural = _("rollen van de overheid")

    def __str__(self) -> str:
        return self.get_rung_display()
