"""What kind of work a person does, and for which parties of an agreement they act.

The codes are the names of the groups; `permissions` has their labels and makes them.
"""

from __future__ import annotations

from typing import Final

from django.contrib.auth.models import Group

from contracts.enums import PartyRole
from contracts.models import Agreement, AgreementParty, Party
from contracts.people import Person
from contracts.selectors.start_checks import INTERESTED_ROLES

CONTRACT_MANAGER: Final = "contract_manager"
EVALUATOR: Final = "evaluator"
APPROVER: Final = "approver"
PROVIDER: Final = "provider"
INVESTOR: Final = "investor"
EDITOR: Final = "editor"
ASSESSOR: Final = "assessor"
# Who acts for a party with one of these roles manages nothing of that agreement.
NOT_MANAGING: Final = (PartyRole.PROVIDER, PartyRole.INVESTOR, PartyRole.EVALUATOR)


def sees_all(user: Person) -> bool:
    """Whether the person sees every agreement: a contract manager, approver or superuser."""
    return (
        bool(getattr(user, "is_superuser", False))
        or Group.objects.filter(user=user.pk, name__in=(CONTRACT_MANAGER, APPROVER)).exists()
    )


def roles_of(user: Person, agreement: Agreement) -> list[AgreementParty]:
    """Return the roles in the agreement of every party that the person acts for."""
    return list(agreement.parties.filter(party__members__user=user.pk).select_related("party"))


def interest_of(user: Person, agreement: Agreement) -> AgreementParty | None:
    """Return a role that makes the person gain from or pay for outcomes, or nothing."""
    return next((role for role in roles_of(user, agreement) if role.role in INTERESTED_ROLES), None)


def is_evaluator(user: Person, agreement: Agreement) -> bool:
    """Whether the person acts for the independent evaluator of the agreement."""
    return any(role.role == PartyRole.EVALUATOR for role in roles_of(user, agreement))


def may_change_party(user: Person, party: Party) -> bool:
    """Whether the person manages an agreement of the party, and gets no money through the party.

    Contract managers; of agreements in which they act for a receiver or the evaluator they manage
    nothing. A superuser always may.
    """
    if not user.is_active:
        return False
    if getattr(user, "is_superuser", False):
        return True
    if not Group.objects.filter(user=user.pk, name=CONTRACT_MANAGER).exists():
        return False
    theirs = AgreementParty.objects.filter(party__members__user=user.pk, role__in=NOT_MANAGING)
    if theirs.filter(party=party).exists():
        return False
    roles = AgreementParty.objects.filter(party=party)
    return roles.exclude(agreement__in=theirs.values("agreement")).exists()


def gains_from(user: Person, agreement: Agreement) -> AgreementParty | None:
    """Return a role through which the person receives money of the agreement, or nothing."""
    receiving = (PartyRole.PROVIDER, PartyRole.INVESTOR, PartyRole.INTERMEDIARY)
    return next((role for role in roles_of(user, agreement) if role.role in receiving), None)
