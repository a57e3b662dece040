"""The public result of a contract: promised, achieved, paid, and why, in plain Dutch."""

from django.core.paginator import Paginator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages import public_results
from pages.blocks import BODY_BLOCKS
from pages.enums import PolicyField
from pages.fields import SlimStreamField
from pages.models.base import TITLE_PANELS, TITLE_PANELS_EN, PortalPage, tabs

PER_PAGE = 12


class ResultIndexPage(PortalPage):
    """All published results."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.ResultPage"]
    max_count = 1

    class Meta:
        verbose_name = _("overzicht van resultaten")

    def get_context(self, request, *args, **kwargs):
        """A page of results, the newest first."""
        context = super().get_context(request, *args, **kwargs)
        results = ResultPage.objects.child_of(self).live().public()
        context["listing"] = Paginator(
            results.order_by("-first_published_at", "-pk"), PER_PAGE
        ).get_page(request.GET.get("pagina"))
        return context


class ResultPage(PortalPage):
    """One contract's results. The figures come from the contract; the story from the editor."""

    agreement_number = models.CharField(
        _("nummer van de prestatieafspraak"),
        max_length=20,
        help_text=_("Zoals PC-2026-0001. De cijfers op de pagina komen uit deze afspraak."),
    )
    policy_field = models.CharField(
        _("onderwerp"), max_length=12, choices=PolicyField.choices, blank=True
    )
    body = SlimStreamField(BODY_BLOCKS, verbose_name=_("het verhaal erachter"), blank=True)
    body_en = SlimStreamField(BODY_BLOCKS, verbose_name=_("het verhaal, Engels"), blank=True)
    lessons = models.TextField(
        _("wat we leerden"), max_length=2000, blank=True, help_text=_("Eén punt per regel.")
    )
    lessons_en = models.TextField(_("wat we leerden, Engels"), max_length=2000, blank=True)

    parent_page_types = ["pages.ResultIndexPage"]
    subpage_types: list[str] = []
    searched_names = ("agreement_number", "body", "lessons")
    edit_handler = tabs(
        (
            _("Inhoud"),
            [
                *TITLE_PANELS,
                FieldPanel("agreement_number"),
                FieldPanel("policy_field"),
                FieldPanel("body"),
                FieldPanel("lessons"),
            ],
        ),
        (
            _("Engels"),
            [*TITLE_PANELS_EN, FieldPanel("body_en"), FieldPanel("lessons_en")],
        ),
    )

    class Meta:
        verbose_name = _("resultaat")
        verbose_name_plural = _("resultaten")

    @cached_property
    def _names(self):
        return public_results.names_of(self.agreement_number)

    def as_public(self, text):
        """A text of this page without the names that the contract does not make public.

        A page that was made before has the title of the contract as it was then.
        """
        return self._names.without_hidden(text) if self._names is not None else text

    def get_context(self, request, *args, **kwargs):
        """The public account of the contract, or None when the contract is not public."""
        context = super().get_context(request, *args, **kwargs)
        context["account"] = public_results.account(self.agreement_number)
        return context
