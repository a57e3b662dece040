"""Looking at contracts of which something changed, and writing down what needs attention."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from contracts.arithmetic import number_text
from contracts.desks.models import Signal, SignalCheck
from contracts.desks.selectors.attention import OVERDUE, due_for_a_look
from contracts.enums import AgreementStatus
from contracts.models import Agreement, AgreementEvent, ForecastScenario
from contracts.selectors.due_periods import find_due_periods
from contracts.selectors.warnings import Caution, warnings_of
from contracts.services.runs import lease
from contracts.warning_words import name_in_terms

CHUNK: Final = 500


def look_at_contracts(*, now: datetime, chunk: int = CHUNK) -> int:
    """Look at every contract of which something changed today; return at how many.

    A contract is looked at once a day, and again after something happened to it. Each chunk is one
    transaction with the same few queries.
    """
    day = timezone.localdate(now)
    count = 0
    while agreements := list(due_for_a_look(day)[:chunk]):
        with transaction.atomic():
            _look(agreements, now, day)
        count += len(agreements)
    return count


def _look(agreements: Sequence[Agreement], now: datetime, day: date) -> None:
    ids = [agreement.pk for agreement in agreements]
    # Read before the rest: what happens meanwhile makes the contract due again.
    events, forecasts = _newest(AgreementEvent, ids), _newest(ForecastScenario, ids)
    active = [row for row in agreements if row.status == AgreementStatus.ACTIVE]
    rows = [_signal(caution) for caution in warnings_of(active, day)]
    rows += _overdue(ids, now, day)
    Signal.objects.filter(agreement__in=ids).delete()
    Signal.objects.bulk_create(rows)
    SignalCheck.objects.bulk_create(
        [
            SignalCheck(
                agreement_id=pk,
                day=day,
                event_id=events.get(pk, 0),
                forecast_id=forecasts.get(pk, 0),
            )
            for pk in ids
        ],
        update_conflicts=True,
        unique_fields=["agreement"],
        update_fields=["day", "event_id", "forecast_id"],
    )


def _newest(
    model: type[AgreementEvent] | type[ForecastScenario], ids: Sequence[int]
) -> dict[int, int]:
    rows = model._default_manager.filter(agreement__in=ids).order_by()  # noqa: SLF001
    return dict(rows.values_list("agreement").annotate(Max("pk")))


def _signal(caution: Caution) -> Signal:
    return Signal(
        agreement=caution.agreement,
        kind=caution.kind,
        on=caution.on,
        code=caution.code,
        scenario=caution.scenario,
        name=name_in_terms(caution, "nl")[:200],
        name_en=name_in_terms(caution, "en")[:200],
        amount_text=number_text(caution.amount),
    )


def _overdue(ids: Sequence[int], now: datetime, day: date) -> list[Signal]:
    """Return the periods that ended long ago and that nobody drafted a settlement of."""
    last = day - timedelta(days=settings.WARN_OVERDUE_DAYS)
    due = find_due_periods(now, lease=lease(), agreement_ids=ids)
    return [
        Signal(agreement_id=item.agreement_id, kind=OVERDUE, on=item.period.end - timedelta(days=1))
        for item in due
        if item.period.end <= last
    ]
