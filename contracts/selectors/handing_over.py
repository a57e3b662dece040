"""Who may hand an agreement to a colleague, to whom, and what was handed over."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from contracts.enums import EventVerb
from contracts.models import Agreement, AgreementEvent, AgreementParty
from contracts.people import Person
from contracts.selectors.roles import APPROVER, CONTRACT_MANAGER, NOT_MANAGING, is_in_one_of

RECENT: Final = timedelta(days=30)


def may_hand_over(user: Person, agreement: Agreement) -> bool:
    """Whether the person says who manages the agreement from here on.

    Its manager; for one who is away, an approver, who answers for its money, or a superuser; and
    when nobody is there to do the work any more, every contract manager. Never who performs, funds
    or verifies it.
    """
    if not user.is_active or conflict_of(user, agreement) is not None:
        return False
    if getattr(user, "is_superuser", False) or is_in_one_of(user, APPROVER):
        return True
    if not is_in_one_of(user, CONTRACT_MANAGER):
        return False
    manager = agreement.contract_manager_id
    return manager == user.pk or not _managers().filter(pk=manager).exists()


def conflict_of(user: Person, agreement: Agreement) -> AgreementParty | None:
    """Return the role in the agreement that keeps a person from managing it, or nothing."""
    roles = agreement.parties.filter(party__members__user=user.pk, role__in=NOT_MANAGING)
    return roles.select_related("party").order_by("pk").first()


def is_contract_manager(user: Person) -> bool:
    """Whether an active person has the role of contract manager, by themselves."""
    return _managers().filter(pk=user.pk).exists()


def colleagues_for(agreement: Agreement) -> QuerySet[Any]:
    """Return who could manage the agreement from here on: not who does, nor who has a conflict."""
    conflicted = agreement.parties.filter(role__in=NOT_MANAGING, party__members__isnull=False)
    return (
        _managers()
        .exclude(pk=agreement.contract_manager_id)
        .exclude(pk__in=conflicted.values("party__members__user"))
        .order_by("last_name", "first_name", "pk")
    )


def handover_detail(old: int | None, new: int) -> str:
    """Return how the history keeps who had it (0: nobody) and who gets it, by key."""
    return f"{old or 0} {new}"


def handovers_of(user: Person) -> QuerySet[AgreementEvent]:
    """Return the events by which a person gave or got an agreement, newest first."""
    told = Q(detail__startswith=f"{user.pk} ") | Q(detail__endswith=f" {user.pk}")
    rows = AgreementEvent.objects.filter(told, verb=EventVerb.HANDED_OVER)
    return rows.order_by("-at", "-pk")


def recent_handovers(user: Person, now: datetime) -> QuerySet[AgreementEvent]:
    """Return those of the last weeks, with what they are about."""
    rows = handovers_of(user).filter(at__gte=now - RECENT)
    return rows.select_related("agreement", "by")


def _managers() -> QuerySet[Any]:
    return get_user_model().objects.filter(groups__name=CONTRACT_MANAGER, is_active=True)
