"""Where investors stand: drawn, repaid, return, multiple and IRR."""

from datetime import date
from fractions import Fraction

import pytest

from contracts.arithmetic import Position, settle_all
from contracts.arithmetic.positions import Receipts, flows_of, position_of
from contracts.arithmetic.statements import position_data
from contracts.arithmetic.timeline import slots_until
from tests.contracts.arithmetic.builders import component, quarter, seen, terms

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"}, pays="senior")
NOTE = {
    "code": "note",
    "party": "senior",
    "drawdowns": [{"on": "2020-01-01", "amount": "1000"}, {"on": "2020-07-01", "amount": "500"}],
}
OTHER = {"code": "other", "party": "senior", "drawdowns": [{"on": "2020-01-01", "amount": "10"}]}


def positions(*counts: int, **more: object) -> list[Position]:
    contract = terms(JOBS, **{"investments": [NOTE], **more})
    rows = [seen("job", number, count) for number, count in enumerate(counts)]
    return [s.positions[0] for s in settle_all([contract], rows, quarter(len(counts)))]


def test_what_is_paid_repays_the_principal_first() -> None:
    found = positions(6, 5, 2, 4)
    assert [(p.drawn_cents, p.principal_cents, p.return_cents) for p in found] == [
        (100000, 60000, 0),
        (100000, 100000, 10000),
        (150000, 130000, 0),
        (150000, 150000, 20000),
    ]
    assert [p.outstanding_cents for p in found] == [40000, 0, 20000, 0]
    assert (found[3].multiple, found[3].received_cents) == (Fraction(17, 15), 170000)
    assert position_data(found[3])["multiple"] == "1.133"


def test_the_irr_is_dated_at_the_ends_of_periods() -> None:
    last = positions(0, 0, 0, 16)[3]
    assert last.irr is not None
    flows = [(date(2020, 1, 1), -1000.0), (date(2020, 7, 1), -500.0), (date(2021, 1, 1), 1600.0)]
    worth = sum(
        cents * (1 + float(last.irr)) ** ((date(2021, 1, 1) - day).days / 365)
        for day, cents in flows
    )
    assert abs(worth) < 1e-9
    assert position_data(last)["irr"] == "8.00"


def test_what_the_recipient_pays_back_lowers_it() -> None:
    fee = component(
        "fee", {"one": True}, {"amount": "50"}, negative=True, over="period", pays="senior"
    )
    contract = terms(JOBS, fee, investments=[NOTE])
    statement = settle_all([contract], [seen("job", 0, 3)], quarter(1))[0]
    assert statement.positions[0].received_cents == 25000


def test_the_waterfall_takes_the_place_of_the_lines() -> None:
    tiers = [{"to": "senior", "until": {"principal": "other"}}, {"to": "senior", "rest": True}]
    contract = terms(JOBS, investments=[NOTE, OTHER], waterfall={"tiers": tiers})
    first, second = settle_all([contract], [seen("job", 0, 1)], quarter(1))[0].positions
    assert (first.investment, first.received_cents) == ("note", 9000)
    assert (second.investment, second.received_cents) == ("other", 1000)


def test_what_a_party_is_paid_beside_the_waterfall_is_for_its_first_investment() -> None:
    coupon = component("coupon", {"one": True}, {"amount": "7"}, over="period", pays="senior")
    fee = component("fee", {"one": True}, {"amount": "3"}, over="period", pays="helper")
    tiers = [{"to": "senior", "until": {"principal": "note"}}, {"to": "helper", "rest": True}]
    waterfall = {"over": ["jobs"], "tiers": tiers}
    contract = terms(JOBS, coupon, fee, investments=[NOTE, OTHER], waterfall=waterfall)
    statements = settle_all([contract], [seen("job", 0, 1), seen("job", 1, 2)], quarter(2))
    received = [[p.received_cents for p in statement.positions] for statement in statements]
    assert received == [[10700, 0], [31400, 0]]


def test_what_a_waterfall_gave_stays_when_an_amendment_takes_it_away() -> None:
    tiers = [{"to": "senior", "until": {"principal": "other"}}, {"to": "helper", "rest": True}]
    before = terms(JOBS, investments=[NOTE, OTHER], waterfall={"tiers": tiers})
    after = terms(JOBS, investments=[NOTE, OTHER], valid_from="2020-04-01")
    rows = [seen("job", 0, 1), seen("job", 1, 2)]
    statements = settle_all([before, after], rows, quarter(2))
    received = [[p.received_cents for p in statement.positions] for statement in statements]
    assert received == [[0, 1000], [20000, 1000]]


def test_what_every_investment_received_is_noted_by_period() -> None:
    until = {"return": "note", "rate": "0.1"}
    tiers = [
        {"code": "p", "to": "senior", "until": {"principal": "note"}},
        {"code": "r", "to": "junior", "until": until},
        {"code": "rest", "to": "helper", "rest": True},
    ]
    contract = terms(JOBS, investments=[NOTE, OTHER], waterfall={"tiers": tiers})
    receipts = Receipts()
    for slot, cents in zip(slots_until([contract], quarter(3)), (700, 0, 900), strict=True):
        given = {("p", "senior"): cents, ("r", "junior"): 2 * cents, ("rest", "helper"): 5}
        receipts.note(contract, slot, given, {"senior": cents, "helper": 11})
    assert receipts.rows == {
        "note": [("2020-04-01", 2800), ("2020-07-01", -2100), ("2020-10-01", 3600)]
    }


def test_before_anything_is_drawn_or_paid() -> None:
    later = {**NOTE, "drawdowns": [{"on": "2020-12-01", "amount": "10"}]}
    found = positions(0, investments=[later])[0]
    assert found == Position("note", "senior", 0, 0, 0, 0, 0, None, None)
    assert position_data(found)["irr"] is None


def test_flows_up_to_a_day() -> None:
    note = terms(JOBS, investments=[NOTE]).investments[0]
    receipts = [("2020-04-01", 100), ("2020-10-01", 200)]
    assert flows_of(note, receipts, date(2020, 7, 1)) == [
        (date(2020, 1, 1), -100000),
        (date(2020, 4, 1), 100),
    ]
    assert position_of(note, receipts, date(2020, 7, 1)).received_cents == 100


def test_a_figure_reports_the_irr() -> None:
    figure = {"code": "return", "kind": "irr", "places": 1, "on": "note"}
    contract = terms(JOBS, investments=[NOTE], figures=[figure])
    statements = settle_all([contract], [seen("job", 3, 16)], quarter(4))
    assert [s.figures[0].value for s in statements] == [None, None, None, "8.0"]
