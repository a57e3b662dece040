"""The agreement, its parties, the versions of its terms and its history."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.enums import AgreementStatus, EventVerb, LegalBasis, PartyRole, VatTreatment
from contracts.models.append_only import AppendOnlyModel
from contracts.models.parties import Party


class Agreement(models.Model):
    """A performance agreement: who agreed what with whom, from when to when.

    `input_version` counts every change that a settlement could depend on (verified observations,
    terms). A settlement run remembers the number that it saw, so that the timetable knows without
    comparing clocks whether anything changed since.
    """

    number = models.CharField(_("nummer"), max_length=20, unique=True)
    title = models.CharField(_("titel"), max_length=200)
    title_en = models.CharField(_("titel (Engels)"), max_length=200, blank=True)
    slug = models.SlugField(_("webadres"), max_length=120, unique=True)
    summary = models.TextField(_("samenvatting"), blank=True)
    summary_en = models.TextField(_("samenvatting (Engels)"), blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=AgreementStatus, default=AgreementStatus.CONCEPT
    )
    legal_basis = models.CharField(
        _("juridische grondslag"), max_length=10, choices=LegalBasis, blank=True
    )
    vat_treatment = models.CharField(_("btw"), max_length=11, choices=VatTreatment, blank=True)
    currency = models.CharField(_("munt"), max_length=3, default="EUR")
    starts_on = models.DateField(_("begint op"))
    # Half-open, like every period: the first day on which the agreement no longer holds.
    ends_on = models.DateField(_("eindigt voor"), null=True, blank=True)
    exit_clause = models.TextField(_("afspraken over stoppen en doorgaan"), blank=True)
    task = models.CharField(_("opgave"), max_length=200, blank=True)
    is_public = models.BooleanField(_("openbaar"), default=False)
    source_note = models.TextField(_("herkomst"), blank=True)
    source_note_en = models.TextField(_("herkomst (Engels)"), blank=True)
    # Drafted with the guided start: it cannot be signed without its document, nor start without
    # its dossier. What was drafted before keeps the checks that it was drafted under.
    is_guided = models.BooleanField(_("met begeleide start"), default=False)
    contract_manager = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("contractmanager"),
    )
    input_version = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("gemaakt op"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("prestatiecontract")
        verbose_name_plural = _("prestatiecontracten")
        ordering = ("number",)
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=AgreementStatus.values), name="contracts_agreement_status"
            ),
            models.CheckConstraint(
                condition=Q(legal_basis__in=["", *LegalBasis.values]),
                name="contracts_agreement_legal_basis",
            ),
            models.CheckConstraint(
                condition=Q(vat_treatment__in=["", *VatTreatment.values]),
                name="contracts_agreement_vat",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="contracts_agreement_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def source_note_in(self, language: str) -> str:
        """Return where this agreement comes from, in English where somebody wrote that."""
        return (self.source_note_en if language == "en" else "") or self.source_note


class AgreementParty(models.Model):
    """A party in its role in one agreement; `code` is how the terms call it."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(_("rol"), max_length=12, choices=PartyRole)
    code = models.CharField(_("code in de afspraken"), max_length=50)

    class Meta:
        verbose_name = _("partij in het contract")
        verbose_name_plural = _("partijen in het contract")
        ordering = ("agreement", "pk")
        constraints = [
            models.UniqueConstraint(fields=("agreement", "code"), name="contracts_role_code"),
            models.CheckConstraint(
                condition=Q(role__in=PartyRole.values), name="contracts_role_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party} ({self.get_role_display()})"


class TermsVersion(AppendOnlyModel):
    """One dated version of the payment rule; an amendment adds a version.

    `document` holds the terms format; `contracts.terms_documents` is its only reader and writer.
    """

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="terms_versions"
    )
    number = models.PositiveIntegerField(_("versie"))
    valid_from = models.DateField(_("geldt vanaf"))
    # Schema: contracts/schema/terms-1.schema.json.
    document = models.JSONField(_("betaalafspraken"))
    reason = models.TextField(_("reden"), blank=True)
    created_at = models.DateTimeField(_("gemaakt op"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("versie van de betaalafspraken")
        verbose_name_plural = _("versies van de betaalafspraken")
        ordering = ("agreement", "number")
        constraints = [
            models.UniqueConstraint(fields=("agreement", "number"), name="contracts_terms_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="contracts_terms_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.agreement.number} v{self.number}"


class AgreementEvent(AppendOnlyModel):
    """One line of an agreement's history. `by` is empty for what the timetable did.

    `detail` names what it was about: a period ("2026-01-01"), a version, a number of rows.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="events")
    verb = models.CharField(_("wat"), max_length=24, choices=EventVerb)
    at = models.DateTimeField(_("wanneer"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("wie"),
    )
    reason = models.TextField(_("reden"), blank=True)
    detail = models.CharField(_("waarover"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("gebeurtenis")
        verbose_name_plural = _("gebeurtenissen")
        ordering = ("agreement", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(verb__in=EventVerb.values), name="contracts_event_verb"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.verb}"
