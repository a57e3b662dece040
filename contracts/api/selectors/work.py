"""What keys read of the desk: observations with verdicts, payment orders, journal lines."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from contracts.api import names
from contracts.api.models import ApiToken
from contracts.api.selectors.public import iso, number
from contracts.api.selectors.tokens import agreements_of
from contracts.models import Agreement, Observation, PaymentOrder, Posting, Verification
from contracts.permissions import can_see_persons


def agreement_of(token: ApiToken, name: str) -> Agreement | None:
    """Return the agreement with this number when the key reaches it and may know persons."""
    agreement = agreements_of(token).filter(number=name).first()
    if agreement is None or not can_see_persons(token.owner, agreement):
        return None
    return agreement


def observation_of(token: ApiToken, key: Any) -> Observation | None:
    """Return the observation with this key when the key of the person reaches it."""
    row = (
        _with_verdicts(Observation.objects.filter(agreement__in=agreements_of(token), key=key))
    ).first()
    if row is None or not can_see_persons(token.owner, row.agreement):
        return None
    return row


def observations_of(agreement: Agreement, *, is_open: bool) -> QuerySet[Observation]:
    """Return the observations of an agreement; `is_open` only those that wait for a verdict."""
    rows = Observation.objects.filter(agreement=agreement)
    if is_open:
        rows = rows.filter(verifications=None, replaced_by=None)
    return _with_verdicts(rows).order_by("pk")


def payments_of(token: ApiToken) -> QuerySet[PaymentOrder]:
    """Return the payment orders that a key reaches; for who sees all contracts."""
    rows = PaymentOrder.objects.select_related(
        "settlement__agreement", "payer__party", "recipient__party"
    ).defer("settlement__inputs", "settlement__closing")
    return rows.filter(settlement__agreement__in=agreements_of(token)).order_by("pk")


def postings_of(token: ApiToken) -> QuerySet[Posting]:
    """Return the journal lines that a key reaches; for who sees all contracts."""
    rows = Posting.objects.select_related("entry__agreement", "party__party", "counterparty__party")
    return rows.filter(entry__agreement__in=agreements_of(token)).order_by("pk")


def observation_data(row: Observation) -> dict[str, Any]:
    """Return an observation as plain values."""
    verdict = max(row.verifications.all(), key=lambda item: item.pk, default=None)
    return {
        "sleutel": str(row.key),
        "prestatiecontract": row.agreement.number,
        "indicator": row.indicator.code,
        "datum": iso(row.on),
        "begin": iso(row.start),
        "eind": iso(row.end),
        "teltMeeVanaf": iso(row.known_on),
        "waarde": number(row.quantity),
        "status": names.OBSERVATION_STATUS[row.status],
        "pseudoniem": row.subject,
        "groep": row.cohort,
        "toelichting": row.note,
        "vervangt": None if row.replaces is None else str(row.replaces.key),
        "isVervangen": hasattr(row, "replaced_by"),
        "oordeel": None if verdict is None else names.DECISION[verdict.decision],
        "geaccepteerdeWaarde": None if verdict is None else number(verdict.accepted_quantity),
        "ingevoerdMoment": moment(row.entered_at),
    }


def verdict_data(row: Verification) -> dict[str, Any]:
    """Return a verdict as plain values."""
    return {
        "meting": str(row.observation.key),
        "oordeel": names.DECISION[row.decision],
        "geaccepteerdeWaarde": number(row.accepted_quantity),
        "reden": row.reason,
        "isDeContextCompleet": names.ANSWER[row.is_context_complete],
        "wasDitOokZonderAanpakGebeurd": names.ANSWER[row.would_have_happened_anyway],
        "herkentDePraktijkDit": names.ANSWER[row.do_practitioners_recognise],
        "moment": moment(row.at),
    }


def payment_data(row: PaymentOrder) -> dict[str, Any]:
    """Return a payment order as plain values."""
    return {
        "id": row.pk,
        "prestatiecontract": row.settlement.agreement.number,
        "periodeBegin": iso(row.settlement.period_start),
        "betaler": row.payer.party.name,
        "ontvanger": row.recipient.party.name,
        "richting": names.DIRECTION[row.direction],
        "bedragCenten": row.amount_cents,
        "munt": row.settlement.currency,
        "status": names.PAYMENT_STATUS[row.status],
        "gemaaktMoment": moment(row.created_at),
        "probleem": row.problem,
    }


def posting_data(row: Posting) -> dict[str, Any]:
    """Return a journal line as plain values."""
    return {
        "id": row.pk,
        "journaalpost": row.entry.number,
        "prestatiecontract": row.entry.agreement.number,
        "soort": names.ENTRY_KIND[row.entry.kind],
        "moment": moment(row.entry.at),
        "rekening": names.ACCOUNT[row.account],
        "partij": row.party.party.name,
        "tegenpartij": row.counterparty.party.name,
        "bedragCenten": row.amount_cents,
        "munt": row.entry.agreement.currency,
        "sha256": row.entry.sha256,
    }


def moment(at: datetime) -> str:
    """Return a moment of the database, which is in UTC, as text."""
    return at.isoformat().replace("+00:00", "Z")


def _with_verdicts(rows: QuerySet[Observation]) -> QuerySet[Observation]:
    return rows.select_related(
        "agreement", "indicator", "replaces", "replaced_by"
    ).prefetch_related("verifications")
