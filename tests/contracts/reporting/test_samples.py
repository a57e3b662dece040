"""The outcome of a sample goes to the settlement once, also when the button is pressed twice."""

from __future__ import annotations

from decimal import Decimal

from contracts.reporting.selectors.samples import sample_rows
from contracts.reporting.services.samples import hand_over
from contracts.services import correct_observation, withdraw_observation
from tests.contracts.reporting.cases import make_case
from tests.contracts.reporting.test_services import refusal
from tests.contracts.reporting.test_verification import drawn, sampled_terms
from tests.factories.contracts import NOW


def test_the_outcome_is_handed_over_once_unless_it_was_taken_back(db: None) -> None:
    case = make_case(document=sampled_terms())
    by = case.people["contract_manager"]
    case.observe(1, indicator=case.agreement.indicators.get(code="baan"))
    sample = drawn(case, size=1)
    case.judge(sample_rows(sample).get(), "accepted")
    checked, correct = hand_over(sample=sample, by=by, now=NOW)
    again = {"sample": sample, "by": by, "now": NOW}
    assert refusal(hand_over, **again) == ("sample_handed_over", "")
    corrected = correct_observation(
        observation=correct, quantity=Decimal(0), reason="Toch niet goed.", by=by, now=NOW
    )
    withdraw_observation(observation=checked, reason="Verkeerde periode.", by=by, now=NOW)
    assert refusal(hand_over, **again) == ("sample_handed_over", "")
    withdraw_observation(observation=corrected, reason="Verkeerde periode.", by=by, now=NOW)
    assert [row.quantity for row in hand_over(**again)] == [1, 1]


def test_a_metric_that_two_rules_ask_for_gets_the_outcome_once(db: None) -> None:
    document = sampled_terms()
    document["components"].append({**document["components"][0], "code": "tweede"})
    document["metrics"].append({**document["metrics"][-1], "code": "net_goed"})
    document["components"][1]["quantity"] = {
        "sampled": {**document["components"][1]["quantity"]["sampled"], "correct": "net_goed"}
    }
    case = make_case(document=document)
    case.observe(1, indicator=case.agreement.indicators.get(code="baan"))
    sample = drawn(case, size=1)
    case.judge(sample_rows(sample).get(), "accepted")
    made = hand_over(sample=sample, by=case.people["contract_manager"], now=NOW)
    assert [row.indicator.code for row in made] == ["getoetst", "goed", "net_goed"]
