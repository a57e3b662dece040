"""Reading payers: shares, first amounts, and what goes wrong."""

import pytest

from contracts.arithmetic import Payer, TermsError, parse_terms, settle_all
from tests.contracts.arithmetic.builders import component, quarter, seen, terms, terms_data

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})


def problems(*payers: dict) -> list[tuple[str, str, dict]]:
    return wrong(terms_data(JOBS, payers=list(payers)))


def wrong(data: dict) -> list[tuple[str, str, dict]]:
    with pytest.raises(TermsError) as found:
        parse_terms(data)
    return [(problem.path, problem.code, dict(problem.params)) for problem in found.value.problems]


def test_a_first_amount_is_read() -> None:
    payers = terms(
        JOBS,
        payers=[{"party": "fund", "first": "50", "per": "year"}, {"party": "town", "share": "1"}],
    ).payers
    assert [(p.party, p.share, p.first and p.first.value, p.first_per) for p in payers] == [
        ("fund", 0, 50, "year"),
        ("town", 1, None, "contract"),
    ]
    assert Payer("x", payers[0].share).first_per == "contract"


def test_what_is_wrong_is_named() -> None:
    assert problems({"party": "town", "per": "year"}) == [
        ("payers[0].per", "key_not_allowed", {"key": "per", "because": "no_first"})
    ]
    assert problems({"party": "town", "first": "-1"}) == [
        ("payers[0].first", "number_below", {"found": "-1", "least": "0"})
    ]
    assert problems({"party": "town", "first": "1", "per": "day"}) == [
        ("payers[0].per", "not_one_of", {"found": "day", "known": ["contract", "year", "period"]})
    ]
    first = {"party": "town", "first": "10"}
    assert problems(first, {"party": "fund", "share": "0.5"}) == [
        ("payers", "shares_not_one", {"sum": "0.5"})
    ]
    assert problems({"party": "helper"}) == [
        (
            "payers[0].party",
            "wrong_role",
            {"found": "helper", "role": "provider", "needed": "payer / investor"},
        )
    ]
    data = terms_data(JOBS)
    del data["payers"]
    assert wrong(data) == [("", "missing_key", {"key": "payers"})]


@pytest.mark.parametrize(
    ("per", "expected"),
    [
        ("contract", [150, 0, 0, 0, 0]),
        ("year", [150, 0, 0, 0, 150]),
        ("period", [150, 150, 0, 100, 150]),
    ],
)
def test_the_first_amount_of_the_contract_year_or_period(per: str, expected: list[int]) -> None:
    payers = [{"party": "fund", "first": "150", "per": per}, {"party": "town", "share": "1"}]
    rows = [seen("job", number, count) for number, count in enumerate((2, 3, 0, 1, 2))]
    statements = settle_all([terms(JOBS, payers=payers)], rows, quarter(5))
    assert [dict(s.lines[0].payers)["fund"] // 100 for s in statements] == expected


def test_what_is_taken_back_frees_the_first_amount_last() -> None:
    payers = [{"party": "fund", "first": "150"}, {"party": "town", "share": "1"}]
    rows = [seen("job", number, count) for number, count in enumerate((2, -1, -3, 1))]
    statements = settle_all([terms(JOBS, payers=payers)], rows, quarter(4))
    assert [s.lines[0].payers for s in statements] == [
        (("fund", 15000), ("town", 5000)),
        (("fund", -5000), ("town", -5000)),
        (("fund", -10000), ("town", -20000)),
        (("fund", 0), ("town", 10000)),
    ]


def test_a_first_amount_with_a_share_of_the_rest_and_a_maximum() -> None:
    payers = [
        {"party": "fund", "first": "50", "share": "0.5", "max": "120", "excess_to": "town"},
        {"party": "town", "share": "0.5"},
    ]
    statement = settle_all([terms(JOBS, payers=payers)], [seen("job", 0, 3)], quarter(1))[0]
    assert statement.lines[0].payers == (("fund", 12000), ("town", 18000))
