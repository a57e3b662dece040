"""How this municipality works with the right to challenge: terms, lists, contact, thresholds."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from pages.challenges import once
from pages.challenges.models.municipality_panels import (
    MUNICIPALITY_PANELS,
    MunicipalityForm,
)
from pages.challenges.municipality_defaults import DEFAULT_LISTS

_PHONE = RegexValidator(
    r"^\+?[0-9][0-9 ()\-]{5,24}$",
    _("Vul een telefoonnummer in met alleen cijfers, spaties en streepjes, zoals 010 123 45 67."),
)
_PREFIX = RegexValidator(
    r"^[A-Z]{1,6}\Z", _("Gebruik één tot zes hoofdletters, zoals UD of UITDG.")
)
# Groups of staff who may lead the work; residents have accounts too.
_LEADERS = ("editor", "assessor", "contract_manager")


def _number(label: Any, default: int, lowest: int, highest: int, help_text: Any = "", **words: Any):
    # For a version of the portal that still runs while the column is added.
    options = {"db_default": default} if words.get("is_added_later") else {}
    return models.PositiveIntegerField(
        label,
        default=default,
        help_text=help_text,
        validators=[
            MinValueValidator(lowest, words.get("too_low") or _too_low(lowest)),
            MaxValueValidator(highest, words.get("too_high") or _too_high(highest)),
        ],
        **options,
    )


def _too_low(lowest: int) -> Any:
    return _("Dit getal moet %(limit_value)s of hoger zijn.")


def _too_high(highest: int) -> Any:
    return _("Dit getal moet %(limit_value)s of lager zijn.")


@register_setting(icon="clipboard-list")
class ChallengeSettings(ClusterableModel, BaseSiteSetting):
    """The single source of what differs per municipality; read through `terms` and `selectors`.

    A site without a row works with the defaults of the fields and of `municipality_defaults`.
    The row of the default site counts: the process is that of one municipality.
    """

    # Sources of the defaults: municipal_practice in the design notes; Awb 4:13-4:15, 6:7, 7:10.
    first_reaction_working_days = _number(
        _("eerste reactie, in werkdagen"),
        3,
        1,
        30,
        _("Binnen zoveel werkdagen hoort de indiener wie het plan behandelt."),
    )
    decision_weeks = _number(
        _("besluit, in weken"),
        8,
        1,
        52,
        _("Acht weken, tenzij uw verordening iets anders zegt (Awb 4:13)."),
    )
    extension_weeks = _number(
        _("verlenging, in weken"),
        6,
        0,
        26,
        _("Eén keer, met reden en brief, voordat de termijn om is. 0: wij verlengen nooit."),
    )
    completion_weeks = _number(
        _("tijd voor een aanvulling, in weken"),
        2,
        1,
        26,
        _("Zolang u op de aanvulling wacht, staat de termijn stil (Awb 4:15)."),
    )
    objection_weeks = _number(
        _("bezwaar maken, in weken"),
        6,
        6,
        26,
        _("De wet geeft zes weken (Awb 6:7)."),
        too_low=_("De wet geeft zes weken om bezwaar te maken. Korter mag niet."),
    )
    objection_decision_weeks = _number(
        _("besluit op bezwaar, in weken"),
        6,
        1,
        26,
        _("Zes weken, of twaalf als u een bezwaarcommissie hebt (Awb 7:10)."),
    )
    objection_adjournment_weeks = _number(
        _("verdagen van het besluit op bezwaar, in weken"),
        6,
        0,
        6,
        _("Eén keer, voordat de termijn om is; hoogstens zes weken (Awb 7:10). 0: nooit."),
        is_added_later=True,
    )
    reminder_days = _number(
        _("herinnering aan collega’s, in dagen vooraf"),
        7,
        1,
        60,
        _("Zoveel dagen voor het einde van een termijn krijgt de behandelaar bericht."),
    )
    completion_reminder_days = _number(
        _("herinnering aan de indiener, in dagen vooraf"),
        3,
        1,
        30,
        _(
            "Zoveel dagen voordat de tijd voor een aanvulling of voor een antwoord op ons voorstel"
            " om is, herinneren wij de indiener."
        ),
    )
    posting_days = _number(
        _("besluit op papier posten, in dagen"),
        2,
        1,
        30,
        _(
            "Is een brief met een besluit dan nog niet als gepost gemeld, dan krijgt de behandelaar"
            " bericht, en na nog eens zoveel dagen de coördinator."
        ),
        is_added_later=True,
    )
    callback_keep_weeks = models.PositiveIntegerField(
        _("terugbelverzoeken bewaren, in weken"),
        default=4,
        # For a version of the portal that still runs while the column is added.
        db_default=4,
        help_text=_("Zoveel weken nadat iemand is gebeld, wissen wij naam en nummer."),
        validators=[
            MinValueValidator(1, _too_low(1)),
            MaxValueValidator(52, _too_high(52)),
        ],
    )
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("coördinator"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to={"groups__name__in": _LEADERS, "is_active": True},
        help_text=_(
            "Krijgt bericht als een zaak te laat is of geen behandelaar heeft. Zonder coördinator"
            " gaat dat bericht naar alle redacteuren."
        ),
    )

    case_prefix = models.CharField(
        _("begin van het zaaknummer"), max_length=6, default="UD", validators=[_PREFIX]
    )
    small_request_euro = _number(
        _("klein verzoek, in euro"),
        2500,
        0,
        1_000_000,
        _("Wie minder vraagt, vult een kort formulier in. 0: geen kort formulier."),
    )
    draft_weeks = _number(
        _("concept bewaren, in weken"),
        26,
        4,
        104,
        _("Werkt iemand zo lang niet aan een concept, dan wissen wij de tekst."),
        is_added_later=True,
    )
    draft_warning_days = _number(
        _("waarschuwen voor het wissen, in dagen vooraf"),
        14,
        7,
        27,
        _("Wie een e-mailadres gaf, krijgt eerst een brief."),
        is_added_later=True,
    )
    support_threshold = _number(
        _("steun die nodig is, aantal mensen"),
        0,
        0,
        100_000,
        _("0: geen drempel; iemand laat op een eigen manier zien dat er steun is."),
    )
    support_min_age = _number(
        _("leeftijd om steun te geven"),
        16,
        12,
        21,
        _("Onder de zestien is toestemming van een ouder nodig om gegevens te bewaren (AVG 8)."),
    )

    contact_name = models.CharField(
        _("naam of team"),
        max_length=120,
        blank=True,
        help_text=_("Voor wie zelf een taak uitdaagt. Leeg: de gemeente, met haar nummer."),
    )
    contact_phone = models.CharField(
        _("telefoonnummer"), max_length=25, blank=True, validators=[_PHONE]
    )
    contact_email = models.EmailField(_("e-mailadres"), blank=True)
    contact_hours = models.CharField(
        _("bereikbaar op"), max_length=120, blank=True, help_text=_("Zoals: ma–vr van 9 tot 17 uur")
    )
    contact_hours_en = models.CharField(_("bereikbaar op, Engels"), max_length=120, blank=True)

    base_form_class = MunicipalityForm
    panels: ClassVar = MUNICIPALITY_PANELS

    class Meta:
        verbose_name = _("uitdaagrecht")

    def __str__(self) -> str:
        return str(_("Instellingen van het uitdaagrecht"))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep it; a new row gets the default lists, so that an editor sees what now holds."""
        if self._state.adding:
            self.fill_lists()
        super().save(*args, **kwargs)
        once.forget()

    def fill_lists(self) -> None:
        """Put the default rows in every list that has none. Saves nothing."""
        for name, rows in DEFAULT_LISTS.items():
            if not getattr(self, name).all():
                model = self._meta.get_field(name).related_model
                made = [model(sort_order=order, **row) for order, row in enumerate(rows)]
                setattr(self, name, made)

    @classmethod
    def current(cls) -> "ChallengeSettings":
        """The settings that hold now: asked once per request or task."""
        return once.once("settings", cls._find)

    @classmethod
    def _find(cls) -> "ChallengeSettings":
        found = cls.objects.filter(site__is_default_site=True).select_related("lead").first()
        if found is None:
            found = cls()
            found.fill_lists()
        return found
