"""Reading only what is new of many agreements, where nothing changed in the days before.

A period can go on from the open settlement before it when no change of what counts since then has
an effect before the period (`InputChange`), nothing that was known to come later has become known
by now, and the same terms are in force. Otherwise everything is read, as `load_facts` does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, cast

from django.db.models import F, Q, QuerySet

from contracts.arithmetic import (
    Opening,
    Period,
    Terms,
    TermsError,
    effect_on,
    opening_fits,
    remembered_metrics,
)
from contracts.models import OPEN_STATUSES, InputChange, Observation, Settlement, TermsVersion
from contracts.snapshots.facts import (
    Accepted,
    Before,
    Facts,
    Versions,
    accepted_observations,
    in_order,
    last_changes,
    load_facts,
    load_versions,
    overtaken_by_corrections,
)
from contracts.snapshots.inputs import Frozen, HistoryNeededError, freeze, named_terms
from contracts.snapshots.person_sums import NotSummableError
from contracts.snapshots.summed import freeze_sums, load_summed
from contracts.terms_documents import read_rules, versions_in_force

# Persons that are looked up with one query.
PERSONS: Final = 10_000
BEFORE: Final = "agreement__settlements"


def load_due_facts(due: Mapping[int, Period], versions: Versions | None = None) -> dict[int, Facts]:
    """Read what settling these periods needs, by agreement, with a fixed number of queries.

    `due` is the first period that is to be settled of each agreement, `versions` all versions of
    their terms when they were read already. What cannot go on from the settlement before gets
    everything, but where persons are to be summed no observations.
    """
    if versions is None:
        versions = load_versions(due)
    summed = load_summed(due, versions)
    news = _load_news({pk: period for pk, period in due.items() if pk not in summed}, versions)
    found = {**summed, **news}
    old = [pk for pk in due if pk not in found]
    rest = load_facts(old, versions) if old else {}
    return {pk: found[pk] if pk in found else rest[pk] for pk in due}


def freeze_from_rows(agreement_id: int, period: Period) -> tuple[Facts, Frozen]:
    """Freeze what counts now for one period of one agreement; return also the facts."""
    facts = load_due_facts({agreement_id: period})[agreement_id]
    try:
        if facts.is_summed:
            return facts, freeze_sums(agreement_id, facts, period)
        return facts, freeze(facts, period)
    except (HistoryNeededError, NotSummableError):
        facts = load_facts([agreement_id])[agreement_id]
        return facts, freeze(facts, period)


def freeze_again(settlement: Settlement) -> Frozen:
    """Freeze what counts now for a settlement's period, to see whether anything changed."""
    period = Period(settlement.period_start, settlement.period_end)
    return freeze_from_rows(settlement.agreement_id, period)[1]


def _load_news(due: Mapping[int, Period], versions: Versions) -> dict[int, Facts]:
    found = {
        row.agreement_id: row
        for row in Settlement.objects.filter(
            agreement__in=due,
            status__in=OPEN_STATUSES,
            period_end__in={period.start for period in due.values()},
            closing__isnull=False,
        ).only("agreement_id", "period_start", "period_end", "revision", "closing", "inputs_seen")
        if row.period_end == due[row.agreement_id].start
    }
    facts: dict[int, Facts] = {}
    if not found:
        return facts
    for agreement_id, seen in last_changes(list(found)):
        row = found[agreement_id]
        before = Before(row.period_start, row.period_end, row.revision, row.closing or {})
        known = list(versions.get(agreement_id, ()))
        facts[agreement_id] = Facts(known, inputs_seen=seen, before=before, since=row.period_end)
    changed = _changed_before([row.pk for row in found.values()])
    memory: dict[int, set[str]] = {}
    for agreement_id in list(facts):
        own = facts[agreement_id]
        terms = _terms_that_go_on(cast(Before, own.before), own.versions, due[agreement_id])
        if terms is None or agreement_id in changed:
            del facts[agreement_id]
        else:
            memory[agreement_id] = remembered_metrics(terms)
    for agreement_id, items in _new_rows(facts, found, memory).items():
        start, end = due[agreement_id].start, due[agreement_id].end
        if any(effect_on(item) < start <= item.known_on < end for item in items):
            del facts[agreement_id]
        else:
            facts[agreement_id].accepted = sorted(items, key=in_order)
    return facts


def _changed_before(settlement_ids: Iterable[int]) -> set[int]:
    """Return the agreements of which something changed since in the days before."""
    changes = InputChange.objects.filter(
        **{
            f"{BEFORE}__in": list(settlement_ids),
            "pk__gt": F(f"{BEFORE}__inputs_seen"),
            "effect_on__lt": F(f"{BEFORE}__period_end"),
        }
    )
    return set(changes.order_by().values_list("agreement", flat=True).distinct())


def _terms_that_go_on(
    before: Before, versions: Sequence[TermsVersion], period: Period
) -> list[Terms] | None:
    """Return the terms when they are those of the settlement before; None when they changed, and
    when they cannot be read any more."""
    in_force = [
        version
        for place, version in enumerate(versions_in_force(versions))
        if place == 0 or version.valid_from < period.end
    ]
    if before.closing["terms"] != [named_terms(version) for version in in_force]:
        return None
    try:
        terms = [read_rules(version) for version in in_force]
    except TermsError:
        return None
    opening = Opening(before.closing["opening"])
    return terms if opening_fits(terms, opening, period.start) else None


def _new_rows(
    facts: Mapping[int, Facts], found: Mapping[int, Settlement], memory: Mapping[int, set[str]]
) -> dict[int, list[Accepted]]:
    """Return what is new since the settlements before, and what that needs of earlier days."""
    settlements = [found[pk].pk for pk in facts]
    rows = Observation.objects.filter(agreement__in=facts)
    # One set for each index: on the day itself, for spells, and for what was known to come later.
    overtaken = overtaken_by_corrections(facts)
    chosen = [
        rows.filter(Q(**{f"{BEFORE}__in": settlements, since: F(f"{BEFORE}__period_end")}))
        for since in ("on__gte", "end__gt", "known_on__gte")
    ]
    counting = accepted_observations(chosen, overtaken)
    persons: dict[int, set[str]] = defaultdict(set)
    for agreement_id, item in counting.values():
        if memory[agreement_id] and item.subject:
            persons[agreement_id].add(item.subject)
    for earlier in _earlier_of(rows, settlements, persons, memory, overtaken):
        counting.update(earlier)
    items: dict[int, list[Accepted]] = {pk: [] for pk in facts}
    for agreement_id, item in counting.values():
        items[agreement_id].append(item)
    return items


def _earlier_of(
    rows: QuerySet[Observation],
    settlements: list[int],
    persons: Mapping[int, set[str]],
    memory: Mapping[int, set[str]],
    overtaken: Collection[int],
) -> Iterable[dict[int, tuple[int, Accepted]]]:
    """Give what was observed before of persons, in the metrics in which their past matters."""
    metrics = {code for pk in persons for code in memory[pk]}
    subjects = sorted({subject for names in persons.values() for subject in names})
    for first in range(0, len(subjects), PERSONS):
        chosen = rows.filter(
            **{f"{BEFORE}__in": settlements, "on__lt": F(f"{BEFORE}__period_end")},
            agreement__in=persons,
            subject__in=subjects[first : first + PERSONS],
            indicator__code__in=metrics,
        )
        yield {
            key: (agreement_id, item)
            for key, (agreement_id, item) in accepted_observations([chosen], overtaken).items()
            if item.subject in persons[agreement_id] and item.metric in memory[agreement_id]
        }
