"""What happens to an agreement that was signed when an objection ends in a no."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from contracts.enums import AgreementStatus
from contracts.services.lost_grounds import note_lost_ground
from pages.challenges.enums import AgreementFate
from pages.challenges.models import ObjectionAgreement, ObjectionDecision, Response
from pages.challenges.plain_words import is_placeholder, is_too_short
from pages.challenges.selectors.agreements import binding_agreement
from pages.challenges.transitions import GRANTING_ACTIONS


@dataclass(frozen=True)
class FateText:
    """What was chosen for the agreement. `until` is the last day, when it goes on."""

    fate: AgreementFate | None = None
    until: date | None = None
    reason: str = ""


def check_fate(
    action: str, text: FateText, agreement: Any | None, today: date
) -> list[tuple[str, str]]:
    """What is wrong, as (field, code); nothing without a signed agreement or of a yes."""
    if agreement is None or action in GRANTING_ACTIONS:
        return []
    problems = []
    if text.fate is None:
        problems.append(("agreement_fate", "fate_needed"))
    elif text.fate == AgreementFate.GO_ON:
        problems += _check_going_on(text.until, agreement, today)
    elif text.fate == AgreementFate.END and agreement.status != AgreementStatus.SIGNED:
        problems.append(("agreement_fate", "agreement_began"))
    if is_placeholder(text.reason) or is_too_short(text.reason):
        problems.append(("agreement_reason", "fate_reason_needed"))
    return problems


def _check_going_on(until: date | None, agreement: Any, today: date) -> list[tuple[str, str]]:
    if agreement.status == AgreementStatus.SUSPENDED:
        return [("agreement_fate", "agreement_stands_still")]
    if until is None or until < today:
        return [("agreement_until", "fate_day_needed")]
    if agreement.status == AgreementStatus.SIGNED and until < agreement.starts_on:
        return [("agreement_until", "fate_day_before_start")]
    # Half-open: the first day on which it does not hold any more.
    if agreement.ends_on is not None and until >= agreement.ends_on:
        return [("agreement_until", "fate_day_after_end")]
    return []


def keep_fate(
    response: Response, decision: ObjectionDecision, text: FateText, *, by: Any, now: datetime
) -> ObjectionAgreement | None:
    """Write what was chosen, and let the agreement end, stand still or go on; None without one.

    `text` was found good by `check_fate`, and the response is locked.
    """
    agreement = binding_agreement(response)
    if agreement is None or decision.action in GRANTING_ACTIONS:
        return None
    until = text.until if text.fate == AgreementFate.GO_ON else None
    reason = text.reason.strip()
    ends = text.fate == AgreementFate.END
    note_lost_ground(
        agreement=agreement, goes_on_until=until, ends=ends, by=by, now=now, reason=reason
    )
    return ObjectionAgreement.objects.create(
        decision=decision, agreement=agreement, fate=text.fate, until=until, reason=reason
    )
