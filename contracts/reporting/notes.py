"""What this app says on the screens of the core."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _

from contracts.desk_notes import DeskNote
from contracts.enums import SettlementStatus
from contracts.models import Agreement, Observation, Settlement
from contracts.reporting.enums import DisputeOutcome
from contracts.reporting.models import SignOff
from contracts.reporting.permissions import can_take_part
from contracts.reporting.selectors.disputes import disputes_of
from contracts.reporting.selectors.requests import open_requests, plan_of
from contracts.reporting.selectors.sign_offs import came_after, sign_off_of


def notes_of_reporting(subject: Model, user: Any) -> list[DeskNote]:
    """Return what waits about an agreement, an observation or a settlement."""
    if isinstance(subject, Settlement):
        return _about_settlement(subject)
    if isinstance(subject, Observation):
        return _about_observation(subject, user)
    if isinstance(subject, Agreement):
        return _about_agreement(subject, user)
    return []


def _about_settlement(settlement: Settlement) -> list[DeskNote]:
    """Say whether the evaluator is done with the period, while there is something to decide."""
    if settlement.status not in (SettlementStatus.DRAFT, SettlementStatus.APPROVED):
        return []
    url = reverse("rapportages:periods", args=[settlement.agreement_id])
    sign_off = sign_off_of(settlement.agreement, settlement.period_start)
    if sign_off is not None and came_after(SignOff.objects.filter(pk=sign_off.pk)).exists():
        words = _(
            "De toetsing van deze periode was afgerond door %(who)s. Daarna kwamen er metingen of "
            "oordelen bij."
        ) % {"who": sign_off.by}
        return [DeskNote(words, url, "warning")]
    if sign_off is not None:
        words = _("De toetsing van deze periode is afgerond door %(who)s.") % {"who": sign_off.by}
        return [DeskNote(words, url, "good")]
    if settlement.status == SettlementStatus.APPROVED:
        return []
    if plan_of(settlement.agreement).requires_sign_off:
        words = _("De toetsing van deze periode is nog niet afgerond. Dat moet eerst.")
    else:
        words = _("De toetsing van deze periode is nog niet afgerond.")
    return [DeskNote(words, url, "warning")]


def _about_observation(observation: Observation, user: Any) -> list[DeskNote]:
    if not can_take_part(user, observation.agreement):
        return []
    notes = []
    for dispute in disputes_of(observation):
        url = reverse("rapportages:dispute", args=[dispute.pk])
        is_open = dispute.outcome == DisputeOutcome.OPEN
        words = _("Verschil van mening: %(state)s") % {"state": dispute.get_outcome_display()}
        notes.append(DeskNote(words, url, "warning" if is_open else ""))
    url = reverse("rapportages:add_evidence_for", args=[observation.agreement_id, observation.pk])
    count = observation.evidence.count()
    words = _("Bewijsstukken: %(count)s. Bewijsstuk toevoegen") % {"count": count}
    return [*notes, DeskNote(words, url)]


def _about_agreement(agreement: Agreement, user: Any) -> list[DeskNote]:
    notes = []
    request = open_requests().filter(agreement=agreement).first()
    if request is not None:
        url = reverse("rapportages:request", args=[request.pk])
        notes.append(DeskNote(_("Er wordt een rapportage verwacht."), url, "warning"))
    url = reverse("rapportages:periods", args=[agreement.pk])
    return [*notes, DeskNote(_("Toetsing per periode, steekproeven en bewijsstukken"), url)]
