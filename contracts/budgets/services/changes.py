"""Other words for a programme or source, and its end: a row with the old and the new each time."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from contracts.budgets.models import Allocation, MoneyEnd, MoneyRewording, MoneySource, Programme
from contracts.budgets.selectors.endings import Money, end_of
from contracts.errors import Refused
from contracts.people import Person
from contracts.presentation import reader_language
from contracts.wording import format_date

WORDS: Final = ("name", "name_en", "purpose", "purpose_en")


@dataclass(frozen=True, slots=True)
class Words:
    """What a programme or source is called and what it is for."""

    name: str
    name_en: str = ""
    purpose: str = ""
    purpose_en: str = ""


def words_of(money: Money) -> Words:
    """Return the words that hold now."""
    return Words(**{field: getattr(money, field) for field in WORDS})


def reword_money(
    *,
    money: Money,
    words: Words,
    reason: str,
    by: Person,
    now: datetime,
    seen: int | None = None,
) -> MoneyRewording:
    """Change the name or the description; the old words stay to be read, with who and why.

    `seen` is how often the words had changed when the person read them. Raises Refused when
    nothing changes, the name or the reason is missing, or somebody else changed them in between.
    """
    if not words.name.strip():
        raise Refused("money_name_missing", "name")
    _require_reason(reason)
    with transaction.atomic():
        kept = _locked(money)
        old = words_of(kept)
        if seen is not None and seen != kept.moneyrewordings.count():
            raise Refused("money_words_changed", "")
        if words == old:
            raise Refused("money_words_same", "name")
        row = MoneyRewording.objects.create(
            **_about(kept),
            **{f"old_{field}": text for field, text in asdict(old).items()},
            **asdict(words),
            reason=reason.strip(),
            at=now,
            by_id=by.pk,
        )
        for field, text in asdict(words).items():
            setattr(kept, field, text)
        kept.save(update_fields=WORDS)
    return row


def end_money(*, money: Money, last_day: date, reason: str, by: Person, now: datetime) -> MoneyEnd:
    """Say until when something new may be set aside; a newer row moves the day.

    What was set aside stays and is paid. Raises Refused when the day is past or there is no reason.
    """
    _require_reason(reason)
    if last_day < timezone.localdate(now):
        raise Refused("money_end_in_the_past", "last_day")
    with transaction.atomic():
        kept = _locked(money)
        return MoneyEnd.objects.create(
            **_about(kept), last_day=last_day, reason=reason.strip(), at=now, by_id=by.pk
        )


def refuse_after_the_end(row: Allocation, replaced: Allocation | None, now: datetime) -> None:
    """Raise Refused when a new allocation takes money from what ended; it may give money back.

    Called in the transaction that saves it, because an end may be written down at the same moment.
    """
    for field, money in (("programme", row.programme), ("source", row.source)):
        is_same = replaced is not None and getattr(replaced, f"{field}_id") == money.pk
        if is_same and replaced is not None and row.amount_cents <= replaced.amount_cents:
            continue
        end = end_of(_locked(money))
        if end is not None and timezone.localdate(now) > end.last_day:
            raise _ended(money, end, field)
        refuse_year_after_the_end(money, row.year, field)


def refuse_year_after_the_end(money: Money, year: int, field: str) -> None:
    """Raise Refused when a budget year begins after the last day."""
    end = end_of(money)
    if end is not None and year > end.last_day.year:
        raise _ended(money, end, field)


def _ended(money: Money, end: MoneyEnd, field: str) -> Refused:
    params = {
        "name": money.name,
        "day": format_date(end.last_day, reader_language()),
        "reason": end.reason if end.reason.endswith((".", "!", "?")) else f"{end.reason}.",
    }
    return Refused("money_ended", field, params)


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused("money_reason_missing", "reason")


def _locked(money: Money) -> Money:
    """Return the row as it is now, and let nobody else change or end it until we are done."""
    if isinstance(money, Programme):
        return Programme.objects.select_for_update(no_key=True).get(pk=money.pk)
    return MoneySource.objects.select_for_update(no_key=True).get(pk=money.pk)


def _about(money: Money) -> dict[str, Money]:
    return {"programme" if isinstance(money, Programme) else "source": money}
