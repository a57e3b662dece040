"""What became of the parts of the work that a response is about."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from pages.challenges.documents import Lot, read_document
from pages.challenges.enums import Action
from pages.challenges.models import Response
from pages.challenges.reasons import REASONS_BY_CODE


@dataclass(frozen=True)
class LotAnswer:
    """The answer on one lot; words only when it was refused by itself."""

    name: str
    is_granted: bool
    outcome: str
    code: str = ""
    why: str = ""
    reason: str = ""
    how_to_succeed: str = ""
    # What a granted lot gets at most, when that was decided per lot.
    amount_cents: int | None = None


def lots_of(response: Response) -> tuple[Lot, ...]:
    """The lots that the resident chose last; none for a call or task that has no parts."""
    return read_document(response.versions.latest("number").document).about.lots


def lots_to_weigh(response: Response) -> tuple[Lot, ...]:
    """The lots that may get different answers: with one, the answer on the whole says it."""
    lots = lots_of(response)
    return lots if len(lots) > 1 else ()


def lot_answers(
    decision: Any, public: Callable[[str], str] = lambda text: text
) -> tuple[LotAnswer, ...]:
    """The answer per lot of a Decision, DecisionProposal or ObjectionDecision, in order.

    `public` takes out of the words what not everybody may read.
    """
    return tuple(
        LotAnswer(
            name=row.lot_name,
            is_granted=row.is_granted,
            outcome=str(Action(row.action).label),
            code=row.reason_code,
            why=_label(row.reason_code),
            reason=public(row.reason),
            how_to_succeed=public(row.how_to_succeed),
            amount_cents=row.amount_cents,
        )
        for row in decision.lots.all()
    )


def split_answers(decision: Any) -> tuple[LotAnswer, ...]:
    """The answer per lot when it is not the same for all; else nothing."""
    answers = lot_answers(decision)
    return answers if len({answer.is_granted for answer in answers}) > 1 else ()


def answers_to_tell(decision: Any) -> tuple[LotAnswer, ...]:
    """The answer per lot when there is more to say of them than of the whole; else nothing.

    That is when not all got the same, or when each got an amount of its own.
    """
    answers = lot_answers(decision)
    has_amounts = any(answer.amount_cents is not None for answer in answers)
    return answers if has_amounts else split_answers(decision)


def refused_codes(response: Response) -> set[str]:
    """The lots that got a no in the answer that holds now."""
    holds = decision_that_holds(response)
    return {row.lot_code for row in holds.lots.all() if not row.is_granted}


def with_lot_answers(rows: QuerySet[Any], prefix: str = "") -> QuerySet[Any]:
    """The same rows with what `decision_that_holds` and the answers per lot read.

    `prefix` leads from the row to its response.
    """
    decisions = (f"{prefix}decision", f"{prefix}objection__decision")
    return rows.select_related(*decisions).prefetch_related(*(f"{one}__lots" for one in decisions))


def decision_that_holds(response: Response) -> Any:
    """The decision on an objection, or the first one; None before there is any."""
    objection = getattr(response, "objection", None)
    return getattr(objection, "decision", None) or getattr(response, "decision", None)


def _label(code: str) -> str:
    return str(REASONS_BY_CODE[code].label) if code in REASONS_BY_CODE else ""
