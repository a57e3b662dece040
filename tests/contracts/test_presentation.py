"""Stored problems as sentences."""

from __future__ import annotations

from contracts.models import SettlementRun
from contracts.presentation import run_problem_sentence


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
