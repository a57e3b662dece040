"""What other terms would mean for money."""

from datetime import date

import pytest

from contracts.arithmetic import parse_terms
from contracts.selectors import terms_comparison
from contracts.selectors.terms_comparison import compare_payments, in_force
from contracts.services import draft_settlement
from tests.factories.contracts import NEXT_YEAR, Q1, Q2, Q3, Q4, AgreementFactory, jobs
from tests.factories.terms import terms_document, two_payer_terms

pytestmark = pytest.mark.django_db
END = date(2027, 1, 1)
OLD = parse_terms(terms_document())


def dearer(**changes):
    document = terms_document(**changes)
    document["components"][0]["price"] = {"per_unit": "150"}
    return parse_terms(document)


def test_each_period_under_both_versions_and_what_was_settled():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    jobs(agreement, 2, on=date(2026, 8, 1))
    found = compare_payments(agreement, [OLD], [OLD, dearer()], END)
    assert [
        (row.period, row.settled_cents, row.before_cents, row.after_cents) for row in found.rows
    ] == [
        (Q1, 30000, 30000, 45000),
        (Q2, None, 0, 0),
        (Q3, None, 20000, 30000),
        (Q4, None, 0, 0),
    ]
    assert found.rows[0].difference_cents == 15000
    assert (found.before_cents, found.after_cents, found.difference_cents) == (50000, 75000, 25000)
    assert (found.has_settled, found.observation_count) == (True, 2)


def test_another_division_over_payers_is_a_difference_of_nothing_that_is_told():
    turned = two_payer_terms()
    for payer, share in zip(turned["payers"], ("0.35", "0.65"), strict=True):
        payer["share"] = share
    agreement = AgreementFactory(active=True, document=two_payer_terms())
    jobs(agreement, 3)
    old, new = parse_terms(two_payer_terms()), parse_terms(turned)
    found = compare_payments(agreement, [old], [old, new], END)
    assert found.difference_cents == 0
    assert [(row.payer, row.before_cents, row.after_cents) for row in found.payers] == [
        ("gemeente", 19500, 10500),
        ("fonds", 10500, 19500),
    ]
    assert found.has_moved
    assert not compare_payments(agreement, [old], [old], END).has_moved
    one = AgreementFactory(active=True)
    jobs(one, 3)
    assert compare_payments(one, [OLD], [OLD], END).payers == ()


def test_a_later_version_leaves_what_was_before_it():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    jobs(agreement, 2, on=date(2026, 8, 1))
    found = compare_payments(agreement, [OLD], [OLD, dearer(valid_from="2026-07-01")], END)
    assert [row.difference_cents for row in found.rows] == [0, 0, 10000, 0]
    assert not found.has_settled


def test_a_first_version_is_compared_with_nothing():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    assert compare_payments(agreement, [], [OLD], END).difference_cents == 30000


def test_what_cannot_be_computed_says_why():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    document = terms_document()
    document["metrics"][0]["code"] = document["components"][0]["quantity"]["sum"] = "stage"
    found = compare_payments(agreement, [OLD], [parse_terms(document)], END)
    assert found.rows == ()
    assert found.problem is not None
    assert (found.problem.code, found.problem.params) == (
        "unknown_metric_observed",
        {"metric": "baan"},
    )


def test_too_many_observations_are_not_computed_while_somebody_waits(monkeypatch):
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    monkeypatch.setattr(terms_comparison, "MAX_OBSERVATIONS", 0)
    found = compare_payments(agreement, [OLD], [dearer()], END)
    assert (found.is_too_large, found.rows) == (True, ())


def test_of_versions_from_one_day_the_later_counts():
    other = dearer()
    assert in_force([OLD, other]) == [other]
    assert in_force([dearer(valid_from="2026-07-01"), OLD])[0] == OLD
