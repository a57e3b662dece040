"""What the independent evaluator accepts, and who may be that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TypedDict

from django.db import transaction

from contracts.enums import EventVerb, ObservationStatus, VerificationDecision
from contracts.errors import Refused
from contracts.models import Agreement, Observation, Verification
from contracts.people import Person
from contracts.reader_language import reader_language
from contracts.selectors.roles import interest_of, is_evaluator
from contracts.services.history import lock_agreement, note_changed_inputs, write_event
from contracts.services.observations import COUNTED_KINDS, check_quantity
from contracts.wording import format_number

# Who has to know of verdicts, within their transaction: the apps above the core.
VerdictFollower = Callable[[Sequence[Verification], Person, datetime], None]
_FOLLOWERS: list[VerdictFollower] = []


def add_verdict_follower(follower: VerdictFollower) -> None:
    """Let an app above the core follow every verdict, whoever gives it; once per function."""
    if follower not in _FOLLOWERS:
        _FOLLOWERS.append(follower)


class Answers(TypedDict, total=False):
    """The evaluator's three questions; each answer is a code of enums.Answer."""

    is_context_complete: str
    would_have_happened_anyway: str
    do_practitioners_recognise: str


def verify_observation(
    *,
    observation: Observation,
    decision: str,
    by: Person,
    now: datetime,
    accepted_quantity: Decimal | None = None,
    reason: str = "",
    answers: Answers | None = None,
) -> Verification:
    """Accept an observation wholly or partly, or dispute it. The latest decision counts.

    Raises Refused when this person may not judge it, and when the decision is incomplete.
    """
    return verify_observations(
        observations=[observation],
        decision=decision,
        by=by,
        now=now,
        accepted_quantity=accepted_quantity,
        reason=reason,
        answers=answers,
    )[0]


def verify_observations(
    *,
    observations: Iterable[Observation],
    decision: str,
    by: Person,
    now: datetime,
    accepted_quantity: Decimal | None = None,
    reason: str = "",
    answers: Answers | None = None,
) -> list[Verification]:
    """Decide the same about several observations: all of them, or none when one is refused."""
    observations = list(observations)
    _check_decision(decision, accepted_quantity, reason)
    by_agreement: dict[int, list[Observation]] = {}
    for observation in observations:
        by_agreement.setdefault(observation.agreement_id, []).append(observation)
    made = []
    with transaction.atomic():
        # Always in the same order, so that two evaluators cannot wait for each other.
        for agreement_id in sorted(by_agreement):
            agreement = lock_agreement(agreement_id)
            chosen = by_agreement[agreement_id]
            _check_judge(agreement, chosen, by)
            _check_parts(chosen, accepted_quantity)
            made += Verification.objects.bulk_create(
                Verification(
                    observation=observation,
                    decision=decision,
                    accepted_quantity=accepted_quantity,
                    reason=reason.strip(),
                    by_id=by.pk,
                    at=now,
                    **(answers or {}),
                )
                for observation in chosen
            )
            note_changed_inputs(agreement)
            for follower in _FOLLOWERS:
                follower(made[-len(chosen) :], by, now)
            write_event(
                agreement=agreement,
                verb=EventVerb.OBSERVATIONS_VERIFIED,
                by=by,
                now=now,
                reason=reason,
                detail=f"{decision} {len(chosen)}",
            )
    order = {observation.pk: place for place, observation in enumerate(observations)}
    return sorted(made, key=lambda verification: order[verification.observation_id])


def _check_decision(decision: str, accepted_quantity: Decimal | None, reason: str) -> None:
    if decision == VerificationDecision.PARTLY:
        if accepted_quantity is None:
            raise Refused("accepted_quantity_missing", "accepted_quantity")
        check_quantity(accepted_quantity, "accepted_quantity")
    elif accepted_quantity is not None:
        raise Refused("accepted_quantity_not_expected", "accepted_quantity")
    if decision != VerificationDecision.ACCEPTED and not reason.strip():
        raise Refused("decision_reason_missing", "reason")


def _check_parts(observations: list[Observation], accepted: Decimal | None) -> None:
    """Raise Refused when more, or less than nothing, is accepted of a count.

    And when anything is accepted of what says that nothing was measured: no settlement counts it.
    """
    if accepted is None:
        return
    for observation in observations:
        if accepted and observation.status != ObservationStatus.MEASURED:
            raise Refused("accepted_quantity_no_part", "accepted_quantity", {"claimed": "0"})
        if observation.indicator.kind not in COUNTED_KINDS:
            continue
        claimed = observation.quantity
        if claimed is None and observation.start and observation.end:
            claimed = Decimal((observation.end - observation.start).days)
        if accepted < 0 or (claimed is not None and accepted > claimed):
            params = {"claimed": format_number(claimed or 0, reader_language())}
            raise Refused("accepted_quantity_no_part", "accepted_quantity", params)


def _check_judge(agreement: Agreement, observations: list[Observation], by: Person) -> None:
    interest = interest_of(by, agreement)
    if interest is not None:
        params = {
            "party": interest.party.name,
            "role": str(interest.get_role_display()).lower(),
        }
        raise Refused("interested_party", "by", params)
    if not is_evaluator(by, agreement):
        raise Refused("not_evaluator", "by")
    if any(observation.entered_by_id == by.pk for observation in observations):
        raise Refused("same_person_entered", "by")
    ids = [observation.pk for observation in observations]
    if Observation.objects.filter(replaces__in=ids).exists():
        raise Refused("replaced_observation", "observation")
