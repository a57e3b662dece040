"""Contracts as a fund may have them: five components each, of mixed mechanisms, all different.

Every contract has words of its own (title, labels, units); the rules come in RULES sorts: ten
mixtures of mechanisms, each with five tariffs. Five lines each, two payers.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

MIXTURES: Final = 10
TARIFFS: Final = 5
RULES: Final = MIXTURES * TARIFFS
LINES: Final = 5
YEAR: Final = "2026"
METRICS: Final = ("baan", "dagen", "besparing", "niveau", "plaats")


def mixed_terms(number: int) -> dict[str, Any]:
    """Return the terms of contract `number`, in the format terms/1; by quarter from 2026."""
    mixture, tariff = number % MIXTURES, 100 + 10 * (number // MIXTURES % TARIFFS)
    return {
        "format": "terms/1",
        "currency": "EUR",
        "valid_from": f"{YEAR}-01-01",
        "title": _words(f"Afspraken {number}", f"Terms {number}"),
        "periods": {"every": "quarter", "from": f"{YEAR}-01-01", "until": "2027-01-01"},
        "rounding": {"mode": "half_up", "to": "0.01", "at": "line", "remainder_to": "fonds"},
        "parties": [
            {"code": code, "role": role, "label": _words(f"{nl} {number}", f"{en} {number}")}
            for code, role, nl, en in (
                ("gemeente", "payer", "Gemeente", "Town"),
                ("fonds", "payer", "Fonds", "Fund"),
                ("aanbieder", "provider", "Aanbieder", "Provider"),
                ("toetser", "evaluator", "Toetser", "Evaluator"),
            )
        ],
        "payers": [
            {"party": "gemeente", "share": "0.65"},
            {"party": "fonds", "share": "0.35", "max": "500000", "excess_to": "gemeente"},
        ],
        "metrics": [
            {
                "code": code,
                "kind": kind,
                "label": _words(f"{code} {number}", f"{code} {number}"),
                "unit": _words(code, code),
                "verified_by": "toetser",
            }
            for code, kind in zip(
                METRICS, ("count", "days", "amount", "level", "count"), strict=True
            )
        ],
        "components": [
            {"label": _words(f"{block['code']} {number}", f"{block['code']} {number}"), **block}
            for block in _components(mixture, str(tariff))
        ],
        "limits": _limits(mixture),
    }


def mixed_quantities(number: int) -> list[tuple[str, int, Decimal]]:
    """Return what is observed of contract `number` in the first quarter: (metric, day, quantity).

    Months are January up to March; two observations of each metric.
    """
    return [
        (metric, 3 + place + 11 * half, Decimal(1 + (number + place + 3 * half) % 9))
        for place, metric in enumerate(METRICS)
        for half in (0, 1)
    ]


def _words(nl: str, en: str) -> dict[str, str]:
    return {"nl": nl, "en": en}


def _components(mixture: int, tariff: str) -> list[dict[str, Any]]:
    """Return five components; which ones depends on the mixture."""
    price_of_jobs: dict[str, Any] = {"per_unit": tariff}
    if mixture % 2:
        price_of_jobs = {
            "brackets": [{"to": "5", "per_unit": tariff}, {"per_unit": "75", "max": "1000"}]
        }
    third: dict[str, Any] = {
        "code": "besparing",
        "quantity": {"sum": "besparing"},
        "price": {"shares": [{"share": "0.95", "until": {"paid": "5"}}, {"share": "0.4"}]},
    }
    if mixture % 3 == 1:
        third["price"] = {"per_unit": "33.333"}
    fourth: dict[str, Any] = {
        "code": "niveau",
        "quantity": {"latest": "niveau"},
        "price": {
            "steps": [{"at_least": "2", "amount": "100"}, {"more_than": "5", "amount": "250"}]
        },
    }
    if mixture % 4 == 2:
        fourth["price"] = {
            "line": [{"from": "2", "amount": "100"}, {"from": "8", "amount": "900"}],
            "below": "0",
        }
    fifth: dict[str, Any] = {
        "code": "vast",
        "over": "period",
        "quantity": {"one": True},
        "price": {"amount": "50"},
    }
    if mixture % 5 == 3:
        fifth["quantity"] = {"notional": "36000"}
        fifth["price"] = {"rate": "0.03", "per": "year", "day_count": "act/365f"}
    second: dict[str, Any] = {
        "code": "dagen",
        "quantity": {"sum": "dagen"},
        "price": {"per_unit": "15.12"},
        "gate": {"all": [{"quantity": {"count": "plaats"}, "at_least": "3"}]},
    }
    if mixture % 2:
        second["weight"] = "0.30"
    first = {"code": "banen", "quantity": {"count": "baan"}, "price": price_of_jobs}
    return [first, second, third, fourth, fifth]


def _limits(mixture: int) -> list[dict[str, Any]]:
    """Return two limits: a cap on everything, and one that the mixture decides."""
    limits: list[dict[str, Any]] = [{"code": "plafond", "scope": "contract", "max": "20000"}]
    if mixture % 3 == 0:
        limits.insert(0, {"code": "kwartaal", "scope": "period", "max": "900", "over": ["banen"]})
    elif mixture % 3 == 1:
        limits.append({"code": "bodem", "scope": "period", "min": "60", "over": ["vast"]})
    else:
        limits.insert(0, {"code": "jaar", "scope": "year", "max": "5000", "over": ["besparing"]})
    return limits
