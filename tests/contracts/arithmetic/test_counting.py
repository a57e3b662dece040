"""What counts of each person on which day: windows after events, nested results, long spells."""

from datetime import date
from fractions import Fraction

import pytest

from contracts.arithmetic import After, Count, Observation, SettlementBlocked, Sum, Sustained
from contracts.arithmetic.counting import courses_of
from contracts.arithmetic.counts import Tally

pytestmark = pytest.mark.pure

Rows = list[Observation]


def day(text: str) -> date:
    return date.fromisoformat(f"2020-{text}")


def row(metric: str, on: str, subject: str = "a", quantity: object = None) -> Observation:
    exact = None if quantity is None else Fraction(str(quantity))
    return Observation(metric, day(on), exact, subject, "west")


def spell(start: str, end: str, subject: str = "a", cohort: str = "west") -> Observation:
    return Observation("nights", day(start), None, subject, cohort, start=day(start), end=day(end))


def points(quantity: Tally, rows: Rows) -> dict[str, list[tuple[str, Fraction]]]:
    def rows_of(metric: str) -> Rows:
        return sorted((r for r in rows if r.metric == metric), key=lambda r: r.on)

    found, _ = courses_of(quantity, rows_of)
    return {
        f"{cohort}/{person}": [(on.isoformat()[5:], amount) for on, amount in course]
        for (cohort, person), course in found.items()
    }


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (After("lease"), ["03-01", "03-02", "03-31"]),
        (After("lease", 1), ["03-02", "03-31"]),
        (After("lease", 30), ["03-31"]),
        (After("lease", 31), []),
        (After("lease", 0, 30), ["03-01", "03-02", "03-31"]),
        (After("lease", 0, 29), ["03-01", "03-02"]),
        (After("lease", 1, 1), ["03-02"]),
        (After("lease", 0, 0), ["03-01"]),
    ],
)
def test_a_window_after_the_first_event(after: After, expected: list[str]) -> None:
    rows = [row("step", on) for on in ("02-29", "03-01", "03-02", "03-31")]
    rows += [row("lease", "03-01"), row("lease", "03-20"), row("lease", "02-01", quantity=0)]
    found = points(Count("step", after=(after,)), rows)
    assert [on for on, _ in found.get("west/a", [])] == expected


def test_all_events_must_have_been_and_the_latest_decides() -> None:
    count = Count("step", after=(After("lease", 10), After("reached", 0, 5)))
    rows = [row("step", f"03-{n:02d}") for n in range(1, 31)]
    rows += [row("step", "03-12", "b"), row("lease", "03-01", "b")]
    rows += [row("step", "03-12", "c"), row("reached", "03-10", "c")]
    rows += [row("lease", "03-01"), row("reached", "03-08")]
    assert points(count, rows) == {"west/a": [("03-11", 1), ("03-12", 1), ("03-13", 1)]}


def test_the_first_of_a_person_is_the_first_that_counts() -> None:
    rows = [row("step", "01-01"), row("step", "02-02"), row("step", "02-03"), row("lease", "02-01")]
    count = Count("step", first_per_person=True, after=(After("lease"),))
    assert points(count, rows) == {"west/a": [("02-02", 1), ("02-03", 0)]}


def test_it_counts_from_the_day_on_which_all_are_there() -> None:
    count = Count("step", first_per_person=True, among=("reached", "lease"))
    rows = [row("step", "02-01"), row("reached", "03-01"), row("lease", "01-01")]
    assert points(count, rows) == {"west/a": [("03-01", 1)]}
    assert points(count, rows[:2]) == {}
    assert points(count, [*rows[:2], row("lease", "01-01", quantity=0)]) == {}
    assert points(count, [row("step", "04-01"), *rows[1:]]) == {"west/a": [("04-01", 1)]}


def test_more_of_one_person_may_count_among() -> None:
    rows = [row("step", "02-01", quantity=2), row("step", "04-01"), row("reached", "03-01")]
    rows.append(row("step", "02-01", "b"))
    found = points(Count("step", among=("reached",)), rows)
    assert found == {"west/a": [("03-01", 2), ("04-01", 1)]}


@pytest.mark.parametrize("quantity", [Count("step", among=("reached",)), Sustained("step", days=1)])
def test_nobody_cannot_be_followed(quantity: Tally) -> None:
    with pytest.raises(SettlementBlocked) as caught:
        points(quantity, [row("step", "01-01", "")])
    assert caught.value.problem.code == "subject_missing"


def test_days_stop_counting_after_the_window() -> None:
    quantity = Sum("nights", after=(After("lease", 10, 19),))
    rows = [row("lease", "01-01"), spell("01-01", "03-01"), row("nights", "01-20", quantity=3)]
    rows += [row("nights", "01-21", quantity=7), spell("02-01", "03-01")]
    found, spans = courses_of(quantity, lambda metric: [r for r in rows if r.metric == metric])
    assert spans == {("west", "a"): [(day("01-11"), day("01-21"))]}
    assert found == {("west", "a"): [(day("01-20"), 3)]}


@pytest.mark.parametrize(
    ("quantity", "spells", "expected"),
    [
        (Sustained("nights", months=1), [("01-01", "02-01")], "01-31"),
        (Sustained("nights", months=1), [("01-01", "01-31")], None),
        (Sustained("nights", months=1), [("01-31", "02-29")], "02-28"),
        (Sustained("nights", days=31), [("01-01", "02-01")], "01-31"),
        (Sustained("nights", days=1), [("01-01", "01-02")], "01-01"),
        # touching and overlapping spells are one, and a spell inside another changes nothing
        (Sustained("nights", days=40), [("01-01", "01-21"), ("01-21", "03-01")], "02-09"),
        (Sustained("nights", days=40), [("01-01", "02-20"), ("01-05", "01-09")], "02-09"),
        # a gap ends it, unless it is bridged
        (Sustained("nights", days=40), [("01-01", "02-01"), ("02-02", "03-20")], "03-12"),
        (
            Sustained("nights", days=40, gap_days=1),
            [("01-01", "02-01"), ("02-02", "03-20")],
            "02-09",
        ),
        (
            Sustained("nights", days=40, gap_days=8),
            [("01-01", "02-08"), ("02-16", "02-20")],
            "02-16",
        ),
        (Sustained("nights", days=40, gap_days=8), [("01-01", "02-08"), ("02-17", "02-20")], None),
        # it counts once
        (Sustained("nights", days=2), [("01-01", "01-09"), ("02-01", "02-09")], "01-02"),
    ],
)
def test_spells_that_last(
    quantity: Sustained, spells: list[tuple[str, str]], expected: str | None
) -> None:
    found = points(quantity, [spell(start, end) for start, end in spells])
    assert found == ({"west/a": [(expected, 1)]} if expected else {})


def test_a_person_counts_in_the_cohort_in_which_the_spell_began() -> None:
    rows = [spell("01-01", "02-01"), spell("02-01", "04-01", cohort="east")]
    assert points(Sustained("nights", months=2), rows) == {"west/a": [("02-29", 1)]}


def test_days_without_a_spell_cannot_be_followed() -> None:
    with pytest.raises(SettlementBlocked) as caught:
        points(Sustained("nights", days=3), [row("nights", "01-01", quantity=3)])
    assert caught.value.problem.code == "spell_needed"
    assert caught.value.problem.params == {"metric": "nights", "on": "2020-01-01"}


def summed(quantity: Sum, *rows: Observation) -> tuple[dict[object, object], dict[object, object]]:
    found, spans = courses_of(quantity, lambda metric: [r for r in rows if r.metric == metric])
    return dict(found), dict(spans)


def test_what_is_excluded_is_taken_off_within_the_window_only() -> None:
    quantity = Sum("nights", excluding="jail", after=(After("lease", 10),))
    off = [row("jail", on, quantity=2) for on in ("01-10", "01-11", "01-12")]
    found = summed(quantity, row("lease", "01-01"), row("nights", "01-11", quantity=5), *off)
    days = [(day("01-11"), 5), (day("01-11"), -2), (day("01-12"), -2)]
    assert found == ({("west", "a"): days}, {})


def test_spells_of_nobody_are_not_known_to_overlap() -> None:
    both = [spell("01-01", "01-05", ""), spell("01-03", "01-07", "")]
    spans = [(day("01-01"), day("01-05")), (day("01-03"), day("01-07"))]
    assert summed(Sum("nights"), *both) == ({}, {("west", ""): spans})


def test_spells_that_touch_the_window_from_outside_leave_nothing() -> None:
    quantity = Sum("nights", after=(After("lease", 10, 19),))
    outside = [spell("01-01", "01-11"), spell("01-21", "02-01")]
    assert summed(quantity, row("lease", "01-01"), *outside) == ({}, {})
