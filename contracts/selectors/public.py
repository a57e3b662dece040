"""Exactly what the public may see of an agreement, and nothing else.

Public pages and open data read contracts through this module only. Small numbers of people are
left out (None), and with them every amount from which they could be computed.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.utils.timezone import localtime
from django.utils.translation import get_language

from contracts.enums import AgreementStatus, EventVerb, SettlementStatus
from contracts.models import Agreement, Settlement
from contracts.selectors.measures import PeriodCounts, accepted_by_period
from contracts.terms_documents import read_in_force
from contracts.wording import Language, Section, terms_sentences

# Fewer people than this are not shown.
SMALLEST_SHOWN: Final = 10
PUBLIC_EVENTS: Final = (
    EventVerb.SIGNED,
    EventVerb.ACTIVATED,
    EventVerb.SUSPENDED,
    EventVerb.RESUMED,
    EventVerb.ENDED,
    EventVerb.TERMS_ADDED,
    EventVerb.SETTLEMENT_APPROVED,
)


@dataclass(frozen=True, slots=True)
class PublicParty:
    """Who takes part, by name and role."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class PublicIndicator:
    """What was promised and what was achieved; None: not agreed, not measured, not applicable, or
    too few people to show."""

    name: str
    definition: str
    unit: str
    baseline: Decimal | None
    baseline_source: str
    target: Decimal | None
    achieved: Decimal | None
    is_suppressed: bool
    verified_by: str
    is_not_applicable: bool = False


@dataclass(frozen=True, slots=True)
class PublicPeriod:
    """One approved settlement; `total_cents` is None when it would give a small number away."""

    start: date
    end: date
    total_cents: int | None
    approved_on: date | None


@dataclass(frozen=True, slots=True)
class PublicEvent:
    """One step in the life of the agreement."""

    on: date
    verb: str
    detail: str


@dataclass(frozen=True, slots=True)
class PublicAccount:
    """The public account of one agreement. Money is in whole cents of `currency`."""

    number: str
    title: str
    summary: str
    status: str
    currency: str
    starts_on: date
    ends_on: date | None
    source_note: str
    parties: tuple[PublicParty, ...]
    indicators: tuple[PublicIndicator, ...]
    paid_cents: int | None
    periods: tuple[PublicPeriod, ...]
    timeline: tuple[PublicEvent, ...]
    explanation: tuple[Section, ...]


def public_agreements() -> QuerySet[Agreement]:
    """Return the agreements that the public may see: published, and no longer a concept."""
    return Agreement.objects.filter(is_public=True).exclude(status=AgreementStatus.CONCEPT)


def public_account(name: str) -> PublicAccount | None:
    """Return the public account of an agreement by number or web address, or None."""
    agreement = public_agreements().filter(Q(slug=name) | Q(number=name)).first()
    if agreement is None:
        return None
    settlements = list(
        agreement.settlements.filter(status=SettlementStatus.APPROVED).order_by("period_start")
    )
    counts = accepted_by_period(
        agreement, [(row.period_start, row.period_end) for row in settlements]
    )
    hidden = hidden_periods(counts, [row.period_start for row in settlements])
    is_english = _language() == "en"
    return PublicAccount(
        number=agreement.number,
        title=(agreement.title_en if is_english else "") or agreement.title,
        summary=(agreement.summary_en if is_english else "") or agreement.summary,
        status=str(agreement.get_status_display()),
        currency=agreement.currency,
        starts_on=agreement.starts_on,
        ends_on=agreement.ends_on,
        source_note=agreement.source_note,
        parties=_parties(agreement),
        indicators=_indicators(agreement, counts, is_english=is_english),
        paid_cents=_paid(settlements, hidden),
        periods=tuple(_period(row, is_hidden=row.period_start in hidden) for row in settlements),
        timeline=_timeline(agreement),
        explanation=_explanation(agreement),
    )


def public_account_data(name: str) -> dict[str, Any] | None:
    """Return the public account as plain values for JSON, or None. Periods are half-open."""
    account = public_account(name)
    if account is None:
        return None
    data: dict[str, Any] = _plain(asdict(account))
    return {"format": "public-account/1", **data}


def hidden_periods(counts: PeriodCounts, starts: list[date]) -> set[date]:
    """Return the periods whose amounts stay hidden, by first day.

    First those with a small number of people. Because totals and the other periods are public,
    what is hidden could be found by subtraction; so periods are added, the smallest first, until
    the hidden ones together hold no small number of any indicator.
    """
    hidden = {start for start in starts if any(_is_small(n) for n in counts.people_in(start))}
    if not hidden:
        return set()
    others = sorted(set(starts) - hidden, key=lambda start: (sum(counts.people_in(start)), start))
    while len(hidden) < 2 or any(_is_small(n) for n in counts.people_over(hidden)):
        if not others:
            return set(starts)
        hidden.add(others.pop(0))
    return hidden


def _paid(settlements: list[Settlement], hidden: set[date]) -> int | None:
    """Return the sum of what was approved; None when it would give a hidden number away."""
    if hidden and len(hidden) == len(settlements):
        return None
    return sum(row.total_cents for row in settlements)


def _is_small(people: int) -> bool:
    return 0 < people < SMALLEST_SHOWN


def _period(row: Settlement, *, is_hidden: bool) -> PublicPeriod:
    return PublicPeriod(
        start=row.period_start,
        end=row.period_end,
        total_cents=None if is_hidden else row.total_cents,
        approved_on=localtime(row.decided_at).date() if row.decided_at else None,
    )


def _parties(agreement: Agreement) -> tuple[PublicParty, ...]:
    roles = agreement.parties.select_related("party").order_by("pk")
    return tuple(PublicParty(role.party.name, str(role.get_role_display())) for role in roles)


def _indicators(
    agreement: Agreement, counts: PeriodCounts, *, is_english: bool
) -> tuple[PublicIndicator, ...]:
    rows = agreement.indicators.select_related("verifier__party").order_by("pk")
    return tuple(
        PublicIndicator(
            name=(row.name_en if is_english else "") or row.name,
            definition=row.definition,
            unit=row.unit,
            baseline=row.baseline,
            baseline_source=row.baseline_source,
            target=row.target,
            achieved=None
            if _is_small(counts.people_of(row.code))
            else counts.achieved.get(row.code),
            is_suppressed=_is_small(counts.people_of(row.code)),
            verified_by=row.verifier.party.name if row.verifier else "",
            is_not_applicable=row.code in counts.not_applicable,
        )
        for row in rows
    )


def _timeline(agreement: Agreement) -> tuple[PublicEvent, ...]:
    events = agreement.events.filter(verb__in=PUBLIC_EVENTS).order_by("at", "pk")
    return tuple(
        PublicEvent(event.at.date(), str(event.get_verb_display()), event.detail)
        for event in events
    )


def _explanation(agreement: Agreement) -> tuple[Section, ...]:
    versions = read_in_force(agreement.terms_versions.all())
    return tuple(terms_sentences(versions[-1], _language())) if versions else ()


def _language() -> Language:
    return "en" if (get_language() or "nl").startswith("en") else "nl"


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return value
