"""Who may do what here; the services check again what must never happen."""

from __future__ import annotations

from typing import Any

from contracts.enums import PartyRole
from contracts.models import Agreement
from contracts.permissions import can_manage, can_see, can_verify_for
from contracts.reporting.selectors.people import has_role, takes_part
from contracts.reporting.selectors.requests import REPORTING


def can_report(user: Any, agreement: Agreement) -> bool:
    """Whether the person reports: who acts for the provider of a running agreement."""
    return (
        can_see(user, agreement)
        and agreement.status in REPORTING
        and has_role(user, agreement, PartyRole.PROVIDER)
    )


def can_plan(user: Any, agreement: Agreement) -> bool:
    """Whether the person says how an agreement is reported and decides about more time."""
    return can_manage(user, agreement)


def can_take_part(user: Any, agreement: Agreement) -> bool:
    """Whether the person sees evidence and disputes: provider, evaluator and contract manager.

    Not an approver, a payer or an investor: evidence may be about persons.
    """
    return can_see(user, agreement) and takes_part(user, agreement)


def can_judge(user: Any, agreement: Agreement) -> bool:
    """Whether the person draws samples and signs off: the evaluator without an interest."""
    return can_verify_for(user, agreement)
