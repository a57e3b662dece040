"""Mistakes that are easily made when terms are written: each is said once, at its place."""

import pytest

from contracts.arithmetic import examine_terms
from tests.contracts.arithmetic.builders import MODES, component, metric, problems, terms_data

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})
CAP = {"code": "cap", "scope": "contract", "max": "5"}
VAT = {"code": "vat", "rate": "0.21", "treatment": "on_top", "round": MODES}
BASELINE = {"change": "level", "against": "baseline", "as": "percent_reduction"}
ITSELF = {"change": "level", "against": {"metric": "level"}, "as": "reduction"}
SCHEDULE = {"schedule": [{"in": "2019-01-01", "amount": "5"}]}
OF_PERSONS = {"count": "person_job", "first_per": "person", "max_per_person": 2}
TOWN_HALF = {"party": "town", "share": "0.5"}


def without(*roles: str) -> dict[str, object]:
    data = terms_data(JOBS)
    data["parties"] = [party for party in data["parties"] if party["role"] not in roles]  # type: ignore[attr-defined]
    return data


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (
            [{**CAP, "code": "jobs"}],
            ("limits[0].code", "limit_code_is_component", {"found": "jobs"}),
        ),
        ([CAP, {**CAP, "max": "6"}], ("limits[1].code", "duplicate_code", {"found": "cap"})),
    ],
)
def test_codes_of_limits(limits, expected):
    assert problems(terms_data(JOBS, limits=limits)) == [expected]


@pytest.mark.parametrize(
    ("payers", "expected"),
    [
        (
            [{"party": "town", "share": "1", "max": "5", "excess_to": "fund"}],
            ("payers[0].excess_to", "not_a_payer", {"found": "fund", "known": ["town"]}),
        ),
        ([TOWN_HALF, TOWN_HALF], ("payers[1].party", "named_twice", {"found": "town"})),
        (
            [{**TOWN_HALF, "excess_to": "fund"}, {"party": "fund", "share": "0.5"}],
            (
                "payers[0].excess_to",
                "key_not_allowed",
                {"key": "excess_to", "because": "no_max"},
            ),
        ),
    ],
)
def test_payers(payers, expected):
    assert problems(terms_data(JOBS, payers=payers)) == [expected]


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (OF_PERSONS, ("", "not_together", {"key": "first_per", "other": "max_per_person"})),
        (
            {"sum": "nights", "excluding": "nights"},
            (".excluding", "compared_with_itself", {"metric": "nights"}),
        ),
        (ITSELF, (".against.metric", "compared_with_itself", {"metric": "level"})),
        (
            {"count": "person_job", "max_per_person": 1_000_001},
            (".max_per_person", "number_above", {"found": "1000001", "most": "1000000"}),
        ),
    ],
)
def test_quantities(quantity, expected):
    path, code, params = expected
    found = problems(terms_data(component("jobs", quantity, {"per_unit": "1"})))
    assert found == [(f"components[0].quantity{path}", code, params)]


def test_a_quantity_says_which_one_it_is():
    found = problems(terms_data(component("part", {}, {"per_unit": "1"})))
    assert [(path, code) for path, code, _ in found] == [("components[0].quantity", "one_key_of")]


def test_an_interim_quantity_fits_the_price():
    rule = {"true_up_on": "2020-06-01", "clawback": True, "quantity": {"latest": "level"}}
    price = {"per_unit": {"dated": [{"from": "2020-01-01", "amount": "5"}]}}
    found = problems(terms_data(component("part", {"count": "job"}, price, interim=rule)))
    assert found == [("components[0].interim.quantity", "dated_needs_sum", {})]


def test_a_ratio_that_is_no_object():
    assert problems(terms_data(component("part", {"ratio": "jobs"}, {"per_unit": "1"}))) == [
        ("components[0].quantity.ratio", "not_an_object", {"found": "jobs"})
    ]


def test_a_ratio_of_nothing_misses_both_of_its_parts():
    assert problems(terms_data(component("part", {"ratio": {}}, {"per_unit": "1"}))) == [
        ("components[0].quantity.ratio", "missing_key", {"key": "of"}),
        ("components[0].quantity.ratio", "missing_key", {"key": "to"}),
    ]


def test_no_percentage_of_a_baseline_of_nothing():
    data = terms_data(component("part", BASELINE, {"per_unit": "1"}))
    data["metrics"] = [metric("level", baseline="0")]
    assert problems(data) == [
        ("components[0].quantity.against", "baseline_zero", {"metric": "level"})
    ]


def test_once_is_true_or_it_is_not_there():
    found = problems(terms_data(component("part", {"one": False}, {"amount": "1"})))
    assert found == [
        ("components[0].quantity.one", "not_one_of", {"found": "false", "known": ["true"]})
    ]


@pytest.mark.parametrize(
    ("quantity", "price", "expected"),
    [
        (
            {"count": "job"},
            {"per_unit": {"times": "0.5"}},
            ("per_unit", "missing_key", {"key": "constant"}),
        ),
        (
            {"latest": "rate"},
            {"line": [{"from": "x", "amount": "1"}], "below": "0"},
            ("line[0].from", "bad_number", {"found": "x"}),
        ),
        (
            {"one": True},
            {"schedule": [{"in": "2020-13-01", "amount": "1"}]},
            ("schedule[0].in", "bad_date", {"found": "2020-13-01"}),
        ),
    ],
)
def test_prices(quantity, price, expected):
    path, code, params = expected
    found = problems(terms_data(component("part", quantity, price)))
    assert found == [(f"components[0].price.{path}", code, params)]


def test_persons_are_told_apart_only_where_they_are_known():
    found = problems(terms_data({**JOBS, "over": "person"}))
    assert found == [("components[0].over", "metric_without_subject", {"metric": "job"})]


def test_of_periods_that_cannot_be_read_no_day_is_outside():
    part = component("part", {"one": True}, SCHEDULE)
    found = problems(terms_data(part, periods={"every": "fortnight", "from": "2020-01-01"}))
    assert [(path, code) for path, code, _ in found] == [("periods.every", "not_one_of")]


def test_one_date_makes_no_period():
    assert problems(terms_data(JOBS, periods={"dates": ["2020-01-01"]})) == [
        ("periods.dates", "number_below", {"found": "1", "least": "2"})
    ]


@pytest.mark.parametrize(("gate", "keys"), [({}, []), ({"all": [], "any": []}, ["all", "any"])])
def test_a_gate_is_all_or_any_or_so_many(gate, keys):
    found = problems(terms_data({**JOBS, "gate": gate}))
    params = {"keys": ["all", "any", "of"], "found": keys}
    assert found == [("components[0].gate", "one_key_of", params)]


def test_netting_and_vat():
    netting = {"code": "No Code", "quantity": {"sum": "saving"}}
    assert problems(terms_data(JOBS, netting=[netting])) == [
        ("netting[0].code", "bad_code", {"found": "No Code"})
    ]
    assert problems(terms_data(JOBS, vat=[{**VAT, "over": ["x", "x"]}])) == [
        ("vat[0].over[1]", "named_twice", {"found": "x"}),
        ("vat[0].over[0]", "unknown_component", {"found": "x", "known": ["jobs"]}),
    ]
    unrounded = {key: value for key, value in VAT.items() if key != "round"}
    assert problems(terms_data(JOBS, vat=[unrounded])) == [
        ("vat[0]", "missing_key", {"key": "round"})
    ]


def test_constants():
    assert problems(terms_data(JOBS, constants=["a"])) == [
        ("constants", "not_an_object", {"found": "['a']"})
    ]
    assert problems(terms_data(JOBS, constants={"a": {}})) == [
        ("constants.a", "missing_key", {"key": "amount"})
    ]
    assert problems(terms_data(JOBS, constants={"a": "5"})) == [
        ("constants.a", "not_an_object", {"found": "5"})
    ]


def test_parties():
    data = terms_data(JOBS)
    label = {"nl": "x", "en": "x"}
    data["parties"] = [*data["parties"], {"role": "payer", "label": label}]  # type: ignore[misc]
    assert problems(data) == [("parties[6]", "missing_key", {"key": "code"})]


def test_somebody_is_paid():
    assert problems(without("provider", "intermediary", "investor")) == [
        ("parties", "no_recipient", {})
    ]
    data = without("provider", "intermediary", "investor")
    data["components"] = [{**JOBS, "weight": "x"}]
    assert [code for _, code, _ in problems(data)] == ["bad_number"]


def test_a_number_of_years_has_one_decimal():
    figure = {
        "code": "growth",
        "kind": "annualised_return",
        "over": "senior",
        "places": 2,
        "years": "1.25",
    }
    found = problems(terms_data(JOBS, figures=[figure]))
    assert ("figures[0].years", "bad_number", {"found": "1.25"}) in found


def test_what_is_no_object_cannot_be_examined():
    terms, found = examine_terms(["terms"])  # type: ignore[arg-type]
    assert terms is None
    assert [(problem.path, problem.code) for problem in found] == [("", "not_an_object")]
