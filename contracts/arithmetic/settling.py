"""Settlement(t) = entitlement(everything known up to t) − posted(before t).

So a rerun changes nothing, late data corrects itself in the next period, and the sum of what was
posted is the entitlement, to the cent.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from contracts.arithmetic.calendar_rules import Period
from contracts.arithmetic.entitlement import Entitlement, Owed, entitle
from contracts.arithmetic.facts import Facts, Past
from contracts.arithmetic.figures import report_figures
from contracts.arithmetic.kinds import totals_by_kind
from contracts.arithmetic.numbers import money_text
from contracts.arithmetic.observations import Observation
from contracts.arithmetic.openings import Opening, close, effect_on, pick_up
from contracts.arithmetic.problems import Problem, SettlementBlocked
from contracts.arithmetic.recipients import recipient_of
from contracts.arithmetic.reporting import (
    distribution_of,
    flows_by_investment,
    positions_of,
    taxes_of,
)
from contracts.arithmetic.statements import Line, LineKind, ReportedFigure, Statement
from contracts.arithmetic.terms import Terms
from contracts.arithmetic.timeline import Slot, order_versions, slots_until
from contracts.arithmetic.tracing import posted_step, trace_line

Posted = Mapping[tuple[str, str, date], int]
"""Cents posted before, by (component, payer, first day of the period they were for)."""
Books = dict[tuple[date, str], dict[str, int]]
"""The same, by (first day, component) and payer."""
Distributed = Mapping[tuple[str, str], int]
"""Cents given out before, by (tier of the waterfall, party)."""


def settle(
    versions: Sequence[Terms],
    observations: Iterable[Observation],
    period: Period,
    posted: Posted,
    distributed: Distributed | None = None,
) -> Statement:
    """Compute what is owed for a period, given what was posted before.

    `versions` are all versions of the terms, `observations` all accepted ones (what is not known
    before the end of the period is left out), `posted` everything posted so far in whole cents
    and `distributed` what the waterfall gave out so far.
    SettlementBlocked when the period is not one of the contract's, a metric must be measured first,
    or inputs do not fit the terms.
    """
    ordered = order_versions(versions)
    return _settle(ordered, observations, period, posted, distributed)[0]


def settle_and_close(
    versions: Sequence[Terms],
    observations: Iterable[Observation],
    period: Period,
    posted: Posted,
    distributed: Distributed | None = None,
) -> tuple[Statement, Opening | None]:
    """Do what `settle` does and return also what the next period can start from.

    None when that cannot be told without all observations.
    """
    ordered = order_versions(versions)
    statement, entitlement, facts = _settle(ordered, observations, period, posted, distributed)
    return statement, close(ordered, entitlement, facts)


def settle_next(
    versions: Sequence[Terms],
    opening: Opening,
    observations: Iterable[Observation],
    period: Period,
) -> tuple[Statement, Opening | None]:
    """Compute the period after an opening from what is new, exactly as `settle` would from all.

    That is so when the same versions of the terms were in force, nothing that became known since
    has an effect before the period, and what was owed is what was posted. `observations` are those
    that `matter_after` the opening's day. OpeningDoesNotFit when another version of the terms is in
    force by now; SettlementBlocked as for `settle`.
    """
    ordered = order_versions(versions)
    picked_up = pick_up(ordered, opening)
    if picked_up.slot is None or picked_up.slot.period != period:
        raise not_a_period(period)
    known = [row for row in _checked(ordered, observations) if _is_known(row, period)]
    facts = facts_of(ordered, known, picked_up.past)
    given = picked_up.state.distributor.given()
    entitlement = entitle(ordered, [picked_up.slot], facts, picked_up.slot.index, picked_up.state)
    statement = _statement(ordered, entitlement, picked_up.slot, {}, given, range(1))
    return statement, close(ordered, entitlement, facts)


def _settle(
    versions: Sequence[Terms],
    observations: Iterable[Observation],
    period: Period,
    posted: Posted,
    distributed: Distributed | None,
) -> tuple[Statement, Entitlement, Facts]:
    slots = slots_until(versions, period.end)
    if not slots or slots[-1].period != period:
        raise not_a_period(period)
    known = [row for row in _checked(versions, observations) if _is_known(row, period)]
    facts = facts_of(versions, known)
    entitlement = entitle(versions, slots, facts, strict_from=len(slots) - 1)
    return state_entitlement(versions, entitlement, posted, distributed), entitlement, facts


def state_entitlement(
    versions: Sequence[Terms],
    entitlement: Entitlement,
    posted: Posted,
    distributed: Distributed | None = None,
) -> Statement:
    """Compare what is owed up to the last slot with all that was posted before."""
    slots, before = entitlement.slots, distributed or {}
    books = _books(posted, slots)
    return _statement(versions, entitlement, slots[-1], books, before, range(len(slots)))


def not_a_period(period: Period) -> SettlementBlocked:
    """Return what says that a period is not one of the contract's."""
    params = {"start": period.start.isoformat(), "end": period.end.isoformat()}
    return SettlementBlocked(Problem("period", "not_a_period", params))


def settle_all(
    versions: Sequence[Terms], observations: Iterable[Observation], until: date
) -> list[Statement]:
    """Settle every whole period up to `until`, each as it would have been settled at its end.

    The work is linear in the number of periods; it starts again only at a period in which late data
    became known.
    """
    ordered = order_versions(versions)
    slots = slots_until(ordered, until)
    rows = _checked(ordered, observations)
    statements: list[Statement] = []
    books: Books = {}
    given: dict[tuple[str, str], int] = {}
    ends = [slot.period.end for slot in slots]
    for first, last, known in _stretches(ends, rows):
        facts = facts_of(ordered, known)
        entitlement = entitle(ordered, slots[: last + 1], facts, strict_from=first)
        for number in range(first, last + 1):
            looked_at = range(number + 1) if number == first else range(number, number + 1)
            statement = _statement(ordered, entitlement, slots[number], books, given, looked_at)
            _post(books, statement)
            for part in statement.distribution:
                key = (part.tier, part.party)
                given[key] = given.get(key, 0) + part.cents
            statements.append(statement)
    return statements


def facts_of(
    versions: Sequence[Terms], known: Iterable[Observation], past: Past | None = None
) -> Facts:
    """Return what is known, as these terms look at it.

    Of metrics that wait in every version a missing measurement changes nothing.
    """
    metrics = [metric for terms in versions for metric in terms.metrics]
    never = {metric.code for metric in metrics if metric.not_measured != "wait"}
    return Facts(known, past, frozenset(metric.code for metric in metrics) - never)


def _is_known(row: Observation, period: Period) -> bool:
    return row.is_known_on < period.end


def _is_late(row: Observation, ends: Sequence[date]) -> bool:
    """Whether a row becomes known only after the end of a period that it changes."""
    return bisect_right(ends, effect_on(row)) < bisect_right(ends, row.is_known_on)


def _stretches(
    ends: Sequence[date], rows: Sequence[Observation]
) -> Iterator[tuple[int, int, list[Observation]]]:
    """Yield stretches of periods in which no late data became known.

    Each is (number of the first period, number of the last one, the rows that count in it). A row
    that is not late counts by itself from its own period on.
    """
    late = [(bisect_right(ends, row.is_known_on), row) for row in rows if _is_late(row, ends)]
    timely = [row for row in rows if not _is_late(row, ends)]
    begins = sorted({0, len(ends), *(number for number, _ in late)})
    for first, after in pairwise(begins):
        yield first, after - 1, timely + [row for number, row in late if number <= first]


def _checked(versions: Sequence[Terms], observations: Iterable[Observation]) -> list[Observation]:
    """Return the observations; SettlementBlocked when one is of a metric that no terms know."""
    known = [terms.once(_metric_codes) for terms in versions]
    rows = list(observations)
    for row in rows:
        if not any(row.metric in codes for codes in known):
            params = {"metric": row.metric}
            raise SettlementBlocked(Problem("observations", "unknown_metric_observed", params))
    return rows


def _metric_codes(terms: Terms) -> frozenset[str]:
    return frozenset(metric.code for metric in terms.metrics)


def _books(posted: Posted, slots: Sequence[Slot]) -> Books:
    """Return what was posted by the periods as they are now.

    What was posted for a period that an amendment made part of another belongs to that one.
    """
    starts, end = [slot.period.start for slot in slots], slots[-1].period.end
    books: Books = defaultdict(dict)
    for (component, payer, start), cents in posted.items():
        if cents:
            day = starts[max(bisect_right(starts, start) - 1, 0)] if start < end else start
            account = books[day, component]
            account[payer] = account.get(payer, 0) + cents
    return books


def _post(books: Books, statement: Statement) -> None:
    for line in statement.lines:
        account = books.setdefault((line.origin.start, line.component), {})
        for payer, cents in line.payers:
            account[payer] = account.get(payer, 0) + cents


def _statement(
    versions: Sequence[Terms],
    entitlement: Entitlement,
    slot: Slot,
    books: Books,
    distributed: Distributed,
    looked_at: Sequence[int],
) -> Statement:
    """Compare what is owed with what was posted, for the slots that are looked at."""
    lines: list[Line] = []
    for number in looked_at:
        origin = entitlement.slots[number]
        terms = versions[origin.version]
        owed = entitlement.owed[number]
        gone = [code for start, code in books if start == origin.period.start and code not in owed]
        for code in (*owed, *sorted(gone)):
            posted = books.get((origin.period.start, code), {})
            lines.extend(
                _compare(
                    versions, terms, code, owed.get(code), origin, posted, is_now=origin == slot
                )
            )
    total = sum(line.amount_cents for line in lines)
    number = slot.index - entitlement.slots[0].index
    paid = entitlement.paid_cents[number]
    terms = versions[slot.version]
    receipts, end = entitlement.state.receipts, slot.period.end
    flows = flows_by_investment(terms, receipts, end)
    figures = tuple(
        ReportedFigure(figure.code, value)
        for figure, value in report_figures(terms.figures, paid, flows)
    )
    origins = [(entitlement.slots[number], entitlement.owed[number]) for number in looked_at]
    return Statement(
        slot.period,
        terms.currency,
        tuple(lines),
        total,
        paid,
        figures,
        totals_by_kind(versions, lines),
        distribution=distribution_of(entitlement.given[number], distributed),
        given=distribution_of(entitlement.given[number], {}),
        taxes=taxes_of(versions, origins, books, terms),
        positions=positions_of(terms, receipts, end),
    )


def _compare(
    versions: Sequence[Terms],
    terms: Terms,
    code: str,
    owed: Owed | None,
    origin: Slot,
    posted: Mapping[str, int],
    *,
    is_now: bool,
) -> Iterator[Line]:
    """Yield the lines that make what was posted into what is owed: a reversal and a new line."""
    before = {party: cents for party, cents in posted.items() if cents}
    parts = dict(owed.split.parts) if owed is not None else {}
    due = {party: cents for party, cents in parts.items() if cents}
    recipient = recipient_of(versions, terms, code)
    if before == due:
        if is_now and owed is not None:
            line = _line(owed, terms, "regular", recipient)
            if before:
                nothing = tuple((party, 0) for party in parts)
                line = replace(line, amount_cents=0, payers=nothing)
                line = replace(line, trace=(*line.trace, posted_step(before, "0.00")))
            yield line
        return
    if before:
        cents = -sum(before.values())
        back = tuple((party, -amount) for party, amount in before.items())
        step = posted_step(before, money_text(cents))
        yield Line(code, "reversal", origin.period, None, cents, back, recipient, (step,))
    # Also a correction to nothing is a line: it says why what was reversed does not come back.
    if owed is not None and (due or before or is_now):
        yield _line(owed, terms, "regular" if is_now else "correction", recipient)


def _line(owed: Owed, terms: Terms, kind: LineKind, recipient: str) -> Line:
    return Line(
        owed.code,
        kind,
        owed.slot.period,
        owed.quantity,
        owed.split.total_cents,
        owed.split.parts,
        recipient,
        trace_line(owed, terms),
    )
