"""VAT: on top, included, compensable; per line or over all of them."""

from fractions import Fraction

import pytest

from contracts.arithmetic import Statement, Vat, settle, settle_all
from contracts.arithmetic.taxes import base_and_tax, tax_of
from tests.contracts.arithmetic.builders import by_line, component, label, quarter, seen, terms
from tests.contracts.arithmetic.chains import Posted
from tests.contracts.arithmetic.guarantees import post

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "33.33"})
PLACES = component("places", {"count": "places"}, {"per_unit": "33.34"})
HALVES = [{"party": "town", "share": "0.5"}, {"party": "fund", "share": "0.5"}]


def rule(treatment: str = "on_top", at: str = "line", **more: object) -> dict[str, object]:
    how = {"mode": "half_up", "to": "0.01", "at": at}
    return {"code": "btw", "rate": "0.21", "treatment": treatment, "round": how, **more}


def taxed(vat: dict, *rows: object, **more: object) -> list[Statement]:
    contract = terms(JOBS, PLACES, vat=[vat], **more)
    return settle_all([contract], rows, quarter(2))  # type: ignore[arg-type]


def test_on_top_is_a_line_of_its_own_that_is_split_like_the_rest() -> None:
    statement = taxed(rule(), seen("job", 0), seen("places", 0, 1), payers=HALVES)[0]
    assert by_line(statement) == {"jobs": "33.33", "places": "33.34", "btw": "14.00"}
    line = statement.lines[2]
    assert (line.payers, line.recipient) == ((("town", 700), ("fund", 700)), "helper")
    assert [(s.stage, s.inputs.get("base"), s.result) for s in line.trace] == [
        ("tax", "66.67", "14"),
        ("split", None, "14.00"),
    ]
    tax = statement.taxes[0]
    assert (tax.base_cents, tax.tax_cents, tax.reclaimable) == (6667, 1400, ())


def test_rounding_per_line_or_over_all_lines() -> None:
    vat = Vat("btw", Fraction("0.21"), "on_top", "half_up", Fraction(1, 100), "line")
    lines = {"a": 250, "b": 250}
    assert tax_of(vat, lines) == 106
    whole = Vat("btw", Fraction("0.21"), "on_top", "half_up", Fraction(1, 100), "statement")
    assert tax_of(whole, lines) == 105
    assert tax_of(whole, {"a": -250, "b": -250}) == -105
    assert base_and_tax(whole, {**lines, "btw": 105}, frozenset({"btw"})) == (500, 105)


def test_included_is_only_reported() -> None:
    statement = taxed(rule("included", over=["jobs"]), seen("job", 0, 3), seen("places", 0, 1))[0]
    assert by_line(statement) == {"jobs": "99.99", "places": "33.34"}
    tax = statement.taxes[0]
    assert (tax.base_cents, tax.tax_cents) == (8264, 1735)


def test_compensable_tells_who_can_reclaim_what() -> None:
    statement = taxed(rule("compensable"), seen("job", 0), payers=HALVES)[0]
    assert statement.taxes[0].reclaimable == (("town", 350), ("fund", 350))


def test_who_can_reclaim_is_told_in_the_order_of_the_payers_in_force() -> None:
    """Also when the period is settled alone, which looks at the periods before it as well."""
    versions = [
        terms(JOBS, vat=[rule("compensable")], payers=HALVES),
        terms(JOBS, vat=[rule("compensable")], payers=HALVES[::-1], valid_from="2020-04-01"),
    ]
    rows = [seen("job", number) for number in range(3)]
    first, *_, last = statements = settle_all(versions, rows, quarter(3))
    assert first.taxes[0].reclaimable == (("town", 350), ("fund", 350))
    assert last.taxes[0].reclaimable == (("fund", 350), ("town", 350))
    posted: Posted = {}
    for statement in statements:
        assert settle(versions, rows, statement.period, posted) == statement
        post(posted, statement)


def test_who_does_not_pay_any_more_can_reclaim_after_who_does() -> None:
    people = [("b", "payer"), ("c", "payer"), ("a", "payer"), ("helper", "provider")]
    people.append(("checker", "evaluator"))
    parties = [{"code": code, "role": role, "label": label(code)} for code, role in people]
    before = [{"party": "c", "share": "0.3"}, {"party": "b", "share": "0.7"}]
    versions = [
        terms(JOBS, vat=[rule("compensable")], parties=parties, payers=payers, valid_from=day)
        for day, payers in (("2020-01-01", before), ("2020-04-01", [{"party": "a"}]))
    ]
    late = seen("job", 0, 1, known_on=quarter(1), key="late")
    _, second = settle_all(versions, [seen("job", 0), seen("job", 1), late], quarter(2))
    assert second.taxes[0].reclaimable == (("a", 700), ("b", 490), ("c", 210))


def test_a_correction_of_the_past_corrects_the_tax() -> None:
    late = seen("job", 0, 1, known_on=quarter(1), key="late")
    first, second = taxed(rule("compensable"), seen("job", 0), late)
    assert (first.taxes[0].tax_cents, second.taxes[0].tax_cents) == (700, 700)
    assert [
        (x.component, x.kind, x.amount_cents) for x in second.lines if x.component == "btw"
    ] == [
        ("btw", "reversal", -700),
        ("btw", "correction", 1400),
        ("btw", "regular", 0),
    ]
    assert second.taxes[0].reclaimable == (("town", 700),)


def test_tax_is_over_what_is_paid_after_payers_caps_and_counts_towards_them() -> None:
    payers = [{"party": "town", "share": "1", "max": "50"}]
    statement = taxed(rule(), seen("job", 0), payers=payers)[0]
    assert by_line(statement) == {"jobs": "33.33", "places": "0.00", "btw": "7.00"}
    capped = taxed(rule(), seen("job", 0, 2), payers=payers)[0]
    assert by_line(capped) == {"jobs": "50.00", "places": "0.00", "btw": "0.00"}
    assert (capped.taxes[0].base_cents, capped.taxes[0].tax_cents) == (5000, 0)


def test_limits_do_not_hold_on_tax() -> None:
    cap = {"code": "cap", "scope": "contract", "max": "33.33"}
    statement = taxed(rule(), seen("job", 0, 2), limits=[cap])[0]
    assert by_line(statement) == {"jobs": "33.33", "places": "0.00", "btw": "7.00"}
