"""A complete decision is put to whoever decides, and may come back with a reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.db import transaction

from pages.challenges.documents import Lot
from pages.challenges.enums import Action, Remedies, Status, Who, WorkKind
from pages.challenges.errors import Refused
from pages.challenges.models import (
    DecisionProposal,
    ProposalCriterion,
    ProposalLot,
    ProposalReason,
    Response,
)
from pages.challenges.plain_words import is_placeholder
from pages.challenges.reasons import reasons_for
from pages.challenges.selectors.deciding import people_to_decide
from pages.challenges.selectors.funds import fund_of
from pages.challenges.selectors.lots import lots_of
from pages.challenges.services.advising import agreed_changes
from pages.challenges.services.conflicts import require_free
from pages.challenges.services.explaining import check_reason, check_way_forward
from pages.challenges.services.fund_fits import FundChoice, keep_fit
from pages.challenges.services.handing_over import tell_colleague
from pages.challenges.services.leaving_out import require_chance_to_complete
from pages.challenges.services.lot_outcomes import (
    LotText,
    asks_per_lot,
    check_lots,
    check_total,
    lot_values,
    refuses_some,
)
from pages.challenges.services.moves import lock_response, move
from pages.challenges.services.work import drop_work
from pages.challenges.staff_letters import proposed_letter, sent_back_letter
from pages.challenges.subjects import Criterion, subject_of
from pages.challenges.terms import local_day
from pages.challenges.transitions import (
    DECISION_ACTIONS,
    GRANTING_ACTIONS,
    NEGATIVE_ACTIONS,
    PROPOSABLE,
)
from pages.challenges.unwilling import only_says_unwilling

# What may cost money; the mandate of whoever decides is held against it.
COSTLY_ACTIONS = GRANTING_ACTIONS

# The outcomes that tell what changes, and what to say when they do not: in the plan, or in what
# the municipality goes on doing itself.
CHANGES_NEEDED = MappingProxyType(
    {
        Action.ACCEPT_WITH_CONDITIONS: "conditions_needed",
        Action.SOLVE_WITHOUT_TAKEOVER: "solution_needed",
    }
)


@dataclass(frozen=True)
class CriterionWords:
    """The words on one criterion, of the plan and of who does the task now."""

    code: str
    words: str
    present_words: str = ""


@dataclass(frozen=True)
class OutcomeText:
    """An outcome as it was written, of a first decision or after an objection. Cents.

    `conditions` is what changes in the plan, or what the municipality will do itself.
    """

    action: Action
    reason: str
    reason_codes: Sequence[str] = ()
    how_to_succeed: str = ""
    conditions: str = ""
    criteria: Sequence[CriterionWords] = ()
    amount_cents: int | None = None
    # Of a grant on several lots: the answer on each.
    lots: Sequence[LotText] = ()


@dataclass(frozen=True)
class DecisionText(OutcomeText):
    """A first decision as it was written, with what can be done against it."""

    remedies: Remedies = Remedies.NONE
    # None: as the call says.
    fund: FundChoice | None = None


def check_decision(
    text: DecisionText, criteria: Iterable[Criterion] = (), lots: Sequence[Lot] = ()
) -> list[tuple[str, str]]:
    """What is wrong, as (field, code), all at once; nothing when it can be decided.

    `criteria` are those of the subject: a rejection explains each of them. `lots` are those of
    the response: a grant says yes or no to each. Who gets a no reads what can be done against it.
    """
    problems = check_outcome(text, criteria, lots)
    says_no = text.action in NEGATIVE_ACTIONS or refuses_some(text.action, text.lots, lots)
    if says_no and text.remedies == Remedies.NONE:
        problems.append(("remedies", "remedies_needed"))
    return problems


def check_outcome(
    text: OutcomeText, criteria: Iterable[Criterion] = (), lots: Sequence[Lot] = ()
) -> list[tuple[str, str]]:
    """The same for every rule that holds for a decision on an objection as well."""
    problems = []
    negative = text.action in NEGATIVE_ACTIONS
    if text.action not in DECISION_ACTIONS:
        problems.append(("action", "no_decision"))
    problems += check_reason(text.reason, is_negative=negative)
    fitting = {reason.code for reason in reasons_for(text.action)}
    if negative and not text.reason_codes:
        problems.append(("reason_codes", "code_needed"))
    elif not set(text.reason_codes) <= fitting:
        problems.append(("reason_codes", "code_does_not_fit"))
    if text.action == Action.REJECT:
        problems += _check_criteria(text, criteria)
    problems += check_way_forward(text.how_to_succeed, is_negative=negative)
    if text.action in CHANGES_NEEDED and is_placeholder(text.conditions):
        problems.append(("conditions", CHANGES_NEEDED[text.action]))
    is_per_lot = asks_per_lot(text.action, lots)
    if text.action in COSTLY_ACTIONS and text.amount_cents is None and not is_per_lot:
        problems.append(("amount", "amount_needed"))
    problems += check_lots(text.action, text.lots, lots)
    return problems + check_total(text.action, text.lots, lots, text.amount_cents)


def _check_criteria(text: OutcomeText, criteria: Iterable[Criterion]) -> list[tuple[str, str]]:
    problems = []
    written = {row.code: row for row in text.criteria}
    for criterion in criteria:
        row = written.get(criterion.code, CriterionWords(criterion.code, ""))
        if is_placeholder(row.words):
            problems.append((f"criterion_{criterion.code}", "criterion_needed"))
        elif only_says_unwilling(row.words):
            problems.append((f"criterion_{criterion.code}", "only_unwilling"))
        if is_placeholder(row.present_words):
            problems.append((f"present_{criterion.code}", "present_words_needed"))
    return problems


def criterion_values(text: OutcomeText, criteria: Iterable[Criterion]) -> list[dict[str, str]]:
    """What a decision keeps per criterion of the subject: only those with words."""
    names = {criterion.code: criterion.name for criterion in criteria}
    return [
        {
            "criterion_code": row.code,
            "criterion_name": names[row.code],
            "words": row.words.strip(),
            "present_provider_words": row.present_words.strip(),
        }
        for row in text.criteria
        if row.code in names and not is_placeholder(row.words)
    ]


@transaction.atomic
def propose_decision(
    *, response: Response, text: DecisionText, by: Any, now: datetime
) -> DecisionProposal:
    """Put a decision to whoever decides; each of them gets a mail.

    Accepting with conditions means: with the changes that the resident agreed to. Raises Refused
    `not_from_here` (the content was not looked at yet), `agreement_needed`, `declare_first`,
    `conflict_declared`, `not_allowed`, `outside_fund`, a code of `require_chance_to_complete`, or
    the first problem of `check_decision` with its `field`.
    """
    locked = lock_response(response)
    subject, lots = subject_of(locked), lots_of(locked)
    for field, code in check_decision(text, subject.criteria, lots):
        raise Refused(code, field=field)
    require_free(locked, by)
    came_from = Status(locked.status)
    changes = agreed_changes(locked)
    move(response=locked, action=Action.PROPOSE_DECISION, who=Who.HANDLER, by=by, now=now)
    if text.action not in PROPOSABLE[came_from]:
        raise Refused("not_from_here", field="action")
    if text.action == Action.ACCEPT_WITH_CONDITIONS and changes is None:
        raise Refused("agreement_needed", field="action")
    require_chance_to_complete(locked, text.action, local_day(now))
    proposal = DecisionProposal.objects.create(
        response=locked,
        action=text.action,
        reason=text.reason.strip(),
        how_to_succeed=text.how_to_succeed.strip(),
        conditions=text.conditions.strip(),
        changes=changes if text.action == Action.ACCEPT_WITH_CONDITIONS else None,
        remedies=text.remedies,
        amount_cents=text.amount_cents if text.action in COSTLY_ACTIONS else None,
        came_from=came_from,
        by=by,
        at=now,
    )
    for code in dict.fromkeys(text.reason_codes):
        ProposalReason.objects.create(proposal=proposal, code=code)
    for values in criterion_values(text, subject.criteria):
        ProposalCriterion.objects.create(proposal=proposal, **values)
    for values in lot_values(text.action, text.lots, lots):
        ProposalLot.objects.create(proposal=proposal, **values)
    keep_fit(proposal, fund_of(locked), text.fund)
    for person in people_to_decide(locked, proposal.amount_cents):
        tell_colleague(
            about=f"{Action.PROPOSE_DECISION}:{proposal.pk}",
            response=locked,
            to=person,
            content=proposed_letter(locked, by=by),
            now=now,
        )
    drop_work(response=locked, person=by, kind=WorkKind.PROPOSAL)
    return proposal


@transaction.atomic
def send_back(*, response: Response, reason: str, by: Any, now: datetime) -> Response:
    """Send a proposal back to where it came from, with what has to be different.

    Who put it forward and who handles the case get a mail.
    Raises Refused `send_back_reason`, `declare_first`, `conflict_declared` or `not_allowed`.
    """
    if is_placeholder(reason):
        raise Refused("send_back_reason", field="reason")
    locked = lock_response(response)
    require_free(locked, by)
    last = locked.proposals.order_by("-pk").first()
    # After a question that was not answered there is nothing left to wait for.
    to_advised = last is not None and last.came_from == Status.ADVISED
    event = move(
        response=locked,
        action=Action.SEND_BACK,
        who=Who.DECIDER,
        by=by,
        now=now,
        text=reason.strip(),
        to=Status.ADVISED if to_advised else Status.IN_HANDLING,
    )
    concerned = {locked.handler, last.by if last else None} - {None, by}
    for person in sorted(concerned, key=lambda one: one.pk):
        tell_colleague(
            about=f"{Action.SEND_BACK}:{event.pk}",
            response=locked,
            to=person,
            content=sent_back_letter(locked, by=by),
            now=now,
        )
    return locked
