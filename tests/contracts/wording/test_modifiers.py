"""What changes a component on the way, in words."""

import pytest

from contracts.arithmetic import Step
from contracts.arithmetic.terms import COMPONENT_KINDS
from contracts.wording.modifiers import (
    KIND_WORDS,
    claimed_words,
    dated_sum,
    kind_sentences,
    premium_step,
)
from contracts.wording.voice import Voice
from tests.contracts.wording.small_terms import small_terms

pytestmark = pytest.mark.pure

VOICE = Voice(small_terms(), "nl")


def test_every_kind_has_words() -> None:
    assert set(KIND_WORDS) == set(COMPONENT_KINDS)
    assert [kind for kind in KIND_WORDS if not kind_sentences(kind, VOICE)] == ["outcome"]
    assert kind_sentences(None, VOICE) == []


def test_a_claim_is_said_only_beside_what_was_accepted() -> None:
    assert claimed_words({"claimed": "3"}, VOICE) == ""
    both = {"claimed": "3", "accepted": "2"}
    assert claimed_words(both, VOICE) == "; ingediend 3, goedgekeurd 2"


def test_a_dated_tariff_without_anything_counted_has_no_sum() -> None:
    rule = {"per_unit": {"dated": [{"from": "2026-01-01", "amount": "5"}]}}
    assert dated_sum(rule, ["0"], VOICE) == ""
    assert dated_sum(rule, "3", VOICE) == ""
    assert dated_sum(rule, ["3"], VOICE) == "3 × € 5"


PREMIUM = {
    "cohort": "west",
    "factor": "1.25",
    "round": {"mode": "half_up", "to": "0.1", "at": "tariff"},
}
WITH_PREMIUM = {"quantity": {"count": "jobs"}, "price": {"per_unit": "333.33"}}
STEP = Step("premium", PREMIUM, {"amount": "999.99", "factor": "13890/11111"}, "1250.1")


def test_a_rounded_tariff_with_a_premium_is_said_as_the_price_of_each() -> None:
    voice = Voice(small_terms({**WITH_PREMIUM, "premiums": [PREMIUM]}), "nl")
    assert premium_step(STEP, voice) == (
        "Toeslag voor groep west: € 333,33 × 1,25, afgerond op € 0,10 (precies de helft gaat"
        " omhoog), is € 416,70 per stuk; zo wordt € 999,99 € 1.250,10."
    )


def test_a_tariff_beside_a_payment_ahead_is_not_guessed() -> None:
    interim = {"share": "0.8", "true_up_on": "2027-01-01", "clawback": True}
    voice = Voice(small_terms({**WITH_PREMIUM, "premiums": [PREMIUM], "interim": interim}), "nl")
    assert premium_step(STEP, voice) == (
        "Toeslag voor groep west: de prijs per stuk × 1,25, afgerond op € 0,10 (precies de helft"
        " gaat omhoog); zo wordt € 999,99 € 1.250,10."
    )


def test_a_rounded_amount_with_a_premium_says_how_it_was_rounded() -> None:
    rule = {"mode": "half_even", "to": "0.5", "at": "amount"}
    step = Step(
        "premium",
        {"cohort": "west", "factor": "4/3", "round": rule},
        {"amount": "370", "factor": "4/3"},
        "493.5",
    )
    assert premium_step(step, Voice(small_terms(), "en")) == (
        "Premium for group west: €370 × 4/3, rounded to €0.50 (exactly half goes to the even"
        " digit), is €493.50."
    )
