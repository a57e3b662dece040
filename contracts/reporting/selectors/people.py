"""Who does what in an agreement, to write to them and to let them in."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model

from contracts.enums import PartyRole
from contracts.models import Agreement
from contracts.people import Person
from contracts.selectors.roles import CONTRACT_MANAGER, NOT_MANAGING, roles_of


def people_with(agreement: Agreement, role: str) -> list[Any]:
    """Return the active people who act for a party with this role."""
    ids = agreement.parties.filter(role=role).values("party__members__user")
    return list(get_user_model().objects.filter(pk__in=ids, is_active=True).order_by("pk"))


def managers_of(agreement: Agreement) -> list[Any]:
    """Return the contract manager; when there is none, everybody who manages contracts."""
    manager = agreement.contract_manager
    if manager is not None and manager.is_active:
        return [manager]
    found = get_user_model().objects.filter(groups__name=CONTRACT_MANAGER, is_active=True)
    return list(found.order_by("pk"))


def has_role(person: Person, agreement: Agreement, *roles: str) -> bool:
    """Whether the person acts for a party with one of these roles."""
    return any(role.role in roles for role in roles_of(person, agreement))


def manages(person: Person, agreement: Agreement) -> bool:
    """Whether the person manages contracts, and has no interest in this one that forbids it."""
    if not getattr(person, "is_superuser", False):
        known = get_user_model().objects.filter(pk=person.pk, groups__name=CONTRACT_MANAGER)
        if not known.exists():
            return False
    return not has_role(person, agreement, *NOT_MANAGING)


def takes_part(person: Person, agreement: Agreement) -> bool:
    """Whether the person is one of the three who see evidence and disputes: the provider, the
    evaluator and the contract manager."""
    return has_role(person, agreement, PartyRole.PROVIDER, PartyRole.EVALUATOR) or manages(
        person, agreement
    )
