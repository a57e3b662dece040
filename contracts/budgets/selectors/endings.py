"""Until when something new is set aside from a programme or source, and what goes on after that."""

from __future__ import annotations

from collections.abc import Iterable

from contracts.budgets.models import Allocation, MoneyEnd, MoneyRewording, MoneySource, Programme
from contracts.budgets.selectors.earmarks import newest_allocations

Money = Programme | MoneySource


def end_of(money: Money) -> MoneyEnd | None:
    """Return the end that counts, or None: there is no end."""
    return money.moneyends.select_related("by").order_by("-pk").first()


def ends_by_key() -> dict[tuple[str, int], MoneyEnd]:
    """Return the end that counts of everything that has one, by ("programme" or "source", key)."""
    found = {}
    for row in MoneyEnd.objects.select_related("by").order_by("pk"):
        found[_key(row.programme_id, row.source_id)] = row
    return found


def _key(programme_id: int | None, source_id: int | None) -> tuple[str, int]:
    return ("programme", programme_id) if programme_id is not None else ("source", source_id or 0)


def rewordings_of(money: Money) -> Iterable[MoneyRewording]:
    """Return every change of words, newest first."""
    return money.moneyrewordings.select_related("by").order_by("-pk")


def ends_of(money: Money) -> Iterable[MoneyEnd]:
    """Return every end that was written down, newest first."""
    return money.moneyends.select_related("by").order_by("-pk")


def running(money: Money) -> list[Allocation]:
    """Return what is set aside from it now: the rows that count, with an amount."""
    name = "programme_id" if isinstance(money, Programme) else "source_id"
    rows = newest_allocations().values()
    return [row for row in rows if getattr(row, name) == money.pk and row.amount_cents]
