"""What a new version begins with."""

import json
from datetime import date
from pathlib import Path

import pytest

from contracts.arithmetic import parse_terms
from contracts.terms_form.checking import make_form
from contracts.terms_form.starts import KnownMetric, KnownParty, empty_document, fitted_example

pytestmark = pytest.mark.pure

EXAMPLES = sorted((Path(__file__).parents[3] / "contracts/examples").glob("*/terms.json"))
PARTIES = [
    KnownParty("gemeente", "payer", "Gemeente Demodam"),
    KnownParty("werk", "provider", "Stichting Werk"),
    KnownParty("meet", "evaluator", "Meetbureau"),
]


def test_an_empty_rule_knows_what_the_agreement_says() -> None:
    metric = KnownMetric("baan", "count", "Banen", "baan", "meet")
    document = empty_document("EUR", date(2026, 1, 1), date(2027, 1, 1), PARTIES, [metric])
    assert document["periods"] == {"every": "quarter", "from": "2026-01-01", "until": "2027-01-01"}
    assert document["metrics"][0]["verified_by"] == "meet"
    form = make_form(document, "nl")
    assert form.problems == []
    assert {notice.anchor.split(".")[0] for notice in form.wishes} == {"f-components"}


def test_what_the_agreement_does_not_say_is_left_out() -> None:
    metric = KnownMetric("baan", "count", "Banen", "", "")
    document = empty_document("EUR", date(2026, 1, 1), None, PARTIES, [metric])
    assert document["periods"] == {"every": "quarter", "from": "2026-01-01"}
    assert document["metrics"] == [{"code": "baan", "label": {"nl": "Banen"}, "kind": "count"}]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_an_example_gets_the_parties_of_the_agreement_and_stays_sound(path: Path) -> None:
    document = fitted_example(json.loads(path.read_text(encoding="utf-8")), "EUR", PARTIES)
    terms = parse_terms(document)
    assert terms.currency == "EUR"
    assert terms.party("gemeente").label == {"nl": "Gemeente Demodam"}
    assert all(metric.verified_by == "meet" for metric in terms.metrics)
