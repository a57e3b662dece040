"""What kind of work a person does, and for which parties of an agreement they act.

The codes are the names of the groups; `permissions` has their labels and makes them.
"""

from __future__ import annotations

from typing import Final

from django.contrib.auth.models import Group

from contracts.enums import PartyRole
from contracts.models import Agreement, AgreementParty, Party, PartyMember
from contracts.people import Person
from contracts.selectors.start_checks import INTERESTED_ROLES

CONTRACT_MANAGER: Final = "contract_manager"
EVALUATOR: Final = "evaluator"
APPROVER: Final = "approver"
# Who releases payments and deals with the bank and the ledger; decides about no settlement.
FINANCE: Final = "finance"
PROVIDER: Final = "provider"
INVESTOR: Final = "investor"
EDITOR: Final = "editor"
ASSESSOR: Final = "assessor"
# The accountant: sees everything of the contracts and changes nothing.
AUDITOR: Final = "auditor"
# Council members and their clerks: all contracts, a line each.
COUNCIL: Final = "council"
# Who acts for a party with one of these roles manages nothing of that agreement.
NOT_MANAGING: Final = (PartyRole.PROVIDER, PartyRole.INVESTOR, PartyRole.EVALUATOR)

# The group of who acts for a party in this role; none for who pays or stands between.
GROUP_OF_ROLE: Final = {
    PartyRole.PROVIDER: PROVIDER,
    PartyRole.EVALUATOR: EVALUATOR,
    PartyRole.INVESTOR: INVESTOR,
}


def groups_of(party: Party) -> list[str]:
    """Return the groups that belong to the roles of a party, by code."""
    roles = party.roles.order_by("role").values_list("role", flat=True).distinct()
    return [GROUP_OF_ROLE[PartyRole(role)] for role in roles if role in GROUP_OF_ROLE]


def remember_groups(user: Person) -> None:
    """Ask once in which groups this person is, for as long as this object of the person lives.

    A screen does so when it begins: everything on it asks again and again who may do what.
    """
    names = Group.objects.filter(user=user.pk).values_list("name", flat=True)
    user.known_groups = frozenset(names)  # type: ignore[attr-defined]


def is_in_one_of(user: Person, *codes: str) -> bool:
    """Whether the person is in one of these groups."""
    known: frozenset[str] | None = getattr(user, "known_groups", None)
    if known is not None:
        return not known.isdisjoint(codes)
    return Group.objects.filter(user=user.pk, name__in=codes).exists()


def acts_for_a_party(user: Person) -> bool:
    """Whether the person acts for any party; asked once when the groups are remembered."""
    known: bool | None = getattr(user, "known_to_act", None)
    if known is None:
        known = PartyMember.objects.filter(user=user.pk).exists()
        if hasattr(user, "known_groups"):
            user.known_to_act = known  # type: ignore[attr-defined]
    return known


def sees_all(user: Person) -> bool:
    """Whether the person sees every agreement: who manages, approves, pays or audits.

    A superuser does too.
    """
    return answers_for_all(user) or is_in_one_of(user, FINANCE)


def answers_for_all(user: Person) -> bool:
    """Whether the person sees every agreement with the persons it is about; not who only pays."""
    return bool(getattr(user, "is_superuser", False)) or is_in_one_of(
        user, CONTRACT_MANAGER, APPROVER, AUDITOR
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
    if not is_in_one_of(user, CONTRACT_MANAGER):
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
