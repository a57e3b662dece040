"""An objection, and the second look by somebody who did not decide before."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import override

from pages.challenges.case_letters import objection_decision_letter, objection_receipt_letter
from pages.challenges.enums import Action, Letter, ObjectionChannel, Status, Who, WorkKind
from pages.challenges.errors import Refused
from pages.challenges.models import (
    Decision,
    Objection,
    ObjectionDecision,
    ObjectionDecisionCriterion,
    ObjectionDecisionLot,
    ObjectionDecisionReason,
    Response,
)
from pages.challenges.models.objections import amounts_by_lot
from pages.challenges.outcome_words import fate_sentence
from pages.challenges.plain_words import is_placeholder
from pages.challenges.publishing import texts_of
from pages.challenges.selectors.agreements import binding_agreement
from pages.challenges.selectors.deciding import people_to_decide
from pages.challenges.selectors.lots import lots_of
from pages.challenges.selectors.objections import objection_term
from pages.challenges.services.advising import agreed_changes
from pages.challenges.services.conflicts import require_free
from pages.challenges.services.deciding import prepared_by, require_mandate
from pages.challenges.services.fund_fits import FundChoice, keep_objection_fit
from pages.challenges.services.funds import require_fund
from pages.challenges.services.handing_over import tell_colleague
from pages.challenges.services.lot_outcomes import lot_values
from pages.challenges.services.moves import lock_response, move
from pages.challenges.services.objection_agreements import FateText, check_fate, keep_fate
from pages.challenges.services.objection_mending import require_time_to_mend
from pages.challenges.services.objection_steps import begin_term, status_before_objection
from pages.challenges.services.outbox import queue_letter
from pages.challenges.services.proposing import (
    CHANGES_NEEDED,
    COSTLY_ACTIONS,
    OutcomeText,
    check_outcome,
    criterion_values,
)
from pages.challenges.services.publishing import require_read
from pages.challenges.services.work import drop_work
from pages.challenges.staff_letters import objected_letter
from pages.challenges.subjects import subject_of
from pages.challenges.terms import local_day
from pages.challenges.transitions import (
    ACCEPTED,
    CARRIED_OUT,
    DECISIONS,
    GRANTING_ACTIONS,
    WITH_DECISION,
)


def why_no_objection(response: Response, on: date, *, is_staff: bool = False) -> str:
    """The code of what stands in the way of an objection that came in on this day; empty if none.

    Staff may record one that was late; then it needs a reason.
    """
    if response.status not in WITH_DECISION:
        return "nothing_to_object_to"
    if Objection.objects.filter(response=response).exists():
        return "objected_before"
    term = objection_term(response)
    if term is None:
        return "no_objection_possible"
    if term.is_over(on) and not is_staff:
        return "too_late_to_object"
    return ""


@transaction.atomic
def file_objection(
    *,
    response: Response,
    words: str,
    now: datetime,
    by: Any | None = None,
    received_on: date | None = None,
    late_reason: str = "",
) -> Objection:
    """Take in an objection: the resident's own (`by` empty), or one on paper that staff record.

    Who handles the case and who may decide again get a mail.
    Raises Refused `objection_needed`, `not_in_future`, `late_reason_needed`, one of the codes of
    `why_no_objection`, or `not_allowed`.
    """
    if is_placeholder(words):
        raise Refused("objection_needed", field="words")
    locked = lock_response(response)
    today = local_day(now)
    on = today if by is None else received_on or today
    if on > today:
        raise Refused("not_in_future", field="received_on")
    if problem := why_no_objection(locked, on, is_staff=by is not None):
        raise Refused(problem)
    is_late = objection_term(locked).is_over(on)
    if is_late and is_placeholder(late_reason):
        raise Refused("late_reason_needed", field="late_reason")
    move(
        response=locked,
        action=Action.OBJECT,
        who=Who.RESIDENT if by is None else Who.HANDLER,
        by=by,
        now=now,
        text=words.strip(),
    )
    objection = Objection.objects.create(
        response=locked,
        words=words.strip(),
        channel=ObjectionChannel.ONLINE if by is None else ObjectionChannel.PAPER,
        received_on=on,
        is_late=is_late,
        late_reason=late_reason.strip() if is_late else "",
        by=by,
        at=now,
    )
    begin_term(locked, objection, by=by, now=now)
    queue_letter(
        key=f"{Letter.OBJECTION_RECEIPT}:{locked.pk}",
        letter=Letter.OBJECTION_RECEIPT,
        response=locked,
        to=locked.email,
        content=objection_receipt_letter(locked, objection),
        now=now,
    )
    _tell_colleagues(locked, objection, by=by, now=now)
    return objection


def _tell_colleagues(
    response: Response, objection: Objection, *, by: Any | None, now: datetime
) -> None:
    """Mail who handles the case and who may decide again; not about what they did themselves."""
    first = response.decision
    may_decide = {*people_to_decide(response, first.amount_cents)} - {first.decided_by}
    for person in sorted((may_decide | {response.handler}) - {None, by}, key=lambda one: one.pk):
        tell_colleague(
            about=f"{Action.OBJECT}:{objection.pk}",
            response=response,
            to=person,
            content=objected_letter(response, received_on=objection.received_on),
            now=now,
        )


def _leads_to(response: Response, action: Action) -> Status:
    """Work that has begun goes on where it was when the answer is still yes."""
    was, outcome = status_before_objection(response), DECISIONS[action]
    return was if was in CARRIED_OUT and outcome in ACCEPTED else outcome


def _is_same_per_lot(first: Decision, values: list[dict[str, Any]]) -> bool:
    """Whether each lot keeps its answer and its amount, as far as those were kept before."""
    before = {row.lot_code: row.action for row in first.lots.all()}
    amounts = amounts_by_lot(first)
    has_same_amounts = not amounts or amounts == {
        row["lot_code"]: row["amount_cents"]
        for row in values
        if row.get("amount_cents") is not None
    }
    same = before == {row["lot_code"]: row["action"] for row in values}
    return not before or (same and has_same_amounts)


@dataclass(frozen=True)
class ObjectionText(OutcomeText):
    """A decision on an objection as it was written. `action` is the outcome from now on."""

    # None: as the first decision said, or the call.
    fund: FundChoice | None = None
    # Of a no after the agreement was signed: what happens to it.
    agreement: FateText = field(default_factory=FateText)


def _told(text: ObjectionText, binding: Any | None) -> str:
    """What the event of the case says: why, and what happens to the agreement that was signed."""
    words = text.reason.strip()
    if binding is None or text.action in GRANTING_ACTIONS:
        return words
    # Kept as staff write: in Dutch, whoever reads it.
    with override("nl"):
        told = fate_sentence(text.agreement.fate, text.agreement.until)
    return f"{words}\n\n{told} {text.agreement.reason.strip()}"


def _keep_parts(
    decision: ObjectionDecision,
    text: ObjectionText,
    criteria: Iterable[dict[str, Any]],
    lots: Iterable[dict[str, Any]],
) -> None:
    for code in dict.fromkeys(text.reason_codes):
        ObjectionDecisionReason.objects.create(decision=decision, code=code)
    for values in criteria:
        ObjectionDecisionCriterion.objects.create(decision=decision, **values)
    for values in lots:
        ObjectionDecisionLot.objects.create(decision=decision, **values)


@transaction.atomic
def decide_objection(
    *,
    response: Response,
    text: ObjectionText,
    by: Any,
    now: datetime,
    has_read: bool = False,
) -> ObjectionDecision:
    """Keep or revise the decision; the outcome of `text` holds from now on.

    The rules of a first decision hold for its outcome. Raises Refused `same_decider` for whoever
    decided before, `four_eyes` for whoever prepared it, `time_to_mend`, `over_mandate`,
    `agreed_before_objection`, `declare_first`, `conflict_declared`, a code of `require_fund`,
    `outside_fund`, `not_allowed`, the first problem of `check_fate` when an agreement was signed,
    `read_before_publishing` when public words look like personal data and nobody `has_read` them,
    or the first problem of `check_outcome` with its `field`.
    """
    locked = lock_response(response)
    criteria, lots = subject_of(locked).criteria, lots_of(locked)
    binding, today = binding_agreement(locked), local_day(now)
    problems = check_outcome(text, criteria, lots)
    for name, code in [*problems, *check_fate(text.action, text.agreement, binding, today)]:
        raise Refused(code, field=name)
    move(
        response=locked,
        action=Action.DECIDE_OBJECTION,
        who=Who.DECIDER,
        by=by,
        now=now,
        text=_told(text, binding),
        to=_leads_to(locked, text.action),
    )
    if locked.decision.decided_by_id == by.pk:
        raise Refused("same_decider")
    if prepared_by(locked, by):
        raise Refused("four_eyes")
    require_free(locked, by)
    with_changes = text.action == Action.ACCEPT_WITH_CONDITIONS
    # During an objection nothing can be proposed any more.
    if with_changes and agreed_changes(locked) is None:
        raise Refused("agreed_before_objection", field="action")
    conditions = text.conditions.strip() if text.action in CHANGES_NEEDED else ""
    amount_cents = text.amount_cents if text.action in COSTLY_ACTIONS else None
    require_time_to_mend(locked, text.action, amount_cents, today)
    require_mandate(by, amount_cents)
    fund = require_fund(locked, by, amount_cents, today)
    first, per_lot = locked.decision, lot_values(text.action, text.lots, lots)
    decision = ObjectionDecision.objects.create(
        objection=locked.objection,
        is_kept=(text.action, amount_cents, conditions)
        == (first.action, first.amount_cents, first.conditions)
        and _is_same_per_lot(first, per_lot),
        action=text.action,
        reason=text.reason.strip(),
        how_to_succeed=text.how_to_succeed.strip(),
        conditions=conditions,
        amount_cents=amount_cents,
        decided_at=now,
        decided_by=by,
    )
    keep_objection_fit(decision, fund, text.fund)
    _keep_parts(decision, text, criterion_values(text, criteria), per_lot)
    keep_fate(locked, decision, text.agreement, by=by, now=now)
    require_read(response=locked, texts=texts_of(decision), has_read=has_read, by=by, now=now)
    queue_letter(
        key=f"{Letter.OBJECTION_DECISION}:{locked.pk}",
        letter=Letter.OBJECTION_DECISION,
        response=locked,
        to=locked.email,
        content=objection_decision_letter(locked, decision),
        now=now,
    )
    drop_work(response=locked, person=by, kind=WorkKind.OBJECTION)
    return decision
