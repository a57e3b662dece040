"""The decision: one, reasoned, by another person than who proposed it, and told at once."""

from datetime import datetime
from typing import Any

from django.db import transaction

from pages.challenges.enums import Action, Letter, Remedies, Who
from pages.challenges.errors import Refused
from pages.challenges.letters import decision_letter
from pages.challenges.models import (
    Decision,
    DecisionCriterion,
    DecisionProposal,
    DecisionReason,
    Response,
)
from pages.challenges.publishing import texts_of
from pages.challenges.selectors.deciding import preparers_of, within_mandate
from pages.challenges.selectors.municipality import mandate_of
from pages.challenges.services.conflicts import require_free
from pages.challenges.services.fund_fits import require_fit
from pages.challenges.services.funds import require_fund
from pages.challenges.services.leaving_out import require_chance_to_complete
from pages.challenges.services.lot_outcomes import copy_lots
from pages.challenges.services.moves import lock_response, move
from pages.challenges.services.outbox import queue_letter
from pages.challenges.services.publishing import require_read
from pages.challenges.terms import local_day, object_by


def require_mandate(person: Any, amount_cents: int | None) -> None:
    """Raise Refused `over_mandate` when the amount is more than this person may decide on."""
    if not within_mandate(person, amount_cents):
        raise Refused("over_mandate", limit=mandate_of(person))


def prepared_by(response: Response, person: Any) -> bool:
    """Whether this person had a hand in what is to be decided: proposed, advised or assessed."""
    return person.pk in preparers_of(response)


@transaction.atomic
def decide(
    *, proposal: DecisionProposal, by: Any, now: datetime, has_read: bool = False
) -> Decision:
    """Decide as proposed, for good; write the event and queue the letter, in one transaction.

    Raises Refused `already_decided` when someone was first, `not_allowed` in another status,
    `proposal_changed` when this is not the last proposal, `four_eyes`, `over_mandate`,
    `declare_first`, `conflict_declared` or a code of `require_fund`, `require_fit` or
    `require_chance_to_complete`, for a superuser as well; `read_before_publishing` when words that
    everybody will read look like personal data, unless the decider `has_read` them.
    """
    locked = lock_response(proposal.response)
    locked.completion_question = ""
    locked.complete_by = None
    move(
        response=locked,
        action=Action(proposal.action),
        who=Who.DECIDER,
        by=by,
        now=now,
        text=proposal.reason,
    )
    if locked.proposals.latest("pk").pk != proposal.pk:
        raise Refused("proposal_changed")
    if prepared_by(locked, by):
        raise Refused("four_eyes")
    require_free(locked, by)
    require_chance_to_complete(locked, proposal.action, local_day(now))
    require_mandate(by, proposal.amount_cents)
    fund = require_fund(locked, by, proposal.amount_cents, local_day(now))
    require_fit(locked, proposal, fund)
    require_read(response=locked, texts=texts_of(proposal), has_read=has_read, by=by, now=now)
    decision = Decision.objects.create(
        response=locked,
        action=proposal.action,
        reason=proposal.reason,
        how_to_succeed=proposal.how_to_succeed,
        conditions=proposal.conditions,
        remedies=proposal.remedies,
        proposal=proposal,
        amount_cents=proposal.amount_cents,
        fund=fund,
        decided_at=now,
        decided_by=by,
        object_by=object_by(now) if proposal.remedies == Remedies.OBJECTION else None,
    )
    for row in proposal.reasons.all():
        DecisionReason.objects.create(decision=decision, code=row.code)
    for row in proposal.criteria.all():
        DecisionCriterion.objects.create(
            decision=decision,
            criterion_code=row.criterion_code,
            criterion_name=row.criterion_name,
            words=row.words,
            present_provider_words=row.present_provider_words,
        )
    copy_lots(proposal, decision)
    queue_letter(
        key=f"{Letter.DECISION}:{locked.pk}",
        letter=Letter.DECISION,
        response=locked,
        to=locked.email,
        content=decision_letter(locked, decision),
        now=now,
    )
    return decision
