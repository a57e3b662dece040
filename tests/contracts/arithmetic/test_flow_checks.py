"""Checks between rules about money and the rest of the terms."""

import pytest

from contracts.arithmetic import Problem, TermsError, parse_terms
from tests.contracts.arithmetic.builders import component, terms_data

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})
COUPON = component("coupon", {"one": True}, {"amount": "1"}, pays="senior")
HOW = {"mode": "half_up", "to": "0.01", "at": "line"}
VAT = {"code": "btw", "rate": "0.21", "treatment": "on_top", "round": HOW}


def problems(*parts: object, **more: object) -> list[tuple[str, str]]:
    with pytest.raises(TermsError) as found:
        parse_terms(terms_data(*parts, **more))
    return [(problem.path, problem.code) for problem in found.value.problems]


def test_codes_are_used_once() -> None:
    cap = {"code": "cap", "scope": "contract", "max": "5"}
    subsidy = {"code": "cap", "quantity": {"sum": "saving"}}
    assert problems(JOBS, limits=[cap], netting=[subsidy], vat=[{**VAT, "code": "jobs"}]) == [
        ("netting[0].code", "code_in_use"),
        ("vat[0].code", "code_in_use"),
    ]


def test_what_is_covered_exists() -> None:
    subsidy = {"code": "subsidy", "quantity": {"sum": "saving"}, "over": ["jobs", "gone"]}
    waterfall = {"over": ["btw"], "tiers": [{"to": "helper"}]}
    assert problems(JOBS, netting=[subsidy], vat=[VAT], waterfall=waterfall) == [
        ("netting[0].over[1]", "unknown_component"),
        ("waterfall.over[0]", "unknown_component"),
    ]


def test_a_tax_has_one_recipient() -> None:
    assert problems(JOBS, COUPON, vat=[VAT]) == [("vat[0]", "vat_recipients_differ")]
    parse_terms(terms_data(JOBS, COUPON, vat=[{**VAT, "over": ["jobs"]}]))
    parse_terms(terms_data(JOBS, COUPON, vat=[{**VAT, "treatment": "included"}]))


def test_a_tax_over_lines_of_two_recipients_names_them() -> None:
    vat = {**VAT, "over": ["jobs", "coupon"]}
    with pytest.raises(TermsError) as found:
        parse_terms(terms_data(JOBS, COUPON, vat=[vat]))
    params = {"found": ["helper", "senior"]}
    assert found.value.problems == (Problem("vat[0]", "vat_recipients_differ", params),)


def test_a_line_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(TermsError) as found:
        parse_terms(terms_data(JOBS, COUPON, vat=[{**VAT, "over": ["jobs", "gone"]}]))
    params = {"found": "gone", "known": ["jobs", "coupon"]}
    assert found.value.problems == (Problem("vat[0].over[1]", "unknown_component", params),)


def test_who_has_no_part_to_set_off_against_is_told_with_those_who_have() -> None:
    subsidy = {"code": "subsidy", "quantity": {"sum": "saving"}, "payer": "fund"}
    with pytest.raises(TermsError) as found:
        parse_terms(terms_data(JOBS, order=["limits", "split", "netting"], netting=[subsidy]))
    params = {"found": "fund", "known": ["town"]}
    assert found.value.problems == (Problem("netting[0].payer", "not_a_payer", params),)


@pytest.mark.parametrize("key", ["netting", "vat"])
def test_a_list_without_end_is_one_problem_beside_its_codes(key: str) -> None:
    found = problems(JOBS, **{key: [{"code": "x"}] * 1001})
    assert found[0] == (key, "list_too_long")
    assert [code for _, code in found[1:]] == ["code_in_use"] * 999 + ["too_many_problems"]
