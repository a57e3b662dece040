"""The lists of a municipality: kinds of applicant, criteria, reasons, days, subjects, mandates."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from pages.challenges.enums import Action

_SMALL_CODE = RegexValidator(
    r"^[a-z][a-z0-9_]{1,29}\Z",
    _("Een code heeft kleine letters, cijfers en _, zoals vereniging of band_met_de_buurt."),
)
_LARGE_CODE = RegexValidator(
    r"^[A-Z][A-Z0-9_]{1,29}\Z",
    _("Een code heeft hoofdletters, cijfers en _, zoals GEEN_BUDGET."),
)
_CODE_STAYS = _("Oude zaken verwijzen naar de code. Verander hem dus niet.")


def _pair(name: str) -> FieldRowPanel:
    """Dutch with the English beside it."""
    return FieldRowPanel([FieldPanel(name), FieldPanel(f"{name}_en")])


class ApplicantKindOption(Orderable):
    """Who can be an applicant here. No kind needs a legal form."""

    settings = ParentalKey(
        "challenges.ChallengeSettings", on_delete=models.CASCADE, related_name="applicant_kinds"
    )
    code = models.CharField(
        _("code"), max_length=30, validators=[_SMALL_CODE], help_text=_CODE_STAYS
    )
    label = models.CharField(_("naam"), max_length=120)
    label_en = models.CharField(_("naam in het Engels"), max_length=120)
    # Empty: others read the words of the form, as for kinds from before there was a second name.
    public_label = models.CharField(
        _("naam zoals anderen hem lezen"),
        max_length=120,
        blank=True,
        default="",
        db_default="",
        help_text=_(
            "Bijvoorbeeld: Een bewonersgroep. Zo staat het in het jaarverslag. Leeg: de naam op het"
            " formulier."
        ),
    )
    public_label_en = models.CharField(
        _("hetzelfde in het Engels"), max_length=120, blank=True, default="", db_default=""
    )
    is_active = models.BooleanField(_("te kiezen"), default=True)

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("is_active")]),
        _pair("label"),
        _pair("public_label"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("soort indiener")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("settings", "code"), name="challenges_applicant_kind_once"
            )
        ]

    def __str__(self) -> str:
        return self.label


class AssessmentCriterion(Orderable):
    """A point on which every challenge is weighed that answers no call."""

    settings = ParentalKey(
        "challenges.ChallengeSettings", on_delete=models.CASCADE, related_name="criteria"
    )
    code = models.CharField(
        _("code"), max_length=30, validators=[_SMALL_CODE], help_text=_CODE_STAYS
    )
    name = models.CharField(_("criterium"), max_length=120)
    name_en = models.CharField(_("criterium in het Engels"), max_length=120)
    explanation = models.TextField(
        _("waar letten we op"), max_length=600, help_text=_("In gewone taal, liefst als vraag.")
    )
    explanation_en = models.TextField(_("hetzelfde in het Engels"), max_length=600)

    panels: ClassVar = [FieldPanel("code"), _pair("name"), _pair("explanation")]

    class Meta(Orderable.Meta):
        verbose_name = _("criterium")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=("settings", "code"), name="challenges_criterion_once")
        ]

    def __str__(self) -> str:
        return self.name


class MunicipalReason(Orderable):
    """A ground for a negative answer, with the outcomes that it fits."""

    settings = ParentalKey(
        "challenges.ChallengeSettings", on_delete=models.CASCADE, related_name="reasons"
    )
    code = models.CharField(
        _("code"), max_length=30, validators=[_LARGE_CODE], help_text=_CODE_STAYS
    )
    label = models.CharField(_("reden zoals de indiener hem leest"), max_length=160)
    label_en = models.CharField(_("reden in het Engels"), max_length=160)
    for_rejection = models.BooleanField(_("bij afwijzen"), default=True)
    for_inadmissible = models.BooleanField(_("bij niet-ontvankelijk"), default=False)
    for_left_out = models.BooleanField(_("bij buiten behandeling laten"), default=False)
    is_active = models.BooleanField(_("te kiezen"), default=True)

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("is_active")]),
        _pair("label"),
        FieldRowPanel(
            [
                FieldPanel("for_rejection"),
                FieldPanel("for_inadmissible"),
                FieldPanel("for_left_out"),
            ]
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("reden")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("settings", "code"), name="challenges_municipal_reason_once"
            )
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def actions(self) -> frozenset[Action]:
        """The outcomes that may name this reason."""
        fits = {
            Action.REJECT: self.for_rejection,
            Action.DECLARE_INADMISSIBLE: self.for_inadmissible,
            Action.LEAVE_OUT: self.for_left_out,
        }
        return frozenset(action for action, is_fit in fits.items() if is_fit)

    def clean(self) -> None:
        """Refuse a reason that fits nothing: nobody could choose it."""
        super().clean()
        if not self.actions:
            raise ValidationError(
                {"for_rejection": _("Kies bij welk besluit deze reden past, ten minste één.")}
            )


class Holiday(Orderable):
    """A day of this municipality besides the holidays of the law, which we compute."""

    settings = ParentalKey(
        "challenges.ChallengeSettings", on_delete=models.CASCADE, related_name="holidays"
    )
    day = models.DateField(_("dag"))
    name = models.CharField(_("naam"), max_length=80)
    name_en = models.CharField(_("naam in het Engels"), max_length=80, blank=True)
    # Algemene termijnenwet art. 3 par. 3: only such a day moves the end of a term.
    is_equated = models.BooleanField(
        _("gelijkgesteld met een feestdag"),
        default=False,
        help_text=_(
            "Alleen als de dag in het Besluit gelijkstelling van feestdagen staat: dan schuift een"
            " termijn erdoor op. Anders telt de dag alleen niet mee als werkdag."
        ),
    )

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("day"), FieldPanel("is_equated")]),
        _pair("name"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("vrije dag")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=("settings", "day"), name="challenges_holiday_once")
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.name}"


class ExcludedSubject(Orderable):
    """Something that cannot be challenged here, with the reason."""

    settings = ParentalKey(
        "challenges.ChallengeSettings", on_delete=models.CASCADE, related_name="excluded_subjects"
    )
    name = models.CharField(_("onderwerp"), max_length=120)
    name_en = models.CharField(_("onderwerp in het Engels"), max_length=120)
    explanation = models.CharField(_("waarom niet, en wat kan wel"), max_length=300)
    explanation_en = models.CharField(_("hetzelfde in het Engels"), max_length=300)

    panels: ClassVar = [_pair("name"), _pair("explanation")]

    class Meta(Orderable.Meta):
        verbose_name = _("uitgesloten onderwerp")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class MandateLimit(Orderable):
    """Up to which amount a group may decide. Without any row nobody is limited."""

    settings = ParentalKey(
        "challenges.ChallengeSettings", on_delete=models.CASCADE, related_name="mandates"
    )
    group = models.ForeignKey(
        "auth.Group", verbose_name=_("groep"), on_delete=models.CASCADE, related_name="+"
    )
    up_to_euro = models.PositiveIntegerField(
        _("mag besluiten tot en met, in euro"),
        validators=[
            MinValueValidator(1, _("Vul een bedrag van ten minste 1 euro in, zonder centen."))
        ],
    )

    panels: ClassVar = [FieldRowPanel([FieldPanel("group"), FieldPanel("up_to_euro")])]

    class Meta(Orderable.Meta):
        verbose_name = _("mandaat")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=("settings", "group"), name="challenges_mandate_once")
        ]

    def __str__(self) -> Any:
        return f"{self.group}: € {self.up_to_euro}"
