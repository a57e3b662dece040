"""All figures of a year in one object, so that page, PDF, CSV and JSON cannot differ.

A year holds the challenges that came in then, and how each of them ended up to now. Municipalities
that give residents such rights report on them every year (as Amsterdam's ordinance demands).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Exists, OuterRef

from pages.challenges.enums import Action, ResponseKind, Status
from pages.challenges.models import Response, ResponseEvent, ResponseVersion, TermEvent
from pages.challenges.selectors.lots import split_answers
from pages.challenges.selectors.municipality import applicant_kind_name
from pages.challenges.terms import local_day
from pages.challenges.transitions import (
    DECISIONS,
    GRANTING_ACTIONS,
    NEGATIVE_ACTIONS,
    OPEN,
    WITH_DECISION,
)

# Kinds of applicants with fewer cases are not shown.
SMALLEST_SHOWN: Final = 5
# Some lots granted and others not, with changes or without: no action says so by itself.
PARTLY: Final = "accept_in_part"
# Every outcome of a decision, in the order in which a reader gets them: what is granted first.
OUTCOMES: Final = (
    *(str(one) for one in DECISIONS if one in GRANTING_ACTIONS),
    PARTLY,
    *(str(one) for one in DECISIONS if one not in GRANTING_ACTIONS),
)


@dataclass(frozen=True, slots=True)
class Count:
    """A code and how often it occurs; None when it is too small to show."""

    code: str
    count: int | None


@dataclass(frozen=True, slots=True)
class YearReport:
    """What came in in one year and how it ended, as known on `made_on`.

    Days are calendar days from receipt to the first decision. The median of an even number is
    rounded up. `outcomes` holds the outcome that holds now, so after an objection the second one.
    """

    year: int
    made_on: date
    received: int
    to_calls: int
    unasked: int
    kinds: tuple[Count, ...]
    open: int
    withdrawn: int
    closed_with_call: int
    decided: int
    outcomes: tuple[Count, ...]
    reasons: tuple[Count, ...]
    lots: int
    lots_granted: int
    lots_refused: int
    median_days: int | None
    longest_days: int | None
    within_term: int
    within_term_percent: int | None
    completions_asked: int
    extended: int
    objections: int
    objections_open: int
    objections_withdrawn: int
    objections_kept: int
    objections_revised: int
    agreements: int
    running: int
    finished: int
    ended_early: int


def report_years() -> list[int]:
    """The years in which something came in, the last one first."""
    years = Response.objects.exclude(case_number=None).dates("received_at", "year", order="DESC")
    return [day.year for day in years]


def year_report(year: int, now: datetime) -> YearReport:
    """The figures of one year, in a fixed number of queries. `now` is the moment of reading."""
    asked = ResponseEvent.objects.filter(response=OuterRef("pk"), action=Action.ASK_COMPLETION)
    extended = TermEvent.objects.filter(response=OuterRef("pk"), kind="extend")
    cases = list(
        Response.objects.exclude(case_number=None)
        .filter(received_at__year=year)
        .select_related("decision", "objection__decision")
        .prefetch_related("decision__reasons", "objection__decision__reasons")
        .prefetch_related("decision__lots", "objection__decision__lots")
        .annotate(was_asked=Exists(asked), was_extended=Exists(extended))
        .order_by("pk")
    )
    decided = [case for case in cases if case.status in WITH_DECISION]
    days = sorted(_days(case) for case in decided)
    in_time = sum(local_day(case.decision.decided_at) <= case.decide_by for case in decided)
    status = Counter(case.status for case in cases)
    lots = [lot for case in decided for lot in _holding(case).lots.all()]
    seconds = [_second(case) for case in decided if hasattr(case, "objection")]
    return YearReport(
        year=year,
        made_on=local_day(now),
        received=len(cases),
        to_calls=sum(case.kind == ResponseKind.RESPONSE for case in cases),
        unasked=sum(case.kind == ResponseKind.UNASKED for case in cases),
        kinds=hide_small(_kinds(year)),
        open=sum(case.status in OPEN for case in cases),
        withdrawn=status[Status.WITHDRAWN],
        closed_with_call=status[Status.CALL_WITHDRAWN],
        decided=len(decided),
        outcomes=_counts((_outcome(case) for case in decided), OUTCOMES),
        reasons=_counts(code for case in decided for code in _standing_codes(case)),
        lots=len(lots),
        lots_granted=sum(lot.is_granted for lot in lots),
        lots_refused=sum(lot.action in NEGATIVE_ACTIONS for lot in lots),
        median_days=days[len(days) // 2] if len(days) % 2 else _middle(days),
        longest_days=days[-1] if days else None,
        within_term=in_time,
        within_term_percent=round_half_up(100 * in_time, len(decided)) if decided else None,
        completions_asked=sum(case.was_asked for case in cases),
        extended=sum(case.was_extended for case in cases),
        objections=len(seconds),
        objections_open=status[Status.OBJECTION],
        objections_withdrawn=sum(second is None for second in seconds) - status[Status.OBJECTION],
        objections_kept=sum(second is not None and second.is_kept for second in seconds),
        objections_revised=sum(second is not None and not second.is_kept for second in seconds),
        agreements=sum(case.agreement_id is not None for case in cases),
        running=status[Status.RUNNING],
        finished=status[Status.FINISHED],
        ended_early=status[Status.ENDED_EARLY],
    )


def hide_small(counts: Mapping[str, int]) -> tuple[Count, ...]:
    """The counts with small ones left out, and as many others as needed against subtracting.

    The total is public, so what is hidden together can be computed. It is left open who has how
    many: at least two are hidden, together SMALLEST_SHOWN or more, and not all of them one or all
    of them the largest hidden number.
    """
    hidden = {code for code, count in counts.items() if 0 < count < SMALLEST_SHOWN}
    # The smallest that has cases goes first; that a kind has none is hidden as the last resort.
    others = sorted(
        (code for code in counts if code not in hidden),
        key=lambda code: (not counts[code], counts[code]),
    )
    while hidden and others and _gives_away([counts[code] for code in hidden]):
        # Of equals, the one that is hidden would tell by which of them it is.
        smallest = counts[others[0]]
        hidden |= {code for code in others if counts[code] == smallest}
        others = [code for code in others if code not in hidden]
    return tuple(Count(code, None if code in hidden else count) for code, count in counts.items())


def round_half_up(numerator: int, denominator: int) -> int:
    """The whole number nearest to a fraction, for what is not negative."""
    return (2 * numerator + denominator) // (2 * denominator)


def _gives_away(hidden: list[int]) -> bool:
    total, most = sum(hidden), SMALLEST_SHOWN - 1
    return len(hidden) < 2 or total < SMALLEST_SHOWN or total in (len(hidden), most * len(hidden))


def _kinds(year: int) -> dict[str, int]:
    """How many cases of the year each kind of applicant has, by what was sent first."""
    sent = ResponseVersion.objects.filter(number=1, response__received_at__year=year).values_list(
        "document__applicant__kind", flat=True
    )
    found = Counter(sent)
    return dict(sorted(found.items(), key=lambda row: str(applicant_kind_name(row[0]))))


def _days(case: Response) -> int:
    return (local_day(case.decision.decided_at) - local_day(case.received_at)).days


def _middle(days: list[int]) -> int | None:
    if not days:
        return None
    return round_half_up(days[len(days) // 2 - 1] + days[len(days) // 2], 2)


def _second(case: Response) -> Any | None:
    return getattr(case.objection, "decision", None)


def _holding(case: Response) -> Any:
    """The answer that holds now: the first decision, or the one on an objection."""
    second = _second(case) if hasattr(case, "objection") else None
    return second or case.decision


def _outcome(case: Response) -> str:
    holds = _holding(case)
    return PARTLY if split_answers(holds) else str(holds.action)


def _standing_codes(case: Response) -> list[str]:
    """The reason codes of the outcome that holds, also those of a lot only, each once."""
    of_lots = (lot.reason_code for lot in _holding(case).lots.all() if lot.reason_code)
    return list(dict.fromkeys((*(row.code for row in _standing_reasons(case)), *of_lots)))


def _standing_reasons(case: Response) -> Iterable[Any]:
    """The reasons of the whole decision that holds.

    A second look from before they were asked again has none of its own; kept, the first ones hold.
    """
    second = _second(case) if hasattr(case, "objection") else None
    if second is None:
        return case.decision.reasons.all()
    own = list(second.reasons.all())
    return own if own or not second.is_kept else case.decision.reasons.all()


def _counts(codes: Iterable[str], always: Iterable[str] = ()) -> tuple[Count, ...]:
    found = Counter(codes)
    rest = sorted(found.keys() - set(always), key=lambda code: (-found[code], code))
    return tuple(Count(code, found[code]) for code in [*always, *rest])
