"""Signing a period off, and opening it again with a reason."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction

from contracts.arithmetic import Period
from contracts.enums import Answer, EventVerb
from contracts.errors import Refused
from contracts.models import Agreement
from contracts.people import Person
from contracts.reporting.models import SignOff, SignOffReopening
from contracts.reporting.selectors.people import manages
from contracts.reporting.selectors.requests import ended_periods
from contracts.reporting.selectors.sign_offs import state_of
from contracts.reporting.services.samples import require_evaluator
from contracts.services.history import local_day, lock_agreement, write_event
from contracts.services.observations import check_private

QUESTIONS: Final = ("context", "attribution", "recognition")


def sign_off_period(
    *,
    agreement: Agreement,
    period: Period,
    by: Person,
    now: datetime,
    statement: str = "",
    **answers: str,
) -> SignOff:
    """Say that the evaluator is done with a period. Raises Refused.

    `answers` holds `context`, `attribution` and `recognition` (codes of enums.Answer) and, for
    each, `..._words` that say why. Everything in the period has a verdict and no dispute is open.
    """
    require_evaluator(by, agreement)
    for name in QUESTIONS:
        words = answers.get(f"{name}_words", "").strip()
        if answers.get(name) not in Answer.values or not words:
            raise Refused("sign_off_words_missing", f"{name}_words")
        check_private(f"{name}_words", words)
    check_private("statement", statement)
    with transaction.atomic():
        agreement = lock_agreement(agreement.pk)
        if period not in ended_periods(agreement, local_day(now)):
            raise Refused("not_a_reported_period", "period")
        state = state_of(agreement, period)
        if state.sign_off is not None:
            raise Refused("sign_off_done")
        if state.unjudged_count:
            raise Refused("sign_off_open", "", {"count": state.unjudged_count})
        if state.dispute_count:
            raise Refused("sign_off_dispute", "", {"count": state.dispute_count})
        sign_off = SignOff.objects.create(
            agreement=agreement,
            period_start=period.start,
            period_end=period.end,
            statement=statement.strip(),
            by_id=by.pk,
            at=now,
            **{name: text.strip() for name, text in answers.items()},
        )
        write_event(
            agreement=agreement,
            verb=EventVerb.PERIOD_SIGNED_OFF,
            by=by,
            now=now,
            detail=period.start.isoformat(),
        )
    return sign_off


def reopen_period(*, sign_off: SignOff, reason: str, by: Person, now: datetime) -> SignOffReopening:
    """Let a sign-off no longer hold: the evaluator or the contract manager, with a reason."""
    if not manages(by, sign_off.agreement):
        require_evaluator(by, sign_off.agreement)
    if not reason.strip():
        raise Refused("reopen_reason_missing", "reason")
    with transaction.atomic():
        agreement = lock_agreement(sign_off.agreement_id)
        if SignOffReopening.objects.filter(sign_off=sign_off).exists():
            raise Refused("sign_off_reopened")
        reopening = SignOffReopening.objects.create(
            sign_off=sign_off, reason=reason.strip(), by_id=by.pk, at=now
        )
        write_event(
            agreement=agreement,
            verb=EventVerb.PERIOD_SIGNED_OFF,
            by=by,
            now=now,
            reason=reason.strip(),
            detail=f"reopened {sign_off.period_start.isoformat()}",
        )
    return reopening
