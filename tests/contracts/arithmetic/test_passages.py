"""Gates that an amendment adds, changes or drops: nothing is lost, nothing is paid twice."""

from fractions import Fraction

import pytest

from contracts.arithmetic import settle_all
from contracts.arithmetic.passages import Passage, earlier_homes
from contracts.arithmetic.timeline import slots_until
from tests.contracts.arithmetic.builders import component, metric, quarter, seen, terms

pytestmark = pytest.mark.pure

GATE = {"quantity": {"count": "places"}, "at_least": "1"}
OPEN = {"quantity": {"latest": "level"}, "at_least": "1"}
DOUBLE = {"factors": [{"from": "2020-01-01", "factor": "2"}]}
JOBS = [seen("job", number) for number in range(4)]
MET = [*JOBS, seen("places", 2)]
LOST = [*JOBS, seen("level", 0, 1), seen("level", 2, 0), seen("level", 3, 1)]
NEW = [seen("job", 0), seen("job", 2, cohort="west")]


def jobs(price: str = "100", **more: object) -> dict[str, object]:
    return component("jobs", {"count": "job"}, {"per_unit": price}, **more)


def amended(before: dict[str, object], after: dict[str, object], rows=MET, **more) -> list[int]:
    """What is paid in each quarter, in euros, when other terms hold from the second one on."""
    versions = [terms(before, **more), terms(after, valid_from="2020-04-01", **more)]
    return [statement.total_cents // 100 for statement in settle_all(versions, rows, quarter(4))]


@pytest.mark.parametrize(
    ("before", "after", "rows", "paid"),
    [
        # a gate that is dropped releases what it held back, at what it was worth then
        (jobs(gate=GATE), jobs(), JOBS, [0, 200, 100, 100]),
        (jobs(gate=GATE), jobs("150"), JOBS, [0, 250, 150, 150]),
        # a gate that is added takes nothing back and does not pay again what was paid
        (jobs(), jobs(gate=GATE), JOBS, [100, 0, 0, 0]),
        (jobs(), jobs(gate=GATE), MET, [100, 0, 200, 100]),
        # the same gate: what it held back keeps its worth, what it let through can be lost
        (jobs(gate=GATE), jobs("150", gate=GATE), MET, [0, 0, 400, 150]),
        (jobs(gate=OPEN), jobs("150", gate=OPEN), LOST, [100, 150, -250, 550]),
        # another gate: what the one before let through stays
        (jobs(gate=OPEN), jobs(gate={**OPEN, "at_least": "2"}), LOST, [100, 0, 0, 0]),
        (jobs(gate={**OPEN, "at_least": "2"}), jobs(gate=OPEN), LOST, [0, 200, -200, 400]),
        # per year likewise, within the year; a period that is over stays over
        (jobs(gate=GATE, over="year"), jobs(over="year"), JOBS, [0, 200, 100, 100]),
        (jobs(gate=GATE, over="period"), jobs(over="period"), JOBS, [0, 100, 100, 100]),
        # a weight (and an index) of what was then, and of what comes
        (jobs(gate=GATE, weight="0.5"), jobs(), JOBS, [0, 150, 100, 100]),
        (jobs(gate=GATE, index=DOUBLE), jobs(), JOBS, [0, 300, 100, 100]),
        (jobs(gate=GATE, negative=True), jobs(negative=True), JOBS, [0, -200, -100, -100]),
        # a cohort that comes after it has nothing to go on from
        (jobs(gate=GATE, over="cohort"), jobs(over="cohort"), NEW, [0, 100, 100, 0]),
        # a component that is over by then
        (jobs(gate=GATE, until="2020-03-15"), jobs(until="2020-03-15"), JOBS, [0, 100, 0, 0]),
    ],
)
def test_what_a_gate_held_back_and_let_through(before, after, rows, paid) -> None:
    assert amended(before, after, rows) == paid


def test_what_is_not_earned_any_more_goes_back_though_it_was_let_through() -> None:
    level = component("level", {"latest": "rate"}, {"per_unit": "10"})
    rows = [seen("rate", 0, "20"), seen("rate", 2, "5")]
    assert amended(level, {**level, "gate": GATE}, rows) == [200, 0, -150, 0]


def test_persons_without_news_get_what_is_released() -> None:
    each = component("jobs", {"count": "person_job"}, {"per_unit": "100"}, over="person")
    rows = [seen("person_job", 0, 1, who) for who in "ab"]
    assert amended({**each, "gate": GATE}, each, rows) == [0, 200, 0, 0]
    interim = {"interim": {"share": "0.5", "true_up_on": "2020-12-15", "clawback": True}}
    assert amended({**each, **interim}, each, rows) == [100, 100, 0, 0]


def test_interim_payments_are_of_what_the_gate_lets_through() -> None:
    interim = {"interim": {"share": "0.5", "true_up_on": "2020-12-15", "clawback": True}}
    assert amended(jobs(gate=GATE, **interim), jobs(**interim), JOBS) == [0, 100, 50, 250]
    ahead = {
        "share": "1",
        "price": {"per_unit": "30"},
        **{k: v for k, v in interim["interim"].items() if k != "share"},
    }
    assert amended(jobs(gate=GATE, interim=ahead), jobs(interim=ahead), JOBS) == [0, 60, 30, 310]


OTHER, DEARER = {"price": {"per_unit": "30"}}, {"price": {"per_unit": "40"}}
HALF = {"share": "0.5"}


@pytest.mark.parametrize(
    ("before", "after", "rows", "paid"),
    [
        # what the gate held back is paid ahead as it was earned, by whatever rule comes
        ((GATE, HALF), (None, OTHER), JOBS, [0, 130, 30, 240]),
        ((GATE, OTHER), (None, HALF), JOBS, [0, 100, 50, 250]),
        # what was paid ahead is of what was counted ahead, by the rule of then
        ((OPEN, OTHER), (None, HALF), LOST, [30, 50, 50, 270]),
        ((OPEN, OTHER), (None, DEARER), LOST, [30, 40, 40, 290]),
        # only the same gate, when it is lost, takes back what was paid ahead before
        ((OPEN, OTHER), (OPEN, DEARER), LOST, [30, 40, -70, 400]),
        ((OPEN, OTHER), (GATE, DEARER), LOST, [30, 0, 0, 70]),
    ],
)
def test_another_rule_for_interim_payments_goes_on_from_the_one_before(
    before, after, rows, paid
) -> None:
    first, second = (
        jobs(
            **({"gate": gate} if gate else {}),
            interim={"true_up_on": "2020-12-15", "clawback": True, **rule},
        )
        for gate, rule in (before, after)
    )
    assert amended(first, second, rows) == paid


def test_what_is_released_has_the_premium_on_its_tariff_rounded() -> None:
    rule = {"mode": "half_up", "to": "1", "at": "tariff"}
    premium = {"cohort": "west", "factor": "1.5", "round": rule}
    part = jobs("1.75", premiums=[premium])
    rows = [seen("job", 0, 100, cohort="west")]
    assert amended({**part, "gate": GATE}, part, rows) == [0, 300, 0, 0]  # 1.75 × 1.5 → 3


def test_an_amendment_by_which_it_has_not_begun_is_passed_over() -> None:
    versions = [
        terms(jobs(gate=GATE)),
        terms(jobs(gate=GATE, **{"from": "2020-10-01"}), valid_from="2020-04-01"),
        terms(jobs(), valid_from="2020-07-01"),
    ]
    statements = settle_all(versions, JOBS, quarter(4))
    assert [s.total_cents // 100 for s in statements] == [0, 0, 200, 100]


@pytest.mark.parametrize(("over", "released"), [("contract", 400), ("year", 0)])
def test_a_year_that_is_over_stays_over_when_the_next_one_begins_amended(over, released) -> None:
    after = terms(jobs(over=over), valid_from="2021-01-01")
    rows = [*JOBS, seen("job", 4)]
    statements = settle_all([terms(jobs(gate=GATE, over=over)), after], rows, quarter(5))
    assert [s.total_cents // 100 for s in statements] == [0, 0, 0, 0, released + 100]


def test_a_third_version_goes_on_from_the_second() -> None:
    versions = [
        terms(jobs(gate=GATE)),
        terms(jobs("150", gate=GATE), valid_from="2020-04-01"),
        terms(jobs("200"), valid_from="2020-07-01"),
    ]
    statements = settle_all(versions, JOBS, quarter(4))
    assert [s.total_cents // 100 for s in statements] == [0, 0, 450, 200]


def test_the_trace_says_what_an_amendment_made_of_what_was_before() -> None:
    versions = [terms(jobs(gate=GATE)), terms(jobs("150"), valid_from="2020-04-01")]
    step = settle_all(versions, JOBS, quarter(2))[1].lines[0].trace[1]
    assert (step.stage, step.result) == ("price", "300")
    assert step.inputs == {
        "quantity": "2",
        "before": "0",
        "added": "250",
        "counted_before": "150",
        "worth_before": "100",
    }


def test_only_components_with_a_gate_that_were_amended_are_followed() -> None:
    one, two = terms(jobs(gate=GATE)), terms(jobs(), valid_from="2020-04-01")
    same = terms(jobs(gate=GATE), valid_from="2020-04-01")
    slots = slots_until([one, two], quarter(2))
    assert earlier_homes([one], slots[:1]) == {}
    assert earlier_homes([one, same], slots) == {}
    homes = {(0, 0): (), (1, 0): ((0, 0, one.components[0]),)}
    assert earlier_homes([one, two], slots) == homes
    assert earlier_homes([one, two], slots[1:]) == {(0, 0): (), (1, 0): ()}


def test_what_stays_is_no_more_than_what_is_still_earned() -> None:
    passage = Passage(free=Fraction(10))
    assert passage.step(Fraction(-4), is_met=False) == 6
    assert passage.step(Fraction(5), is_met=False) == 10
    assert passage.step(Fraction(-14), is_met=False) == 0
    assert passage.step(Fraction(5), is_met=True) == 15
    again = passage.next_version(Fraction(3), is_same_gate=False)
    assert again == Passage(Fraction(3), Fraction(15), Fraction(0), Fraction(15), Fraction(15))


def test_each_component_knows_where_it_stood_itself() -> None:
    plain = component("plain", {"count": "job"}, {"per_unit": "100"})
    held = [component(code, {"count": "job"}, {"per_unit": "1"}, gate=GATE) for code in "ab"]
    more = [component(code, {"count": "job"}, {"per_unit": "2"}, gate=GATE) for code in "ab"]
    versions = [
        terms(plain, *held),
        terms(*reversed(held), plain, valid_from="2020-04-01"),
        # Never in force on the first day of a period.
        terms(plain, *more, valid_from="2020-07-02"),
        terms(*more, plain, valid_from="2020-10-01"),
    ]
    homes = earlier_homes(versions, slots_until(versions, quarter(4)))
    assert {
        place: [(version, order) for version, order, _part in found]
        for place, found in homes.items()
    } == {
        (0, 1): [],
        (0, 2): [],
        (1, 1): [(0, 1)],
        (1, 0): [(0, 2)],
        (2, 1): [(1, 1), (0, 1)],
        (2, 2): [(1, 0), (0, 2)],
        (3, 0): [(1, 1), (0, 1)],
        (3, 1): [(1, 0), (0, 2)],
    }


@pytest.mark.parametrize("until", ["2020-04-01", "2020-07-01"])
@pytest.mark.parametrize(
    ("quantity", "price"),
    [({"one": True}, {"amount": "100"}), ({"count": "job"}, {"per_unit": "100"})],
)
@pytest.mark.parametrize("gate", [{}, {"gate": {"quantity": {"count": "job"}, "at_least": "1"}}])
def test_what_an_amendment_ended_pays_nothing_for_a_period_after_its_end(
    gate: object, quantity: object, price: object, until: str
) -> None:
    part = component("fee", quantity, price, over="period", **gate)  # type: ignore[arg-type]
    ended = component("fee", quantity, price, over="period", until=until, **gate)  # type: ignore[arg-type]
    versions = [terms(part), terms(ended, valid_from="2020-07-01")]
    rows = [seen("job", number, key=str(number)) for number in range(4)]
    statements = settle_all(versions, rows, quarter(4))
    assert [statement.total_cents for statement in statements] == [10000, 10000, 0, 0]


def test_what_an_amendment_ended_before_this_year_pays_nothing_in_it() -> None:
    gate = {"quantity": {"count": "job"}, "at_least": "1", "over": "contract"}
    part = component("fee", {"one": True}, {"amount": "100"}, over="year", gate=gate)
    versions = [terms(part), terms({**part, "until": "2020-10-01"}, valid_from="2021-01-01")]
    statements = settle_all(versions, [seen("job", 0)], quarter(6))
    assert [statement.total_cents for statement in statements] == [10000, 0, 0, 0, 0, 0]


def test_a_level_that_must_be_measured_blocks_nothing_after_the_end() -> None:
    level = {"latest": "level"}
    gate = {"quantity": level, "at_least": "1"}
    part = component("fee", level, {"per_unit": "1"}, over="period", gate=gate)
    metrics = [metric("level", missing={"not_measured": "block"})]
    versions = [
        terms(part, metrics=metrics),
        terms({**part, "until": "2020-07-01"}, metrics=metrics, valid_from="2020-07-01"),
    ]
    rows = [seen("level", number, 50) for number in range(2)]
    statements = settle_all(versions, rows, quarter(4))
    assert [statement.total_cents for statement in statements] == [5000, 5000, 0, 0]
