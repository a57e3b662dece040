"""What is decided per lot: one decision can grant some parts of the work and refuse others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pages.challenges.documents import Lot
from pages.challenges.enums import Action
from pages.challenges.models import Decision, DecisionLot, DecisionProposal
from pages.challenges.reasons import reasons_for
from pages.challenges.services.explaining import check_reason, check_way_forward
from pages.challenges.transitions import GRANTING_ACTIONS


@dataclass(frozen=True)
class LotText:
    """What was written on one lot. The reason and the way forward are for a refused one. Cents.

    `is_granted` is None as long as nobody chose.
    """

    code: str
    is_granted: bool | None = None
    reason_code: str = ""
    reason: str = ""
    how_to_succeed: str = ""
    # What a granted one gets at most.
    amount_cents: int | None = None


def asks_per_lot(action: str, lots: Sequence[Lot]) -> bool:
    """Whether each lot has an answer of its own; a no, or one lot, has that of the whole."""
    return action in GRANTING_ACTIONS and len(lots) > 1


def check_lots(
    action: str, written: Sequence[LotText], lots: Sequence[Lot]
) -> list[tuple[str, str]]:
    """What is wrong, as (field, code): each lot has an answer, and one at least is a yes."""
    if not asks_per_lot(action, lots):
        return []
    rows = _in_order(written, lots)
    problems = [problem for row in rows for problem in _check_lot(row)]
    if all(row.is_granted is False for row in rows):
        return [(f"outcome_{lots[0].code}", "no_lot_granted"), *problems]
    return problems


def check_total(
    action: str, written: Sequence[LotText], lots: Sequence[Lot], amount_cents: int | None
) -> list[tuple[str, str]]:
    """Whether the whole is what the lots come to, once each granted lot has an amount."""
    total = total_of_lots(action, written, lots)
    return [] if total in (None, amount_cents) else [("amount", "lots_do_not_add_up")]


def total_of_lots(action: str, written: Sequence[LotText], lots: Sequence[Lot]) -> int | None:
    """What the granted lots come to; None when it is not asked per lot, or not filled in yet."""
    if not asks_per_lot(action, lots):
        return None
    amounts = [row.amount_cents for row in _in_order(written, lots) if row.is_granted]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known and len(known) == len(amounts) else None


def lot_values(
    action: str, written: Sequence[LotText], lots: Sequence[Lot]
) -> list[dict[str, Any]]:
    """What a decision keeps per lot of the response."""
    if not asks_per_lot(action, lots):
        return [_values(lot, action) for lot in lots]
    return [
        _granted(lot, action, row) if row.is_granted else _refused(lot, row)
        for lot, row in zip(lots, _in_order(written, lots), strict=True)
    ]


def refuses_some(action: str, written: Sequence[LotText], lots: Sequence[Lot]) -> bool:
    """Whether a grant says no to a lot."""
    return asks_per_lot(action, lots) and any(
        row.is_granted is False for row in _in_order(written, lots)
    )


def copy_lots(proposal: DecisionProposal, decision: Decision) -> None:
    """Keep with the decision what was proposed per lot."""
    for row in proposal.lots.all():
        DecisionLot.objects.create(
            decision=decision,
            lot_code=row.lot_code,
            lot_name=row.lot_name,
            action=row.action,
            reason_code=row.reason_code,
            reason=row.reason,
            how_to_succeed=row.how_to_succeed,
            amount_cents=row.amount_cents,
        )


def _in_order(written: Sequence[LotText], lots: Sequence[Lot]) -> list[LotText]:
    known = {row.code: row for row in written}
    return [known.get(lot.code, LotText(lot.code)) for lot in lots]


def _check_lot(row: LotText) -> list[tuple[str, str]]:
    if row.is_granted is None:
        return [(f"outcome_{row.code}", "lot_choice_needed")]
    if row.is_granted:
        return [] if row.amount_cents is not None else [(f"amount_{row.code}", "amount_needed")]
    problems = []
    if not row.reason_code:
        problems.append((f"code_{row.code}", "code_needed"))
    elif row.reason_code not in {reason.code for reason in reasons_for(Action.REJECT)}:
        problems.append((f"code_{row.code}", "code_does_not_fit"))
    problems += check_reason(row.reason, is_negative=True, field=f"reason_{row.code}")
    return problems + check_way_forward(
        row.how_to_succeed, is_negative=True, field=f"how_{row.code}"
    )


def _values(lot: Lot, action: str) -> dict[str, Any]:
    return {"lot_code": lot.code, "lot_name": lot.name, "action": action}


def _granted(lot: Lot, action: str, row: LotText) -> dict[str, Any]:
    return _values(lot, action) | {"amount_cents": row.amount_cents}


def _refused(lot: Lot, row: LotText) -> dict[str, Any]:
    return _values(lot, Action.REJECT) | {
        "reason_code": row.reason_code,
        "reason": row.reason.strip(),
        "how_to_succeed": row.how_to_succeed.strip(),
    }
