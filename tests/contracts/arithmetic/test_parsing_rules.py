"""Reading components, limits, payers and figures."""

import pytest

from contracts.arithmetic import TermsError, parse_terms
from tests.contracts.arithmetic.builders import component, label, terms, terms_data

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})
FIGURE = {"code": "gain", "kind": "gain", "places": 2, "over": "100"}


def codes(**more: object) -> list[tuple[str, str]]:
    with pytest.raises(TermsError) as caught:
        parse_terms(terms_data(JOBS, **more))
    return [(problem.path, problem.code) for problem in caught.value.problems]


def test_one_payer_needs_no_list() -> None:
    data = terms_data(JOBS)
    del data["payers"]
    assert codes(payers=[]) == [("payers", "empty_list")]
    with pytest.raises(TermsError) as caught:
        parse_terms(data)  # two parties could pay
    assert [problem.code for problem in caught.value.problems] == ["missing_key"]
    data["parties"] = [party for party in data["parties"] if party["code"] != "fund"]  # type: ignore[attr-defined]
    assert [(payer.party, payer.share) for payer in parse_terms(data).payers] == [("town", 1)]


def test_nobody_pays() -> None:
    data = terms_data(JOBS)
    del data["payers"]
    data["parties"] = [party for party in data["parties"] if party["role"] != "payer"]  # type: ignore[attr-defined]
    with pytest.raises(TermsError) as caught:
        parse_terms(data)
    assert [problem.code for problem in caught.value.problems] == ["no_payer"]


def test_who_is_paid() -> None:
    parties = [
        *terms_data(JOBS)["parties"],
        {"code": "other", "role": "provider", "label": label("x")},
    ]  # type: ignore[misc]
    assert codes(parties=parties) == [("components[0]", "recipient_unclear")]
    assert terms({**JOBS, "pays": "other"}, parties=parties).components[0].recipient == "other"


@pytest.mark.parametrize(
    ("limit", "problem"),
    [
        ({"scope": "unit", "max_share": {"share": "0.5"}}, ("limits[0].scope", "not_one_of")),
        ({"scope": "year", "min": "5", "due": "2020-02-01"}, ("limits[0].due", "key_not_allowed")),
        (
            {"scope": "year", "max": "5", "over": ["jobs", "jobs"]},
            ("limits[0].over[1]", "named_twice"),
        ),
        (
            {"scope": "contract", "min": "5", "due": "2019-02-01"},
            ("limits[0].due", "date_outside_periods"),
        ),
    ],
)
def test_limits(limit: dict, problem: tuple[str, str]) -> None:
    assert problem in codes(limits=[{"code": "cap", **limit}])


@pytest.mark.parametrize(
    ("figure", "problem"),
    [
        ({**FIGURE, "places": 7}, ("figures[0].places", "not_whole")),
        ({**FIGURE, "years": "4"}, ("figures[0].years", "key_not_allowed")),
        ({**FIGURE, "kind": "annualised_return"}, ("figures[0]", "missing_key")),
        ({**FIGURE, "over": "0"}, ("figures[0].over", "number_not_above")),
    ],
)
def test_figures(figure: dict, problem: tuple[str, str]) -> None:
    assert codes(figures=[figure]) == [problem]
