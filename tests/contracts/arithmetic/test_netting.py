"""Other funding that is set off: what waits, what is lost, and in which order."""

from fractions import Fraction

import pytest

from contracts.arithmetic import SettlementBlocked, settle_all
from contracts.arithmetic.flows import Netting
from contracts.arithmetic.netting import Funding, NettingNote, set_off_by_code
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


def test_funding_that_must_be_measured_first_blocks() -> None:
    metrics = [metric(code) for code in METRICS if code != "saving"]
    metrics.append(metric("saving", missing={"not_measured": "block"}))
    rule = {"code": "subsidy", "quantity": {"sum": "saving"}}
    contract = terms(JOBS, netting=[rule], metrics=metrics)
    rows = [seen("job", 0, 1), seen("saving", 0, None, status="not_measured")]
    with pytest.raises(SettlementBlocked, match=r"not_measured.*saving.*subsidy"):
        settle_all([contract], rows, quarter(1))


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
