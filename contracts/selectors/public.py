"""Exactly what the public may see of an agreement, and nothing else.

Public pages and open data read contracts through this module only. Small numbers of people are
left out (None), and with them every amount from which they could be computed.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from django.db.models import Max, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.timezone import localdate
from wagtail import hooks

from contracts.enums import Account, AgreementStatus, EventVerb, SettlementStatus
from contracts.event_words import event_words
from contracts.models import Agreement, IndicatorProfile, Posting, Settlement
from contracts.reader_language import reader_language
from contracts.selectors.indicator_profiles import is_early, profiles_of
from contracts.selectors.measures import PeriodCounts, accepted_by_period
from contracts.selectors.public_names import NameKeeper
from contracts.selectors.public_periods import hidden_period, shown_period
from contracts.selectors.public_records import (
    PublicAccount,
    PublicDocument,
    PublicEvent,
    PublicIndicator,
    PublicParty,
    PublicPeriod,
    PublicQuantity,
)
from contracts.selectors.publication import INDICATOR, HeldBack, held_back_of
from contracts.terms_documents import read_in_force
from contracts.wording import Section, terms_sentences

__all__ = [
    "DOCUMENTS_HOOK",
    "PUBLIC_EVENTS",
    "SMALLEST_SHOWN",
    "PublicAccount",
    "PublicDocument",
    "PublicEvent",
    "PublicIndicator",
    "PublicParty",
    "PublicPeriod",
    "PublicQuantity",
    "account_of",
    "hidden_periods",
    "paid_by_settlement",
    "public_account",
    "public_account_data",
    "public_agreements",
    "public_documents",
    "shown_of",
]

# Fewer people than this are not shown.
SMALLEST_SHOWN: Final = 10
# Apps above the core tell with this hook which documents of an agreement everybody may read.
DOCUMENTS_HOOK: Final = "public_documents"
PUBLIC_EVENTS: Final = (
    EventVerb.SIGNED,
    EventVerb.ACTIVATED,
    EventVerb.SUSPENDED,
    EventVerb.RESUMED,
    EventVerb.GROUND_LOST,
    EventVerb.ENDED,
    EventVerb.TERMS_ADDED,
    EventVerb.SETTLEMENT_APPROVED,
    EventVerb.SETTLEMENT_REVERSED,
)


def public_agreements() -> QuerySet[Agreement]:
    """Return the agreements that the public may see: published, and no longer a concept."""
    return Agreement.objects.filter(is_public=True).exclude(status=AgreementStatus.CONCEPT)


def public_account(name: str) -> PublicAccount | None:
    """Return the public account of an agreement by number or web address, or None."""
    agreement = public_agreements().filter(Q(slug=name) | Q(number=name)).first()
    return None if agreement is None else account_of(agreement)


def account_of(agreement: Agreement) -> PublicAccount:
    """Return what the public would see of this agreement, when it is public."""
    settlements, counts, hidden = shown_of(agreement)
    held = held_back_of(agreement)
    names = NameKeeper(agreement, held)
    is_english = reader_language() == "en"
    if "amounts" in held:
        hidden = {row.period_start for row in settlements}
    paid = paid_by_settlement(settlements)
    indicators = _indicators(agreement, counts, held, is_english=is_english)
    is_told = "amounts" not in held and (not hidden or len(hidden) < len(settlements))
    shown = PublicAccount(
        number=agreement.number,
        title=(agreement.title_en if is_english else "") or agreement.title,
        summary=""
        if "summary" in held
        else (agreement.summary_en if is_english else "") or agreement.summary,
        status=str(agreement.get_status_display()),
        currency=agreement.currency,
        starts_on=agreement.starts_on,
        ends_on=agreement.ends_on,
        source_note=agreement.source_note_in(reader_language()),
        parties=() if "parties" in held else names.parties(),
        indicators=indicators,
        paid_cents=_paid(settlements, paid, hidden) if is_told else None,
        approved_cents=sum(row.total_cents for row in settlements) if is_told else None,
        periods=tuple(
            hidden_period(row)
            if row.period_start in hidden
            else shown_period(row, paid.get(row.pk, (0, None)), indicators, counts)
            for row in settlements
        ),
        timeline=() if "timeline" in held else _timeline(agreement),
        explanation=() if "terms" in held else _explanation(agreement, names),
        held_back=tuple(held.values()),
        documents=() if "documents" in held else public_documents(agreement),
    )
    account: PublicAccount = names.without_hidden(shown)
    return account


def shown_of(agreement: Agreement) -> tuple[list[Settlement], PeriodCounts, set[date]]:
    """Return approved settlements, what was counted in them, and the periods to hide."""
    settlements = list(
        agreement.settlements.filter(status=SettlementStatus.APPROVED)
        .defer("inputs", "closing")
        .order_by("period_start")
    )
    counts = accepted_by_period(
        agreement, [(row.period_start, row.period_end) for row in settlements]
    )
    return settlements, counts, hidden_periods(counts, [row.period_start for row in settlements])


def paid_by_settlement(settlements: list[Settlement]) -> dict[int, tuple[int, datetime | None]]:
    """Return what left the bank because of each settlement, less what came back, and when last.

    What was paid for the same period before its settlement was reversed counts for the new one.
    """
    keys = {(row.agreement_id, row.period_start): row.pk for row in settlements}
    rows = (
        Posting.objects.filter(
            account=Account.BANK, entry__agreement__in={agreement for agreement, _start in keys}
        )
        .order_by()
        .values_list("entry__agreement", "entry__settlement__period_start")
        .annotate(cents=Sum("amount_cents"), last=Max("entry__at"))
    )
    return {
        keys[agreement, start]: (-cents, last)
        for agreement, start, cents, last in rows
        if (agreement, start) in keys
    }


def _paid(
    settlements: list[Settlement],
    paid: dict[int, tuple[int, datetime | None]],
    hidden: set[date],
) -> int | None:
    """Return everything that was paid; None when only a part of what is hidden was paid.

    The others are public, so that part would be found by subtraction, and it may be about few.
    """
    behind = [row for row in settlements if row.period_start in hidden]
    moved = sum(paid.get(row.pk, (0, None))[0] for row in behind)
    if moved not in (0, sum(row.total_cents for row in behind)):
        return None
    return sum(cents for cents, _at in paid.values())


def public_documents(agreement: Agreement) -> tuple[PublicDocument, ...]:
    """Return the documents of an agreement that everybody may read, the newest first."""
    found = [row for find in hooks.get_hooks(DOCUMENTS_HOOK) for row in find(agreement)]
    return tuple(sorted(found, key=lambda row: (row.on, row.identifier), reverse=True))


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


def _is_small(people: int) -> bool:
    return 0 < people < SMALLEST_SHOWN


def _indicators(
    agreement: Agreement,
    counts: PeriodCounts,
    held: dict[str, HeldBack],
    *,
    is_english: bool,
) -> tuple[PublicIndicator, ...]:
    rows = agreement.indicators.select_related("verifier__party").order_by("pk")
    profiles, today = profiles_of([agreement.pk]), localdate()
    found = []
    for row in rows:
        is_small = _is_small(counts.people_of(row.code))
        is_held = bool({"results", f"{INDICATOR}{row.code}"} & held.keys())
        has_target = not {"targets", f"{INDICATOR}{row.code}"} & held.keys()
        found.append(
            PublicIndicator(
                name=(row.name_en if is_english else "") or row.name,
                definition=row.definition if f"{INDICATOR}{row.code}" not in held else "",
                unit=row.unit,
                baseline=None if is_held else row.baseline,
                baseline_source=row.baseline_source,
                baseline_on=row.baseline_on,
                target=row.target if has_target else None,
                achieved=None if is_small or is_held else counts.achieved.get(row.code),
                is_suppressed=is_small and not is_held,
                verified_by=row.verifier.party.name if row.verifier else "",
                is_not_applicable=row.code in counts.not_applicable and not is_held,
                code=row.code,
                source=row.source,
                measured_on=None if is_small or is_held else counts.last_on.get(row.code),
                is_held_back=is_held,
                too_early_until=_too_early_until(profiles.get(row.pk), today),
                level=profiles[row.pk].level if row.pk in profiles else "",
            )
        )
    return tuple(found)


def _too_early_until(profile: IndicatorProfile | None, today: date) -> date | None:
    return profile.assess_from if profile is not None and is_early(profile, today) else None


def _timeline(agreement: Agreement) -> tuple[PublicEvent, ...]:
    events = agreement.events.filter(verb__in=PUBLIC_EVENTS).order_by("at", "pk")
    return tuple(
        PublicEvent(
            timezone.localdate(event.at),
            str(event.get_verb_display()),
            event.detail,
            event_words(event),
        )
        for event in events
    )


def _explanation(agreement: Agreement, names: NameKeeper) -> tuple[Section, ...]:
    versions = read_in_force(agreement.terms_versions.all())
    return (
        tuple(terms_sentences(names.in_terms(versions[-1]), reader_language())) if versions else ()
    )


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
