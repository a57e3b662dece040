"""The public result of a contract: promised, achieved, paid, and why, in plain Dutch."""

from django.core.paginator import Paginator
from django.db import models
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail.url_routing import RouteResult

from pages import public_results
from pages.blocks import BODY_BLOCKS
from pages.enums import PolicyField
from pages.fields import SlimStreamField
from pages.models.base import TITLE_PANELS, TITLE_PANELS_EN, PortalPage, tabs

PER_PAGE = 12


class GoneAddress(models.Model):
    """An address of a result that named somebody, as a keyed hash: what it was cannot be read."""

    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    gone_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("vervallen adres")
        default_permissions = ()

    def __str__(self):
        return self.fingerprint[:8]

    @staticmethod
    def fingerprint_of(slug):
        """The hash of an address, with the key of this site."""
        return salted_hmac("pages.gone_address", slug.casefold(), algorithm="sha256").hexdigest()

    @classmethod
    def was_here(cls, slug):
        """Whether a result stood at this address before."""
        return cls.objects.filter(fingerprint=cls.fingerprint_of(slug)).exists()


class ResultIndexPage(PortalPage):
    """All published results."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.ResultPage"]
    max_count = 1

    class Meta:
        verbose_name = _("overzicht van resultaten")

    def route(self, request, path_components):
        """An address that named somebody is gone, and says so."""
        try:
            return super().route(request, path_components)
        except Http404:
            if len(path_components) == 1 and GoneAddress.was_here(path_components[0]):
                return RouteResult(self, kwargs={"is_gone": True})
            raise

    def serve(self, request, *args, is_gone=False, **kwargs):
        """The list, or that a result is no longer at this address."""
        if is_gone:
            return TemplateResponse(request, "pages/gone.html", {"results": self}, status=410)
        return super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        """A page of results, the newest first."""
        context = super().get_context(request, *args, **kwargs)
        results = ResultPage.objects.child_of(self).live().public()
        context["listing"] = Paginator(
            results.order_by("-first_published_at", "-pk"), PER_PAGE
        ).get_page(request.GET.get("pagina"))
        return context


class PublicWords(index.SearchField):
    """What search may know of a field: not the names that the contract hides."""

    def get_value(self, obj):
        """The words of the field as everybody reads them."""
        value = super().get_value(obj)
        return obj.as_public(value) if isinstance(value, str) else value


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

    @classmethod
    def get_search_fields(cls):
        """Those of every page, without the names that the contract hides."""
        return [
            PublicWords(field.field_name, boost=field.boost)
            if isinstance(field, index.SearchField)
            else field
            for field in super().get_search_fields()
        ]

    def searched_words(self):
        """The words of this page as everybody reads them."""
        return self.as_public(super().searched_words())

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
