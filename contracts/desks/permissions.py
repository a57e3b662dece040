"""Who may read the audit: who answers for the money, the accountant, and a manager of theirs."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from contracts.models import Agreement
from contracts.permissions import can_manage, is_in_group
from contracts.selectors.handing_over import handovers_of
from contracts.selectors.roles import APPROVER, AUDITOR, CONTRACT_MANAGER


def may_audit(user: Any, agreement_id: int | None = None) -> bool:
    """Whether a person reads the audit of a contract, or without one any of it.

    A contract manager reads that of contracts that carry their name or did so before, that they
    made, or that carry nobody's.
    """
    if is_in_group(user, APPROVER, AUDITOR):
        return True
    if not is_in_group(user, CONTRACT_MANAGER):
        return False
    return agreement_id is None or Agreement.objects.filter(own_of(user), pk=agreement_id).exists()


def own_of(user: Any) -> Q:
    """Return the condition on contracts that they are this contract manager's."""
    nobody = Q(contract_manager=None)
    own = Q(contract_manager=user.pk) | Q(created_by=user.pk)
    return nobody | own | Q(pk__in=handovers_of(user).values("agreement"))


def may_destroy(user: Any) -> bool:
    """Whether a person proposes and decides about destruction: a manager or an approver."""
    return can_manage(user) or is_in_group(user, APPROVER)
