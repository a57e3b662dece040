"""What was measured, and what the independent evaluator said about it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.enums import Answer, ObservationStatus, VerificationDecision
from contracts.models.agreements import Agreement
from contracts.models.append_only import AppendOnlyModel
from contracts.models.indicators import Indicator


class ImportBatch(AppendOnlyModel):
    """One file of observations; the same file is read once per agreement."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="imports")
    filename = models.CharField(_("bestand"), max_length=255)
    sha256 = models.CharField(max_length=64)
    row_count = models.PositiveIntegerField(_("aantal regels"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        verbose_name = _("ingelezen bestand")
        verbose_name_plural = _("ingelezen bestanden")
        ordering = ("agreement", "pk")
        constraints = [
            models.UniqueConstraint(fields=("agreement", "sha256"), name="contracts_import_once"),
        ]

    def __str__(self) -> str:
        return self.filename


class Observation(AppendOnlyModel):
    """One measured value as its provider reported it.

    A correction or withdrawal is a new row that `replaces` this one; what counts is the newest row
    of such a chain that the evaluator accepted. `known_on` is only filled when a value must not
    count before a later day than `on`; a late value counts in the first period that is not yet
    approved without it being filled. `subject` is a pseudonym, never a name or a BSN.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="observations")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="observations")
    on = models.DateField(_("datum"))
    start = models.DateField(_("van"), null=True, blank=True)
    # Half-open: the first day that no longer belongs to the spell.
    end = models.DateField(_("tot"), null=True, blank=True)
    known_on = models.DateField(_("telt mee vanaf"), null=True, blank=True)
    quantity = models.DecimalField(
        _("waarde"), max_digits=24, decimal_places=8, null=True, blank=True
    )
    status = models.CharField(
        _("status"), max_length=14, choices=ObservationStatus, default=ObservationStatus.MEASURED
    )
    subject = models.CharField(_("pseudoniem"), max_length=64, blank=True)
    cohort = models.CharField(_("groep"), max_length=64, blank=True)
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField(_("ingevoerd op"))
    import_batch = models.ForeignKey(
        ImportBatch, on_delete=models.PROTECT, null=True, blank=True, related_name="observations"
    )
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    note = models.TextField(_("toelichting"), blank=True)

    class Meta:
        verbose_name = _("meting")
        verbose_name_plural = _("metingen")
        ordering = ("agreement", "on", "pk")
        indexes = [
            models.Index(fields=("agreement", "on"), name="contracts_observation_on"),
            # What a next period asks: spells that reach over its first day, what was not known
            # before, corrections, and what was observed of the persons in what is new.
            models.Index(
                fields=("agreement", "end"),
                condition=Q(end__isnull=False),
                name="contracts_observation_end",
            ),
            models.Index(
                fields=("agreement", "known_on"),
                condition=Q(known_on__isnull=False),
                name="contracts_observation_known",
            ),
            models.Index(
                fields=("agreement",),
                condition=Q(replaces__isnull=False),
                name="contracts_observation_newer",
            ),
            models.Index(
                fields=("subject", "agreement"),
                condition=~Q(subject=""),
                name="contracts_observation_person",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=ObservationStatus.values),
                name="contracts_observation_status",
            ),
            # A spell of days carries its two dates; everything else that was measured a number.
            models.CheckConstraint(
                condition=~Q(status=ObservationStatus.MEASURED)
                | Q(quantity__isnull=False)
                | Q(start__isnull=False, end__isnull=False),
                name="contracts_observation_has_value",
            ),
            models.CheckConstraint(
                condition=Q(status=ObservationStatus.MEASURED) | Q(quantity__isnull=True),
                name="contracts_observation_no_value",
            ),
            models.CheckConstraint(
                # Said in full, because a comparison with an empty column passes a CHECK.
                condition=Q(start__isnull=True, end__isnull=True)
                | Q(start__isnull=False, end__isnull=False, end__gt=F("start")),
                name="contracts_observation_spell",
            ),
            models.CheckConstraint(
                condition=~Q(status=ObservationStatus.WITHDRAWN) | Q(replaces__isnull=False),
                name="contracts_observation_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code} {self.on:%Y-%m-%d}"


class Verification(AppendOnlyModel):
    """What the evaluator decided about one observation; the latest row counts."""

    observation = models.ForeignKey(
        Observation, on_delete=models.PROTECT, related_name="verifications"
    )
    decision = models.CharField(_("oordeel"), max_length=8, choices=VerificationDecision)
    # Filled when part was accepted: "claimed 21, accepted 20".
    accepted_quantity = models.DecimalField(
        _("geaccepteerde waarde"), max_digits=24, decimal_places=8, null=True, blank=True
    )
    reason = models.TextField(_("reden"), blank=True)
    is_context_complete = models.CharField(
        _("Is de context compleet?"), max_length=7, choices=Answer, default=Answer.UNKNOWN
    )
    would_have_happened_anyway = models.CharField(
        _("Was dit ook zonder de aanpak gebeurd?"),
        max_length=7,
        choices=Answer,
        default=Answer.UNKNOWN,
    )
    do_practitioners_recognise = models.CharField(
        _("Herkennen mensen uit de praktijk dit?"),
        max_length=7,
        choices=Answer,
        default=Answer.UNKNOWN,
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        verbose_name = _("toetsing")
        verbose_name_plural = _("toetsingen")
        ordering = ("observation", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(decision__in=VerificationDecision.values),
                name="contracts_verification_decision",
            ),
            models.CheckConstraint(
                condition=Q(decision=VerificationDecision.PARTLY, accepted_quantity__isnull=False)
                | (~Q(decision=VerificationDecision.PARTLY) & Q(accepted_quantity__isnull=True)),
                name="contracts_verification_quantity",
            ),
            models.CheckConstraint(
                condition=Q(decision=VerificationDecision.ACCEPTED) | ~Q(reason=""),
                name="contracts_verification_reason",
            ),
            models.CheckConstraint(
                condition=Q(
                    is_context_complete__in=Answer.values,
                    would_have_happened_anyway__in=Answer.values,
                    do_practitioners_recognise__in=Answer.values,
                ),
                name="contracts_verification_answers",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.observation}: {self.decision}"


class InputChange(AppendOnlyModel):
    """That what counts of an agreement changed, and from which day on at the earliest.

    A trigger of the database writes it with every verification that can change what counts, also
    for whoever goes around the services. A settlement remembers the last one that it saw; so the
    next one knows whether the days before it are still as they were.
    """

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    effect_on = models.DateField()

    class Meta:
        verbose_name = _("wijziging van wat telt")
        verbose_name_plural = _("wijzigingen van wat telt")
        ordering = ("agreement", "pk")
        indexes = [models.Index(fields=("agreement", "id"), name="contracts_inputchange_last")]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.effect_on:%Y-%m-%d}"
