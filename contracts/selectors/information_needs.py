"""Who asks what of a provider, what is asked twice, and one calendar for all of it (M13c)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from contracts.dossier_codes import Every
from contracts.enums import PartyRole
from contracts.models import Agreement, AgreementParty, InformationNeed, Party

MONTHS: Final[dict[str, int]] = {
    Every.MONTH: 1,
    Every.QUARTER: 3,
    Every.HALF_YEAR: 6,
    Every.YEAR: 12,
}
OFTEN: Final = (Every.MONTH, Every.QUARTER, Every.HALF_YEAR, Every.YEAR, Every.ONCE)
AHEAD_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Question:
    """One figure that a provider gives, with everybody who asks for it.

    Asked by several, it becomes one question: on the first day that anybody named, as often as
    whoever asks most, so that nobody waits longer than they asked.
    """

    name: str
    unit: str
    needs: tuple[InformationNeed, ...]

    @property
    def is_asked_twice(self) -> bool:
        """Whether several ask the same."""
        return len(self.needs) > 1

    @property
    def days_now(self) -> list[date]:
        """The different first days that were asked for."""
        return sorted({need.first_on for need in self.needs})

    @property
    def proposed_on(self) -> date:
        """The one day that serves all."""
        return self.days_now[0]

    @property
    def proposed_every(self) -> Every:
        """How often serves all."""
        return next(every for every in OFTEN if any(need.every == every for need in self.needs))


@dataclass(frozen=True, slots=True)
class Moment:
    """One day of the proposed calendar with what is given then."""

    on: date
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class ProviderNeeds:
    """What is asked of one provider over all its agreements.

    `times_now` counts how often it reports in the next twelve months as it is asked now, each
    question to each reader; the proposal needs one report for each of `calendar`.
    """

    provider: Party
    questions: tuple[Question, ...]
    times_now: int
    calendar: tuple[Moment, ...]


def needs_of(agreements: Iterable[Agreement]) -> list[InformationNeed]:
    """Return the needs that hold, with indicator and agreement, with one query."""
    rows = InformationNeed.objects.filter(
        indicator__agreement__in=agreements, is_withdrawn=False, replaced_by__isnull=True
    )
    return list(rows.select_related("indicator__agreement", "by").order_by("first_on", "pk"))


def provider_needs(agreements: Iterable[Agreement], today: date) -> list[ProviderNeeds]:
    """Return per provider what is asked of it and one calendar for that, by name."""
    needs = needs_of(agreements)
    pks = {need.indicator.agreement_id for need in needs}
    roles = AgreementParty.objects.filter(agreement__in=pks, role=PartyRole.PROVIDER)
    asked: dict[int, list[InformationNeed]] = {}
    parties: dict[int, Party] = {}
    for role in roles.select_related("party").order_by("party__name", "party", "pk"):
        parties[role.party_id] = role.party
        known = asked.setdefault(role.party_id, [])
        known += [need for need in needs if need.indicator.agreement_id == role.agreement_id]
    return [_provider(parties[pk], rows, today) for pk, rows in asked.items()]


def _provider(party: Party, needs: list[InformationNeed], today: date) -> ProviderNeeds:
    grouped: dict[tuple[str, str], list[InformationNeed]] = {}
    for need in needs:
        indicator = need.indicator
        grouped.setdefault((_plain(indicator.name), _plain(indicator.unit)), []).append(need)
    questions = tuple(
        Question(rows[0].indicator.name, rows[0].indicator.unit, tuple(rows))
        for rows in grouped.values()
    )
    times = sum(len(moments_of(need.first_on, need.every, today)) for need in needs)
    return ProviderNeeds(party, questions, times, _calendar(questions, today))


def _calendar(questions: tuple[Question, ...], today: date) -> tuple[Moment, ...]:
    """Put questions that fall in one month on the first of their days."""
    months: dict[tuple[int, int], list[tuple[date, Question]]] = {}
    for question in questions:
        for on in moments_of(question.proposed_on, question.proposed_every, today):
            months.setdefault((on.year, on.month), []).append((on, question))
    return tuple(
        Moment(min(on for on, _question in rows), tuple(question for _on, question in rows))
        for _month, rows in sorted(months.items(), key=lambda item: item[0])
    )


def moments_of(first: date, every: str, today: date) -> list[date]:
    """Return the days in the next twelve months on which a figure is read."""
    end = _months_later(today, AHEAD_MONTHS)
    if every == Every.ONCE:
        return [first] if today <= first < end else []
    found, step = [], 0
    while (on := _months_later(first, step)) < end:
        if on >= today:
            found.append(on)
        step += MONTHS[every]
    return found


def _months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day that month has."""
    year, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + year, month + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first.replace(day=min(day.day, (following - first).days))


def _plain(text: str) -> str:
    """Two names are the same when only capitals, spaces and punctuation differ."""
    return " ".join(re.findall(r"\w+", text.casefold()))
