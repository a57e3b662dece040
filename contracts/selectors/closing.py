"""What is still open of an ended agreement, so that it cannot be closed for good yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from contracts.arithmetic import TermsError
from contracts.enums import PaymentStatus, ReversalStatus, SettlementStatus
from contracts.errors import Refused
from contracts.forecasting import coming_periods
from contracts.models import Agreement, PaymentOrder, SettlementReversal
from contracts.terms_documents import read_rules_in_force

# What an app above the core knows to be open of an agreement.
ClosingCheck = Callable[[Agreement], Iterable[Refused]]
_CHECKS: dict[ClosingCheck, None] = {}


def add_closing_check(check: ClosingCheck) -> None:
    """Let an app above the core say what is still open; once per function."""
    _CHECKS[check] = None


def open_before_closing(agreement: Agreement, today: date) -> list[Refused]:
    """Return everything that has to be done before the agreement is closed for good."""
    found = [*_open_periods(agreement, today), *_open_money(agreement)]
    return [*found, *(refused for check in _CHECKS for refused in check(agreement))]


def _open_periods(agreement: Agreement, today: date) -> Iterator[Refused]:
    """Look at every period of the terms, also those to come: they may still owe something."""
    done = agreement.settlements.filter(status=SettlementStatus.APPROVED)
    settled = done.values_list("period_start", flat=True)
    try:
        versions = read_rules_in_force(agreement.terms_versions.all())
    except TermsError:
        yield Refused("closing_terms_unreadable", "periods")
        return
    periods = coming_periods(versions, settled, agreement.ends_on or today) if versions else []
    over = [period for period in periods if period.end <= today]
    to_come = [period for period in periods if period.end > today]
    for code, rows in (("closing_periods_open", over), ("closing_periods_to_come", to_come)):
        if rows:
            params = {"count": len(rows), "start": rows[0].start.isoformat()}
            yield Refused(code, "periods", params)


def _open_money(agreement: Agreement) -> Iterator[Refused]:
    orders = PaymentOrder.objects.filter(settlement__agreement=agreement.pk)
    count = orders.exclude(status__in=(PaymentStatus.PAID, PaymentStatus.LAPSED)).count()
    if count:
        yield Refused("closing_payments_open", "payments", {"count": count})
    proposals = SettlementReversal.objects.filter(settlement__agreement=agreement.pk)
    if proposals.filter(status=ReversalStatus.PROPOSED).exists():
        yield Refused("closing_reversal_open", "reversals")
