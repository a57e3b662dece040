"""The rows of the lists, and the conditions of their filters."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import BigIntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from contracts.enums import PartyRole, SettlementStatus
from contracts.models import Agreement, AgreementParty, Party, Settlement
from contracts.people import Person
from contracts.selectors.agreements import agreements_for

# A list of parties to choose from is no longer than this; then one types a name.
MOST_PARTIES = 200


def contracts_in_list(user: Person) -> QuerySet[Agreement]:
    """Return the contracts that a person sees, with what was approved so far in `approved_cents`.

    Subqueries, so that no join doubles a row and none is needed to filter.
    """
    approved = (
        Settlement.objects.filter(agreement=OuterRef("pk"), status=SettlementStatus.APPROVED)
        .order_by()
        .values("agreement")
        .annotate(cents=Sum("total_cents"))
    )
    mine = agreements_for(user).order_by().values("pk")
    return (
        Agreement.objects.filter(pk__in=mine)
        .select_related("contract_manager")
        .prefetch_related("parties__party")
        .annotate(
            approved_cents=Coalesce(
                Subquery(approved.values("cents"), output_field=BigIntegerField()), 0
            )
        )
    )


def with_words(words: str, prefix: str = "") -> Q:
    """Return the condition that number, title or a party of the contract holds these words."""
    parties = AgreementParty.objects.filter(party__name__icontains=words).values("agreement")
    return (
        Q(**{f"{prefix}number__icontains": words})
        | Q(**{f"{prefix}title__icontains": words})
        | Q(**{f"{prefix}pk__in": parties})
    )


def with_party(party: str, prefix: str = "agreement__") -> Q:
    """Return the condition that this party, by key, is in the contract."""
    return Q(
        **{f"{prefix}pk__in": AgreementParty.objects.filter(party=int(party)).values("agreement")}
    )


def with_my_role(user: Any, role: str, prefix: str = "agreement__") -> Q:
    """Return the condition that this person acts for a party with the role in the contract."""
    own = AgreementParty.objects.filter(role=role, party__members__user=user.pk)
    return Q(**{f"{prefix}pk__in": own.values("agreement")})


def running_in(year: int) -> Q:
    """Return the condition on contracts that they run in a budget year."""
    begins = Q(starts_on__lte=date(year, 12, 31))
    return begins & (Q(ends_on__isnull=True) | Q(ends_on__gt=date(year, 1, 1)))


def settled_in(year: int) -> Q:
    """Return the condition on periods that they belong to a budget year: that of the last day."""
    return Q(period_end__gt=date(year, 1, 1), period_end__lte=date(year + 1, 1, 1))


def years_of(user: Person) -> list[tuple[str, str]]:
    """Return the budget years that a person can choose: from the first contract to next year."""
    return _years(agreements_for(user))


def years_of_all() -> list[tuple[str, str]]:
    """Return the budget years of all contracts."""
    return _years(Agreement.objects.all())


def _years(rows: QuerySet[Agreement]) -> list[tuple[str, str]]:
    first = rows.order_by("starts_on").values_list("starts_on", flat=True).first()
    last = timezone.localdate().year + 1
    return [(str(year), str(year)) for year in range(last, (first or date.max).year - 1, -1)]


def parties_of(user: Person) -> list[tuple[str, str]]:
    """Return the parties of the contracts that a person sees, by name; no more than fit a list."""
    mine = agreements_for(user).order_by().values("pk")
    rows = Party.objects.filter(roles__agreement__in=mine).distinct().order_by("name", "pk")
    return [(str(pk), name) for pk, name in rows.values_list("pk", "name")[:MOST_PARTIES]]


def party_names(agreement: Agreement, role: PartyRole) -> str:
    """Return who has a role in a contract, of rows that were read with their parties."""
    return ", ".join(item.party.name for item in agreement.parties.all() if item.role == role)
