"""The lists that belong to a call: criteria, documents and meetings."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from pages.fields import EuroField


class CallCriterion(Orderable):
    """One point on which responses are weighed, in words."""

    call = ParentalKey("pages.CallPage", on_delete=models.CASCADE, related_name="criteria")
    name = models.CharField(_("criterium"), max_length=120)
    name_en = models.CharField(_("criterium in het Engels"), max_length=120, blank=True)
    explanation = models.TextField(
        _("waar letten we op"), max_length=600, help_text=_("In gewone taal, liefst als vraag.")
    )
    explanation_en = models.TextField(_("hetzelfde in het Engels"), max_length=600, blank=True)
    weight = models.PositiveSmallIntegerField(
        _("gewicht in procenten"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Alleen als uw gemeente weegt met percentages. Samen moeten ze 100 zijn."),
    )

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("explanation"), FieldPanel("explanation_en")]),
        FieldPanel("weight"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("criterium")
        verbose_name_plural = _("criteria")

    def __str__(self) -> str:
        return self.name


class CallLot(Orderable):
    """A part of the work that somebody can respond to by itself (in Dutch: perceel)."""

    call = ParentalKey("pages.CallPage", on_delete=models.CASCADE, related_name="lots")
    name = models.CharField(_("perceel"), max_length=120)
    name_en = models.CharField(_("perceel in het Engels"), max_length=120, blank=True)
    what = models.TextField(_("welk werk"), max_length=600, help_text=_("Wat, waar en hoe vaak."))
    what_en = models.TextField(_("welk werk, Engels"), max_length=600, blank=True)
    budget_ceiling = EuroField(
        _("budget, hoogstens per jaar"), null=True, blank=True, validators=[MinValueValidator(0)]
    )

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("what"), FieldPanel("what_en")]),
        FieldPanel("budget_ceiling"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("perceel")
        verbose_name_plural = _("percelen")

    def __str__(self) -> str:
        return self.name


class CallDocument(Orderable):
    """A document that belongs to a call, such as the running contract or a map."""

    call = ParentalKey("pages.CallPage", on_delete=models.CASCADE, related_name="documents")
    title = models.CharField(_("naam"), max_length=160)
    title_en = models.CharField(_("naam in het Engels"), max_length=160, blank=True)
    document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("document"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    panels = [
        FieldRowPanel([FieldPanel("title"), FieldPanel("title_en")]),
        FieldPanel("document"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documenten")

    def __str__(self) -> str:
        return self.title


class CallMeeting(Orderable):
    """A meeting where people can ask questions before they respond."""

    call = ParentalKey("pages.CallPage", on_delete=models.CASCADE, related_name="meetings")
    starts_at = models.DateTimeField(_("begint op"))
    ends_at = models.DateTimeField(_("eindigt op"), null=True, blank=True)
    place = models.CharField(_("plaats"), max_length=200)
    online_url = models.URLField(_("link om online mee te doen"), max_length=300, blank=True)
    takes_sign_ups = models.BooleanField(
        _("aanmelden"),
        default=False,
        db_default=False,
        help_text=_("Mensen melden zich aan met hun naam en e-mailadres."),
    )
    capacity = models.PositiveIntegerField(
        _("aantal plaatsen"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Leeg: er is plaats voor iedereen."),
    )
    note = models.CharField(_("toelichting"), max_length=300, blank=True)
    note_en = models.CharField(_("toelichting in het Engels"), max_length=300, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldRowPanel([FieldPanel("place"), FieldPanel("online_url")]),
        FieldRowPanel([FieldPanel("takes_sign_ups"), FieldPanel("capacity")]),
        FieldRowPanel([FieldPanel("note"), FieldPanel("note_en")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("bijeenkomst")
        verbose_name_plural = _("bijeenkomsten")

    def __str__(self) -> str:
        return f"{self.place} ({timezone.localtime(self.starts_at):%d-%m-%Y %H:%M})"

    def clean(self) -> None:
        """An end before the beginning is a typing mistake."""
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("Kies een einde dat na het begin ligt.")})
