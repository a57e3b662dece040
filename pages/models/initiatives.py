"""An initiative: what people do themselves, as they tell it, with where the facts come from."""

from django.core.paginator import Paginator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.search import index

from pages.blocks import Certainty
from pages.enums import Circle, Initiator, LifePhase, PolicyField
from pages.models.base import TITLE_PANELS, TITLE_PANELS_EN, PortalPage, tabs

PER_PAGE = 12

# The six parts of the dashboard that carry text; milestones and partners are lists of their own.
DASHBOARD = ("basic_idea", "government_role", "helps", "hinders")
# The five fields of a MAEX profile.
MAEX = ("themes", "organisation", "way_of_working", "needs", "impact")


class InitiativeIndexPage(PortalPage):
    """All initiatives, to filter by subject."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.InitiativePage"]
    max_count = 1

    class Meta:
        verbose_name = _("overzicht van initiatieven")

    def get_context(self, request, *args, **kwargs):
        """A page of initiatives, with the subjects that occur and how often."""
        context = super().get_context(request, *args, **kwargs)
        everything = InitiativePage.objects.child_of(self).live().public()
        counts = dict(
            everything.order_by().values_list("policy_field").annotate(models.Count("pk"))
        )
        chosen = request.GET.get("onderwerp", "")
        if chosen not in PolicyField.values:
            chosen = ""
        shown = everything.filter(policy_field=chosen) if chosen else everything
        context["listing"] = Paginator(shown.order_by("title"), PER_PAGE).get_page(
            request.GET.get("pagina")
        )
        context["subjects"] = [
            (code, label, counts[code]) for code, label in PolicyField.choices if code in counts
        ]
        context["chosen"] = chosen
        context["total"] = sum(counts.values())
        context["query"] = f"onderwerp={chosen}&" if chosen else ""
        return context


def _text(label, help_text="", **options) -> models.TextField:
    return models.TextField(label, max_length=2000, help_text=help_text, **options)


_PER_LINE = _("Eén punt per regel.")


class InitiativePage(PortalPage):
    """One initiative: a dashboard of six parts and a profile of five, as initiators tell it."""

    parent_page_types = ["pages.InitiativeIndexPage"]
    subpage_types: list[str] = []
    searched_names = ("place", *DASHBOARD, *MAEX)

    policy_field = models.CharField(_("onderwerp"), max_length=12, choices=PolicyField.choices)
    place = models.CharField(_("plaats of buurt"), max_length=120)
    place_en = models.CharField(_("plaats of buurt, Engels"), max_length=120, blank=True)
    started = models.CharField(_("begonnen in"), max_length=40, blank=True)
    life_phase = models.CharField(
        _("fase"), max_length=8, choices=LifePhase.choices, default=LifePhase.UNKNOWN
    )
    initiator = models.CharField(
        _("wie begon"), max_length=12, choices=Initiator.choices, default=Initiator.RESIDENTS
    )
    is_featured = models.BooleanField(_("op de voorpagina"), default=False)
    is_fictitious = models.BooleanField(
        _("verzonnen voorbeeld"), default=False, help_text=_("Dan staat dat groot op de pagina.")
    )
    facts_as_of = models.CharField(
        _("stand van"),
        max_length=40,
        help_text=_("Het jaar waarover de gegevens gaan, zoals 2014."),
    )
    source = models.CharField(_("bron"), max_length=300)
    source_en = models.CharField(_("bron, Engels"), max_length=300, blank=True)
    website = models.URLField(_("eigen website"), blank=True)

    basic_idea = _text(_("basisidee"), _PER_LINE)
    basic_idea_en = _text(_("basisidee, Engels"), blank=True)
    government_role = _text(_("rol van de overheid"), _PER_LINE, blank=True)
    government_role_en = _text(_("rol van de overheid, Engels"), blank=True)
    helps = _text(_("wat helpt"), _PER_LINE, blank=True)
    helps_en = _text(_("wat helpt, Engels"), blank=True)
    hinders = _text(_("wat hindert"), _PER_LINE, blank=True)
    hinders_en = _text(_("wat hindert, Engels"), blank=True)

    themes = _text(_("thema's"), blank=True)
    themes_en = _text(_("thema's, Engels"), blank=True)
    organisation = _text(_("hoe het is georganiseerd"), blank=True)
    organisation_en = _text(_("hoe georganiseerd, Engels"), blank=True)
    way_of_working = _text(_("hoe het werkt"), blank=True)
    way_of_working_en = _text(_("hoe het werkt, Engels"), blank=True)
    needs = _text(_("wat er nodig is"), _("Geld, spullen, mensen of kennis."), blank=True)
    needs_en = _text(_("wat er nodig is, Engels"), blank=True)
    impact = _text(_("wat het oplevert"), blank=True)
    impact_en = _text(_("wat het oplevert, Engels"), blank=True)
    impact_certainty = models.CharField(
        _("hoe zeker is dat"), max_length=13, choices=Certainty.choices, blank=True
    )

    search_fields = [
        *PortalPage.search_fields,
        index.FilterField("policy_field"),
        index.FilterField("is_featured"),
    ]
    edit_handler = tabs(
        (
            _("Initiatief"),
            [
                *TITLE_PANELS,
                FieldRowPanel([FieldPanel("policy_field"), FieldPanel("place")]),
                FieldRowPanel([FieldPanel("started"), FieldPanel("life_phase")]),
                FieldRowPanel([FieldPanel("initiator"), FieldPanel("website")]),
                MultiFieldPanel(
                    [
                        FieldRowPanel([FieldPanel("facts_as_of"), FieldPanel("source")]),
                        FieldPanel("is_fictitious"),
                        FieldPanel("is_featured"),
                    ],
                    heading=_("Herkomst"),
                ),
            ],
        ),
        (
            _("Dashboard"),
            [
                FieldPanel("basic_idea"),
                InlinePanel("milestones", label=_("mijlpaal")),
                InlinePanel("partners", label=_("partner")),
                FieldPanel("government_role"),
                InlinePanel("government_roles", label=_("rol")),
                FieldPanel("helps"),
                FieldPanel("hinders"),
            ],
        ),
        (
            _("Profiel"),
            [*(FieldPanel(name) for name in MAEX), FieldPanel("impact_certainty")],
        ),
        (
            _("Engels"),
            [
                *TITLE_PANELS_EN,
                FieldPanel("place_en"),
                FieldPanel("source_en"),
                *(FieldPanel(f"{name}_en") for name in (*DASHBOARD, *MAEX)),
            ],
        ),
    )

    class Meta:
        verbose_name = _("initiatief")
        verbose_name_plural = _("initiatieven")

    @property
    def rings(self) -> list[tuple[str, list]]:
        """The partners in two circles, the inner first; a circle without partners is left out."""
        partners = list(self.partners.all())
        rings = [
            (circle.label, [partner for partner in partners if partner.circle == circle])
            for circle in Circle
        ]
        return [(label, members) for label, members in rings if members]
