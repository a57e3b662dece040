"""Who sees the money of all contracts, and who sets it aside."""

from __future__ import annotations

from contracts.permissions import User, can_see_all, is_in_group
from contracts.selectors.roles import APPROVER, CONTRACT_MANAGER


def can_see_money(user: User) -> bool:
    """Whether the person sees all contracts and so all their money."""
    return can_see_all(user)


def can_set_money_aside(user: User) -> bool:
    """Whether the person answers for the budget: ceilings, sources and allocations."""
    return is_in_group(user, APPROVER)


def can_make_documents(user: User) -> bool:
    """Whether the person makes accounts: who manages contracts or answers for the budget."""
    return is_in_group(user, CONTRACT_MANAGER, APPROVER)
