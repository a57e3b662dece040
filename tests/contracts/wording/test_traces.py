"""All steps of one line together: what is said, what is left out, and no gap in the sum."""

from typing import Any

import pytest

from contracts.arithmetic import Observation, Step, settle_all
from contracts.wording import trace_sentences
from tests.contracts.arithmetic.builders import component, quarter, seen, terms
from tests.contracts.wording.small_terms import small_terms

pytestmark = pytest.mark.pure

JOBS = {"count": "jobs"}
RATE = {"latest": "rate"}
CAP = {"code": "person", "scope": "person", "max": "8200"}


def trace(*steps: Step) -> list[str]:
    rest = (
        Step("rounding", {}, {"amount": steps[-1].result}, steps[-1].result),
        Step("split", {}, {"parts": {"city": "1.00"}}, steps[-1].result),
    )
    return trace_sentences([*steps, *rest], small_terms(), "nl")


def count(total: str, before: str = "0", **more: str) -> Step:
    return Step("quantity", JOBS, {"total": total, "before": before, **more}, total)


def price(quantity: str, result: str, **more: str) -> Step:
    return Step("price", {"per_unit": "1300"}, {"quantity": quantity, **more}, result)


def test_sums_of_persons_say_how_many_observations_stand_behind_them() -> None:
    summed = Step("quantity", JOBS, {"parts": "1200", "observations": "21000"}, "1300")
    assert trace(summed, price("1300", "1690000")) == [
        "Geteld: 1.300 mensen, uit 21.000 metingen van 1.200 personen samen.",
        "1.300 mensen × € 1.300 = € 1.690.000.",
    ]


def test_a_trace_leaves_out_what_changes_nothing() -> None:
    quiet = Step("limit", CAP, {"amount": "2600"}, "2600")
    assert trace(count("2"), price("2", "2600"), quiet) == [
        "Geteld: 2 mensen.",
        "2 mensen × € 1.300 = € 2.600.",
    ]


def test_a_trace_says_when_earlier_periods_are_taken_off() -> None:
    cap = Step("limit", CAP, {"amount": "1300"}, "1300")
    assert trace(count("2", "1"), price("2", "2600"), cap) == [
        "Geteld: 2 mensen tot en met deze periode, waarvan 1 al eerder.",
        "2 mensen × € 1.300 = € 2.600.",
        "Na aftrek van wat eerder is meegeteld, blijft € 1.300 over voor deze periode.",
    ]


def test_a_trace_adds_up_persons() -> None:
    cap = Step("limit", CAP, {"amount": "2600"}, "2500")
    steps = [step for who in ("a", "b") for step in (count("1", subject=who), price("1", "1300"))]
    assert trace(*steps, cap)[-2:] == [
        "Samen is dat € 2.600.",
        "Plafond per persoon € 8.200: − € 100, zo wordt het € 2.500.",
    ]


def test_a_trace_says_that_a_gate_held_the_money_back() -> None:
    gate = Step("gate", {"quantity": RATE, "at_least": "5"}, {"conditions": []}, "not_met")
    cap = Step("limit", CAP, {"amount": "0"}, "0")
    assert trace(count("1"), gate, price("1", "1300"), cap)[-1] == (
        "De voorwaarde is niet gehaald, dus nu wordt het € 0."
    )


def engine_trace(part: dict[str, Any], *rows: Observation, number: int = 1) -> list[str]:
    """The sentences of the first line of a quarter, from the engine's own trace."""
    contract = terms(component("part", {"count": "person_job"}, {"per_unit": "100"}, **part))
    line = settle_all([contract], rows, quarter(4))[number].lines[0]
    return trace_sentences(line.trace, contract, "nl")


TWO_QUARTERS = [seen("person_job", number, 1, "a", key=str(number)) for number in (0, 1)]


def test_an_interim_payment_of_the_engine_has_every_amount() -> None:
    interim = {"share": "0.8", "true_up_on": "2020-08-31", "clawback": True}
    rows = [seen("person_job", 0, 1, "a")]
    assert engine_trace({"interim": interim}, *rows, number=0)[-1] == (
        "Voorschot: 80% van € 100 is € 80."
    )
    assert engine_trace({"interim": interim}, *rows, number=2)[-2:] == [
        "Eindafrekening: in totaal hoort € 100 te zijn betaald.",
        "Na aftrek van wat bij eerdere perioden hoort (€ 80), blijft € 20 over.",
    ]


def test_what_the_recipient_pays_is_said() -> None:
    assert engine_trace({"negative": True}, *TWO_QUARTERS)[-3:] == [
        "2 person_job × € 100 = € 200.",
        "De ontvanger betaalt dit, dus het telt als − € 200.",
        "Na aftrek van wat bij eerdere perioden hoort (− € 100), blijft − € 100 over.",
    ]


def test_each_person_says_what_belongs_to_earlier_periods() -> None:
    rows = [*TWO_QUARTERS, seen("person_job", 1, 1, "b")]
    assert engine_trace({"over": "person"}, *rows) == [
        "Deelnemer a: Geteld: 2 person_job tot en met deze periode, waarvan 1 al eerder.",
        "Deelnemer a: 2 person_job × € 100 = € 200.",
        "Deelnemer a: Na aftrek van wat bij eerdere perioden hoort (€ 100), blijft € 100 over.",
        "Deelnemer b: Geteld: 1 person_job.",
        "Deelnemer b: 1 person_job × € 100 = € 100.",
        "Samen is dat € 200.",
    ]


def test_a_cap_of_one_person_says_how_much_room_was_left() -> None:
    contract = terms(
        component("part", {"count": "person_job"}, {"per_unit": "100"}),
        limits=[{"code": "each", "scope": "person", "max": "150"}],
    )
    line = settle_all([contract], TWO_QUARTERS, quarter(2))[1].lines[0]
    assert trace_sentences(line.trace, contract, "nl")[-1] == (
        "Plafond per persoon € 150: er was nog € 50 ruimte, dus − € 50, zo wordt het € 50."
    )


def test_what_an_amendment_left_at_its_worth_is_said() -> None:
    gate = {"quantity": {"count": "places"}, "at_least": "1"}
    part = component("jobs", {"count": "job"}, {"per_unit": "100"}, gate=gate)
    dearer = component("jobs", {"count": "job"}, {"per_unit": "150"})
    versions = [terms(part), terms(dearer, valid_from="2020-04-01")]
    line = settle_all(versions, [seen("job", 0), seen("job", 1)], quarter(2))[1].lines[0]
    assert trace_sentences(line.trace, versions[1], "nl") == [
        "Geteld: 2 job tot en met deze periode, waarvan 1 al eerder.",
        "2 job × € 150 = € 300.",
        "Wat er was voor de afspraken veranderden, telt voor € 100, niet voor € 150.",
    ]
    assert trace_sentences(line.trace, versions[1], "en")[2] == (
        "What there was before the terms changed counts as €100, not as €150."
    )
