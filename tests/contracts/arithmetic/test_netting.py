"""Other funding that is set off: what waits, what is lost, and in which order."""

from fractions import Fraction

import pytest

from contracts.arithmetic import Period, Problem, SettlementBlocked, settle, settle_all
from contracts.arithmetic.flows import Netting
from contracts.arithmetic.netting import Funding, NettingNote, set_off_by_code
from contracts.arithmetic.terms import Terms
from tests.contracts.arithmetic.builders import (
    METRICS,
    by_line,
    component,
    metric,
    paid,
    quarter,
    seen,
    terms,
)

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})
PLACES = component("places", {"count": "places"}, {"per_unit": "10"})
HALVES = [{"party": "town", "share": "0.5"}, {"party": "fund", "share": "0.5"}]


def netted(*rows: object, **more: object) -> list[str]:
    rule = {"code": "subsidy", "quantity": {"sum": "saving"}, **more.pop("rule", {})}  # type: ignore[dict-item]
    contract = terms(JOBS, PLACES, netting=[rule], **more)
    return [text.removesuffix(".00") for text in paid(contract, *rows)]  # type: ignore[arg-type]


def test_what_is_left_waits_or_is_lost() -> None:
    rows = [seen("job", 0, 2), seen("saving", 0, 250), seen("job", 1, 3)]
    assert netted(*rows) == ["0", "250", "0", "0"]
    assert netted(*rows, rule={"unused": "lost"}) == ["0", "300", "0", "0"]


def test_funding_that_comes_later_never_makes_a_period_negative() -> None:
    rows = [seen("job", 0, 2), seen("saving", 1, 150), seen("job", 2, 1), seen("job", 3, 1)]
    assert netted(*rows) == ["200", "0", "0", "50"]


def test_what_goes_back_gives_the_funding_back() -> None:
    rows = [seen("job", 0, 2), seen("saving", 0, 150), seen("job", 1, -2), seen("job", 2, 2)]
    assert netted(*rows) == ["50", "-50", "50", "0"]


def test_funding_that_turns_out_lower_is_paid_after_all() -> None:
    rows = [seen("job", 0, 2), seen("saving", 0, 150), seen("saving", 1, -100)]
    assert netted(*rows) == ["50", "100", "0", "0"]


def test_the_first_components_are_set_off_first() -> None:
    contract = terms(JOBS, PLACES, netting=[{"code": "subsidy", "quantity": {"sum": "saving"}}])
    rows = [seen("job", 0, 1), seen("places", 0, 5), seen("saving", 0, "120.5")]
    statement = settle_all([contract], rows, quarter(1))[0]
    assert by_line(statement) == {"jobs": "0.00", "places": "29.50"}
    steps = [step for line in statement.lines for step in line.trace if step.stage == "netting"]
    assert [(dict(step.inputs), step.result) for step in steps] == [
        ({"amount": "100", "received": "120.5", "used": "120.5"}, "0"),
        ({"amount": "50", "received": "120.5", "used": "120.5"}, "29.5"),
    ]


def test_only_what_is_covered_is_set_off() -> None:
    rows = [seen("job", 0, 1), seen("places", 0, 5), seen("saving", 0, 120)]
    assert netted(*rows, rule={"over": ["places"]}) == ["100", "0", "0", "0"]


def test_the_order_of_netting_and_limits_is_data() -> None:
    cap = {"code": "cap", "scope": "contract", "max": "300"}
    rows = [seen("job", 0, 5), seen("saving", 0, 150)]
    assert netted(*rows, limits=[cap])[0] == "150"
    first = ["netting", "limits", "split"]
    assert netted(*rows, limits=[cap], order=first)[0] == "300"


def test_a_share_of_a_total_looks_at_what_was_owed_before_netting() -> None:
    share = {"code": "s", "scope": "contract", "over": ["places"], "max_share": {"share": "0.5"}}
    rows = [seen("job", 0, 1), seen("places", 0, 10), seen("saving", 0, 90)]
    assert netted(*rows, limits=[share], rule={"over": ["jobs"]})[0] == "110"


def test_after_the_split_one_payer_pays_less() -> None:
    rule = {"code": "subsidy", "quantity": {"sum": "saving"}, "payer": "fund"}
    order = ["limits", "split", "netting"]
    contract = terms(JOBS, PLACES, netting=[rule], order=order, payers=HALVES)
    rows = [seen("job", 0, 1), seen("places", 0, 1), seen("saving", 0, "52.005"), seen("job", 1, 1)]
    first, second = settle_all([contract], rows, quarter(2))
    assert [line.payers for line in first.lines] == [
        (("town", 5000), ("fund", 0)),
        (("town", 500), ("fund", 300)),
    ]
    assert [step.result for step in first.lines[0].trace[-3:]] == ["100.00", "0", "50.00"]
    assert second.lines[0].payers == (("town", 5000), ("fund", 5000))


def test_after_the_split_what_goes_back_gives_the_funding_back() -> None:
    rule = {"code": "subsidy", "quantity": {"sum": "saving"}, "payer": "fund"}
    order = ["limits", "split", "netting"]
    contract = terms(JOBS, netting=[rule], order=order, payers=HALVES)
    rows = [seen("job", 0, 2), seen("saving", 0, 100), seen("saving", 1, -40)]
    assert paid(contract, *rows)[:2] == ["100.00", "40.00"]


BEFORE = ({"code": "subsidy", "quantity": {"sum": "saving"}}, ["limits", "netting", "split"])
AFTER = ({**BEFORE[0], "payer": "fund"}, ["limits", "split", "netting"])


def blocking(rule: dict[str, object], order: list[str]) -> Terms:
    """A contract with funding that may not be settled before it is measured."""
    metrics = [metric(code) for code in METRICS if code != "saving"]
    metrics.append(metric("saving", missing={"not_measured": "block"}))
    return terms(JOBS, netting=[rule], order=order, metrics=metrics, payers=HALVES)


UNKNOWN = seen("saving", 1, None, status="not_measured")


@pytest.mark.parametrize(("rule", "order"), [BEFORE, AFTER])
def test_funding_that_must_be_measured_first_blocks(rule, order) -> None:
    with pytest.raises(SettlementBlocked) as found:
        settle_all([blocking(rule, order)], [seen("job", 0, 1), UNKNOWN], quarter(2))
    params = {"metric": "saving", "component": "subsidy", "start": "2020-04-01"}
    params["end"] = "2020-07-01"
    assert found.value.problem == Problem("observations", "not_measured", params)


@pytest.mark.parametrize(("rule", "order"), [BEFORE, AFTER])
def test_in_a_period_before_the_one_that_is_settled_it_stays_as_it_was(rule, order) -> None:
    """It is 50, then unknown, then 80; the jobs are 200, 100 and 100."""
    rows = [*(seen("job", number, 2 - (number > 0)) for number in range(3)), UNKNOWN]
    rows += [seen("saving", 0, 50), seen("saving", 2, 30)]
    period = Period(quarter(2), quarter(3))
    statement = settle([blocking(rule, order)], rows, period, {})
    assert [line.amount_cents for line in statement.lines] == [150_00, 100_00, 70_00]


def test_what_a_component_costs_is_passed_over_when_setting_off() -> None:
    """Of -100 and 300, 200 is owed; 150 is set off against what is positive."""
    contract = terms(JOBS, PLACES, netting=[BEFORE[0]])
    rows = [seen("job", 0, -1), seen("places", 0, 30), seen("saving", 0, 150)]
    (statement,) = settle_all([contract], rows, quarter(1))
    assert by_line(statement) == {"jobs": "-100.00", "places": "150.00"}


def test_what_is_given_back_is_of_the_first_component_that_the_rule_is_over() -> None:
    rows = [seen("places", 0, 20), seen("saving", 0, 150)]
    rows += [seen("places", 1, 1), seen("saving", 1, -40)]
    _, every = settle_all([terms(JOBS, PLACES, netting=[BEFORE[0]])], rows, quarter(2))
    assert by_line(every) == {"jobs": "40.00", "places": "10.00"}
    rule = {**BEFORE[0], "over": ["places"]}
    _, some = settle_all([terms(JOBS, PLACES, netting=[rule])], rows, quarter(2))
    assert by_line(some) == {"jobs": "0.00", "places": "50.00"}


def test_everybody_of_a_component_is_set_off_against() -> None:
    people = component("people", {"count": "person_job"}, {"per_unit": "100"})
    each = {"code": "each", "scope": "person", "max": "1000"}
    rows = [seen("person_job", 0, None, person, key=person) for person in ("p", "q")]
    contract = terms(people, netting=[BEFORE[0]], limits=[each])
    assert paid(contract, *rows, seen("saving", 0, 150), quarters=1) == ["50.00"]


def test_what_is_given_back_before_the_limits_waits_in_its_place_in_the_terms() -> None:
    """Then 200 of the places and 100 given back make 300, of which the cap lets 150 through."""
    cap = {"code": "cap", "scope": "period", "max": "150", "excess": "carried"}
    order = ["netting", "limits", "split"]
    contract = terms(JOBS, PLACES, netting=[BEFORE[0]], limits=[cap], order=order)
    rows = [seen("job", 0, 1), seen("saving", 0, 100)]
    rows += [seen("places", 1, 20), seen("saving", 1, -100)]
    statements = settle_all([contract], rows, quarter(3))
    assert [by_line(statement) for statement in statements] == [
        {"jobs": "0.00", "places": "0.00"},
        {"jobs": "0.00", "places": "150.00"},
        {"jobs": "100.00", "places": "50.00"},
    ]


def test_after_the_split_every_rule_has_funding_and_components_of_its_own() -> None:
    metrics = [*map(metric, METRICS), metric("gift", "amount")]
    rules = [
        {**AFTER[0], "over": ["places"]},
        {"code": "gifts", "quantity": {"sum": "gift"}, "payer": "town"},
    ]
    parts, more = (JOBS, PLACES), {"order": AFTER[1], "payers": HALVES}
    contract = terms(*parts, netting=rules, metrics=metrics, **more)
    rows = [seen("job", 0, 1), seen("places", 0, 10), seen("saving", 0, 30), seen("gift", 0, 70)]
    (statement,) = settle_all([contract], rows, quarter(1))
    assert [line.payers for line in statement.lines] == [
        (("town", 0), ("fund", 50_00)),
        (("town", 30_00), ("fund", 20_00)),
    ]


def test_after_the_split_what_is_given_back_comes_on_top_of_what_is_owed() -> None:
    contract = terms(JOBS, netting=[AFTER[0]], order=AFTER[1], payers=HALVES)
    rows = [seen("job", 0, 2), seen("saving", 0, 100), seen("job", 1, 1), seen("saving", 1, -40)]
    _, second = settle_all([contract], rows, quarter(2))
    assert second.lines[0].payers == (("town", 50_00), ("fund", 90_00))


def test_after_the_split_what_is_given_back_makes_a_line_when_none_is_left() -> None:
    """The component has ended; what was set off against it and is no funding is still owed."""
    ended = {**JOBS, "until": "2020-04-01"}
    rule = {**AFTER[0], "over": ["jobs"]}
    contract = terms(ended, PLACES, netting=[rule], order=AFTER[1], payers=HALVES)
    rows = [seen("job", 0, 2), seen("saving", 0, 100), seen("saving", 1, -40)]
    _, second = settle_all([contract], rows, quarter(2))
    assert by_line(second) == {"places": "0.00", "jobs": "40.00"}
    line = next(line for line in second.lines if line.component == "jobs")
    assert (line.payers, line.recipient) == ((("town", 0), ("fund", 40_00)), "helper")
    (netted,) = (step for step in line.trace if step.stage == "netting")
    assert (netted.inputs["amount"], netted.result) == ("0", "40")
    *_, third = settle_all([contract], rows, quarter(3))
    assert by_line(third) == {"places": "0.00"}


def test_after_the_split_what_nobody_pays_is_still_told() -> None:
    payers = [{**HALVES[0]}, {**HALVES[1], "max": "80"}]
    contract = terms(JOBS, netting=[AFTER[0]], order=AFTER[1], payers=payers)
    rows = [seen("job", 0, 3), seen("saving", 0, 20)]
    (statement,) = settle_all([contract], rows, quarter(1))
    (line,) = statement.lines
    assert line.payers == (("town", 150_00), ("fund", 60_00))
    splits = [dict(step.inputs) for step in line.trace if step.stage == "split"]
    assert splits == [
        {"amount": "300", "parts": {"town": "150.00", "fund": "80.00"}, "unpaid": "70.00"},
        {"amount": "230", "parts": {"town": "150.00", "fund": "60.00"}, "unpaid": "70.00"},
    ]


def test_funding_remembers_what_was_used() -> None:
    rule, funding = Netting("n", None), Funding()  # type: ignore[arg-type]
    assert funding.use(rule, Fraction(80), Fraction(50)) == 50
    assert funding.use(rule, Fraction(80), Fraction(-20)) == -20
    assert funding.use(rule, Fraction(80), Fraction(60)) == 50
    assert (funding.used, funding.available, funding.owed) == (80, 80, 90)


def test_what_was_set_off_is_added_up_by_component() -> None:
    rule = Netting("n", None)  # type: ignore[arg-type]
    note = NettingNote(rule, Fraction(50), Fraction(20), Fraction(30), Fraction(30))
    assert set_off_by_code({"jobs": [note, note]}) == {"jobs": 60}
