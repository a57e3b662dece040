"""Money around contracts: a programme, a source, a ceiling, an allocation."""

from __future__ import annotations

from datetime import date
from typing import Any

from contracts.budgets.models import Allocation, MoneySource, Programme
from contracts.budgets.services.money import (
    add_programme,
    add_source,
    allocate_money,
    set_ceiling,
)
from contracts.enums import PartyRole
from contracts.models import Agreement
from tests.factories.contracts import NOW, PersonFactory


def programme(code: str = "werk", **changes: Any) -> Programme:
    return add_programme(
        **{"code": code, "name": "Werk", "by": PersonFactory(), "now": NOW} | changes
    )


def source(code: str = "begroting", **changes: Any) -> MoneySource:
    fields = {
        "code": code,
        "name": "Begroting",
        "amount_cents": 1_000_000_00,
        "usable_from": date(2026, 1, 1),
        "by": PersonFactory(),
        "now": NOW,
    }
    return add_source(**fields | changes)


def ceiling(of: Programme, cents: int, year: int = 2026) -> None:
    set_ceiling(
        programme=of,
        year=year,
        ceiling_cents=cents,
        reason="Begroting.",
        by=PersonFactory(),
        now=NOW,
    )


def allocation(
    agreement: Agreement, of: Programme, out_of: MoneySource, cents: int, **changes: Any
) -> Allocation:
    fields = {
        "agreement": agreement,
        "payer": agreement.parties.filter(role=PartyRole.PAYER).order_by("pk").first(),
        "year": 2026,
        "programme": of,
        "source": out_of,
        "amount_cents": cents,
        "reason": "Omdat het moet.",
        "by": PersonFactory(),
        "now": NOW,
    }
    return allocate_money(**fields | changes)
