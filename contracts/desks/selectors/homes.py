"""What waits for a person in each of their roles: counts, and the first few of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from contracts.arithmetic import Period, TermsError, periods_until
from contracts.desks.models import Signal
from contracts.desks.selectors.attention import disputed_verdicts
from contracts.enums import AgreementStatus, PartyRole, PaymentDirection, PaymentStatus
from contracts.models import (
    OPEN_STATUSES,
    Agreement,
    AgreementParty,
    Observation,
    PaymentOrder,
    Settlement,
    SettlementPosition,
    TermsVersion,
)
from contracts.people import Person
from contracts.reporting.enums import ExtensionState
from contracts.reporting.models import Extension, ReportRequest
from contracts.reporting.selectors.requests import last_day, open_requests, requests_for
from contracts.reporting.selectors.sign_offs import period_states
from contracts.selectors import desk
from contracts.selectors.routing import drafts_above_mandate, drafts_within_mandate
from contracts.terms_documents import read_in_force

SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class ToVerify:
    """What waits in one contract and one of its periods; `since` is when the oldest came in."""

    agreement: Agreement
    period: Period
    count: int
    since: datetime

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        return self.period.end - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Total:
    """A number of settlements and what they come to, in whole cents of a currency."""

    currency: str
    count: int
    cents: int


def drafts_of(user: Person, which: str) -> QuerySet[Settlement]:
    """Return the drafts within ("binnen") or above the mandate of a person, oldest first."""
    return drafts_above_mandate(user) if which == "boven" else drafts_within_mandate(user)


def mandate_filter(user: Person, which: str) -> Q:
    """Return the condition that a settlement is a draft within or above the mandate of a person."""
    return Q(pk__in=drafts_of(user, which).order_by().values("pk"))


def drafts_by_currency(user: Person, which: str) -> list[Total]:
    """Return the drafts within or above the mandate of a person, added up by currency."""
    rows = Settlement.objects.filter(mandate_filter(user, which)).order_by()
    sums = rows.values_list("currency").annotate(Count("pk"), Sum("total_cents"))
    return [Total(*row) for row in sums.order_by("currency")]


def to_verify(user: Person) -> list[ToVerify]:
    """Return what waits for an evaluator, by contract and period, oldest first; the first few.

    Counted by day in the database, and laid in the periods of the terms here.
    """
    waiting = desk.observations_to_verify(user).order_by()
    oldest = waiting.values("agreement").annotate(since=Min("entered_at"))
    ids = [row["agreement"] for row in oldest.order_by("since", "agreement")[:SHOWN]]
    agreements = Agreement.objects.in_bulk(ids)
    days = waiting.filter(agreement__in=ids).values_list("agreement", "on")
    counted = list(days.annotate(Count("pk"), Min("entered_at")).order_by("agreement", "on"))
    last = max((day for _pk, day, _count, _since in counted), default=date.min)
    periods = _periods_of(ids, last)
    found: dict[tuple[int, date], ToVerify] = {}
    for pk, day, count, since in counted:
        period = _period_with(periods.get(pk, []), day)
        old = found.get((pk, period.start))
        found[pk, period.start] = ToVerify(
            agreements[pk],
            period,
            count + (old.count if old else 0),
            min(since, old.since) if old else since,
        )
    return sorted(found.values(), key=lambda row: (row.since, row.agreement.pk, row.period.start))


def _periods_of(ids: Iterable[int], last: date) -> dict[int, list[Period]]:
    versions: dict[int, list[TermsVersion]] = {pk: [] for pk in ids}
    for version in TermsVersion.objects.filter(agreement__in=versions).order_by("number"):
        versions[version.agreement_id].append(version)
    found: dict[int, list[Period]] = {}
    for pk, own in versions.items():
        try:
            terms = read_in_force(own)
        except TermsError:
            continue
        # A year on, so that the period that holds the last day is there too.
        found[pk] = periods_until(terms, date(last.year + 2, 1, 1)) if terms else []
    return found


def _period_with(periods: Iterable[Period], day: date) -> Period:
    """Return the period that holds a day; of a day in none, its calendar month."""
    for period in periods:
        if period.start <= day < period.end:
            return period
    first = day.replace(day=1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return Period(first, following)


def to_report(user: Person) -> QuerySet[Signal]:
    """Return the periods of which a provider has nothing entered yet, soonest first."""
    mine = AgreementParty.objects.filter(role=PartyRole.PROVIDER, party__members__user=user.pk)
    rows = Signal.objects.filter(kind="reporting", agreement__in=mine.values("agreement"))
    return rows.select_related("agreement").order_by("on", "pk")


def requests_to_deliver(user: Person) -> QuerySet[ReportRequest]:
    """Return the reports that are asked of a provider and not delivered, the first due first."""
    mine = AgreementParty.objects.filter(role=PartyRole.PROVIDER, party__members__user=user.pk)
    return open_requests().filter(agreement__in=mine.values("agreement"))


def requests_late(user: Person, today: date) -> QuerySet[ReportRequest]:
    """Return the reports that are late in the contracts that a person sees."""
    return requests_for(user, "open").alias(last=last_day()).filter(last__lt=today)


def extensions_asked(user: Person) -> QuerySet[ReportRequest]:
    """Return the reports for which more time is asked and nobody decided."""
    waiting = Extension.objects.filter(state=ExtensionState.ASKED)
    return requests_for(user, "open").filter(extensions__in=waiting)


def periods_to_sign(user: Person, today: date) -> list[tuple[Agreement, Period]]:
    """Return the periods that an evaluator can sign off and has to: nothing in them waits."""
    mine = AgreementParty.objects.filter(role=PartyRole.EVALUATOR, party__members__user=user.pk)
    agreements = Agreement.objects.filter(
        pk__in=mine.values("agreement"),
        report_plan__requires_sign_off=True,
        status__in=(AgreementStatus.ACTIVE, AgreementStatus.ENDED),
    ).prefetch_related("terms_versions")
    return [
        (agreement, state.period)
        for agreement in agreements.order_by("pk")
        for state in reversed(period_states(agreement, today))
        if state.can_sign
    ]


def disputed_for(user: Person) -> QuerySet[Observation]:
    """Return the observations of a provider that the evaluator disputes, newest first."""
    mine = AgreementParty.objects.filter(role=PartyRole.PROVIDER, party__members__user=user.pk)
    rows = Observation.objects.filter(
        pk__in=disputed_verdicts().values("observation"), agreement__in=mine.values("agreement")
    )
    return rows.select_related("agreement", "indicator").order_by("-on", "-pk")


def payments_in(user: Person, status: str) -> QuerySet[PaymentOrder]:
    """Return the payments that a person sees and that are in this status, oldest first."""
    return desk.payments_for(user).filter(status=status).order_by("created_at", "pk")


def payments_of(user: Person) -> QuerySet[PaymentOrder]:
    """Return the payments to and from the parties that a person acts for, newest first."""
    rows = PaymentOrder.objects.filter(recipient__party__members__user=user.pk)
    return (
        rows.select_related("settlement__agreement", "payer__party", "recipient__party")
        .defer("settlement__inputs", "settlement__closing")
        .distinct()
        .order_by("-created_at", "-pk")
    )


def paid_by_currency(user: Person) -> dict[str, dict[str, int]]:
    """Return by currency what a recipient was "paid" and what is still "coming", in cents."""
    found: dict[str, dict[str, int]] = {}
    keys = payments_of(user).order_by().values("pk")
    rows = PaymentOrder.objects.filter(pk__in=keys).order_by()
    moved = F("paid_cents") - F("returned_cents")
    sums = rows.values_list("settlement__currency", "direction").annotate(
        # Of what lapsed nothing is coming any more.
        cents=Coalesce(Sum("amount_cents", filter=~Q(status=PaymentStatus.LAPSED)), 0)
        + Coalesce(Sum(moved, filter=Q(status=PaymentStatus.LAPSED)), 0),
        paid=Sum(moved),
    )
    for currency, direction, cents, paid in sums:
        own = found.setdefault(currency, {"paid": 0, "coming": 0})
        sign = 1 if direction == PaymentDirection.PAY else -1
        own["paid"] += sign * paid
        own["coming"] += sign * (cents - paid)
    return found


def positions_of(user: Person, *, sees_all: bool) -> QuerySet[SettlementPosition]:
    """Return where each investment stands by the newest settlement of its contract."""
    later = Settlement.objects.filter(
        agreement=OuterRef("settlement__agreement"),
        status__in=OPEN_STATUSES,
        period_start__gt=OuterRef("settlement__period_start"),
    )
    rows = SettlementPosition.objects.filter(
        ~Exists(later), settlement__status__in=OPEN_STATUSES
    ).select_related("settlement__agreement", "party__party")
    if not sees_all:
        mine = AgreementParty.objects.filter(party__members__user=user.pk).values("pk")
        rows = rows.filter(party__in=mine)
    return rows.defer("settlement__inputs", "settlement__closing").order_by(
        "settlement__agreement__number", "pk"
    )
