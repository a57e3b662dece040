"""What differs per municipality: names, telephone, logo and colours."""

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from pages.localized import current_language, localized
from pages.synonyms import DEFAULT_SYNONYMS, SynonymsError, read_synonyms
from pages.theme import ThemeError, parse_theme

PHONE = RegexValidator(
    r"^\+?[0-9][0-9 ()\-]{5,24}$",
    _("Vul een telefoonnummer in met alleen cijfers, spaties en streepjes, zoals 010 123 45 67."),
)


def phone_link(number: str) -> str:
    """A number as a tel: address wants it: digits and a plus only."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")


class SiteSettingsForm(WagtailAdminModelForm):
    """The form of the settings. A logo that cannot be one is refused, and the form still opens.

    Who never changed the synonyms sees the standard list, and keeps following it.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.initial.get("synonyms"):
            self.initial["synonyms"] = DEFAULT_SYNONYMS

    def clean_synonyms(self) -> str:
        """Store the standard list as nothing, so that a better one reaches this municipality."""
        text: str = self.cleaned_data["synonyms"]
        return "" if text.split() == DEFAULT_SYNONYMS.split() else text

    def full_clean(self) -> None:
        """Leave a refused logo out: Wagtail's chooser looks it up again to draw it."""
        super().full_clean()
        if "logo" in self.errors:
            self.data = {**self.data.dict(), self.add_prefix("logo"): ""}


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """The municipality behind this portal."""

    base_form_class = SiteSettingsForm

    portal_name = models.CharField(_("naam van het portaal"), max_length=60, default="Uitdaagloket")
    municipality_name = models.CharField(
        _("naam van de gemeente"), max_length=80, default="Gemeente Voorbeeld"
    )
    challenge_label = models.CharField(
        _("woord voor uitdaagrecht"),
        max_length=60,
        default="uitdaagrecht",
        help_text=_("Zoals uw gemeente het noemt: uitdaagrecht, bewonersbod, Right to Challenge."),
    )
    challenge_label_en = models.CharField(
        _("woord voor uitdaagrecht, Engels"),
        max_length=60,
        blank=True,
        default="",
        # For a version of the portal that still runs while the column is added.
        db_default="",
        help_text=_("Leeg: op Engelse pagina’s staat het Nederlandse woord."),
    )
    phone = models.CharField(_("telefoonnummer"), max_length=25, blank=True, validators=[PHONE])
    contact_hours = models.CharField(
        _("bereikbaar op"), max_length=120, blank=True, help_text=_("Zoals: ma–vr van 9 tot 17 uur")
    )
    contact_hours_en = models.CharField(_("bereikbaar op, Engels"), max_length=120, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    visiting_address = models.TextField(_("bezoek- en postadres"), max_length=300, blank=True)
    is_demo = models.BooleanField(
        _("toon de melding ‘voorbeeldgemeente’"),
        default=False,
        help_text=_("Zet dit aan zolang de inhoud is verzonnen."),
    )
    has_english = models.BooleanField(_("bied de site ook in het Engels aan"), default=True)
    source_code_url = models.URLField(_("adres van de broncode"), blank=True)
    logo = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    theme_tokens = models.TextField(
        _("huisstijl"),
        blank=True,
        help_text=_(
            "Eén kleur of maat per regel, zoals --uitdaag-brand-color: #154273. Alleen namen die "
            "beginnen met --uitdaag- of --utrecht-. Controleer daarna het contrast."
        ),
    )

    synonyms = models.TextField(
        _("woorden die hetzelfde zijn"),
        max_length=8000,
        blank=True,
        default="",
        # For a version of the portal that still runs while the column is added.
        db_default="",
        help_text=_(
            "Zet op elke regel woorden met komma’s ertussen, zoals: speeltuin, speelplek. Wie op"
            " één woord zoekt, vindt ook de andere. Een wijziging werkt meteen. Leeg: de"
            " standaardlijst."
        ),
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("municipality_name"),
                FieldPanel("portal_name"),
                FieldPanel("challenge_label"),
                FieldPanel("challenge_label_en"),
                FieldPanel("has_english"),
                FieldPanel("is_demo"),
            ],
            heading=_("Gemeente"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("phone"),
                FieldPanel("contact_hours"),
                FieldPanel("contact_hours_en"),
                FieldPanel("email"),
                FieldPanel("visiting_address"),
            ],
            heading=_("Bereikbaarheid"),
        ),
        MultiFieldPanel(
            [FieldPanel("logo"), FieldPanel("theme_tokens"), FieldPanel("source_code_url")],
            heading=_("Huisstijl"),
        ),
        MultiFieldPanel([FieldPanel("synonyms")], heading=_("Zoeken")),
    ]

    class Meta:
        verbose_name = _("gemeente en huisstijl")

    def __str__(self) -> str:
        return self.municipality_name

    def clean(self) -> None:
        """Refuse a theme line that could do more than set a colour or a size, and bad synonyms."""
        super().clean()
        try:
            parse_theme(self.theme_tokens)
        except ThemeError as error:
            raise ValidationError({"theme_tokens": str(error)}) from error
        try:
            read_synonyms(self.synonyms)
        except SynonymsError as error:
            raise ValidationError({"synonyms": str(error)}) from error

    @property
    def own_label(self) -> str:
        """What this municipality calls the right, in the reader's language when it has a word for
        that; empty with the word of our own texts.
        """
        english = self.challenge_label_en.strip()
        if english and current_language() == "en":
            return english
        standard = self._meta.get_field("challenge_label").default
        label = self.challenge_label.strip()
        return "" if label.lower() == standard else label

    @property
    def hours(self) -> str:
        """When people can call, in the reader's language."""
        return localized(self, "contact_hours").value

    @property
    def phone_link(self) -> str:
        """The number as a tel: address wants it."""
        return phone_link(self.phone)

    @property
    def theme_version(self) -> str:
        """Changes with the theme, so that browsers fetch it anew; empty without own colours."""
        if not self.theme_tokens.strip():
            return ""
        return hashlib.sha256(self.theme_tokens.encode()).hexdigest()[:10]
