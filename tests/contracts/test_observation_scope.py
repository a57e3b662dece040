from datetime import date
from typing import Any

import pytest

from contracts.arithmetic import parse_terms
from contracts.observation_scope import scope_of
from tests.contracts.test_observation_file import TERMS

pytestmark = pytest.mark.pure


def per_person(**changes: Any) -> frozenset[str]:
    component = {
        "code": "diplomas",
        "label": {"nl": "Diploma's"},
        "quantity": {"count": "diplomas"},
        "price": {"per_unit": "10"},
    }
    limits = changes.pop("limits", None)
    terms: dict[str, Any] = {**TERMS, "components": [{**component, **changes}]}
    if limits:
        terms["limits"] = limits
    return scope_of([parse_terms(terms)]).per_person


def test_the_days_of_a_contract_span_its_versions() -> None:
    later = {
        **TERMS,
        "valid_from": "2027-01-01",
        "periods": {"every": "year", "from": "2026-01-01"},
    }
    first, last = parse_terms(TERMS), parse_terms(later)
    assert (scope_of([first]).first, scope_of([first]).until) == (
        date(2026, 1, 1),
        date(2028, 1, 1),
    )
    assert (scope_of([last, first]).first, scope_of([last, first]).until) == (
        date(2026, 1, 1),
        None,
    )


def test_who_must_be_named_follows_from_the_terms() -> None:
    named = frozenset({"diplomas"})
    assert per_person() == frozenset()
    assert per_person(over="person") == named
    assert per_person(quantity={"count": "diplomas", "first_per": "person"}) == named
    assert per_person(quantity={"count": "diplomas", "max_per_person": 3}) == named
    assert per_person(quantity={"sum": "diplomas"}) == frozenset()
    assert (
        per_person(gate={"quantity": {"count": "diplomas", "first_per": "person"}, "at_least": "1"})
        == named
    )
    assert per_person(limits=[{"code": "cap", "scope": "person", "max": "20"}]) == named
    assert per_person(limits=[{"code": "cap", "scope": "contract", "max": "20"}]) == frozenset()


def test_a_name_that_two_metrics_share_means_neither() -> None:
    metrics: Any = [dict(metric) for metric in TERMS["metrics"]]  # type: ignore[attr-defined]
    metrics[1]["label"] = {"nl": "Werk gevonden"}
    scope = scope_of([parse_terms({**TERMS, "metrics": metrics})])
    assert "werk gevonden" not in scope.labels
    assert scope.labels["besparing"].code == "savings"
