"""Stored problems and events as sentences."""

from __future__ import annotations

import pytest

from contracts.models import Agreement, AgreementEvent, SettlementRun
from contracts.presentation import event_words, run_problem_sentence


def test_a_problem_of_a_service_and_of_the_arithmetic_are_both_words() -> None:
    assert run_problem_sentence(SettlementRun()) == ""
    of_service = SettlementRun(problem_code="terms_missing")
    assert run_problem_sentence(of_service) == "Er zijn nog geen betaalafspraken. Voeg ze toe."
    of_arithmetic = SettlementRun(
        problem_code="not_measured",
        problem_params={
            "metric": "baan",
            "component": "banen",
            "start": "2026-01-01",
            "end": "2026-04-01",
        },
    )
    said = run_problem_sentence(of_arithmetic)
    assert "De indicator baan is niet gemeten in de periode van 1 januari 2026 tot 1 april" in said


@pytest.mark.parametrize(
    ("verb", "detail", "words"),
    [
        ("settlement_drafted", "2026-01-01 r2", "periode vanaf 1 januari 2026, versie 2"),
        ("observations_verified", "partly 3", "3 gedeeltelijk geaccepteerd"),
        ("payment_released", "pay 120000 aanbieder", "betalen € 1.200,00 (aanbieder)"),
        ("terms_added", "2", "versie 2"),
        ("changed", "title, vat_treatment", "titel, btw"),
        ("changed", "title, a_field_of_before", "titel, a_field_of_before"),
        ("changed", "safeguard exit", "waarborg “Stoppen en overdragen”"),
        ("changed", "safeguard of_before", "safeguard of_before"),
        ("party_changed", "aanbieder: iban, name", "aanbieder: IBAN, naam"),
        ("settlement_drafted", "iets anders", "iets anders"),
        ("drafted", "", ""),
    ],
)
def test_what_an_event_was_about(verb: str, detail: str, words: str) -> None:
    event = AgreementEvent(agreement=Agreement(currency="EUR"), verb=verb, detail=detail)
    assert event_words(event) == words
