"""Terms documents in the format terms/1, small enough to compute by head."""

from __future__ import annotations

from typing import Any


def terms_document(**changes: Any) -> dict[str, Any]:
    """€ 100 for each job, at most € 2.000, by quarter from 2026; the municipality pays it all."""
    return {
        "format": "terms/1",
        "currency": "EUR",
        "valid_from": "2026-01-01",
        "periods": {"every": "quarter", "from": "2026-01-01", "until": "2027-01-01"},
        "rounding": {"mode": "half_up", "to": "0.01", "at": "line"},
        "parties": [
            {"code": "gemeente", "role": "payer", "label": {"nl": "Gemeente", "en": "City"}},
            {"code": "aanbieder", "role": "provider", "label": {"nl": "Werk", "en": "Work"}},
            {"code": "toetser", "role": "evaluator", "label": {"nl": "Toets", "en": "Test"}},
        ],
        "metrics": [
            {
                "code": "baan",
                "kind": "count",
                "label": {"nl": "Banen", "en": "Jobs"},
                "unit": {"nl": "baan", "en": "job"},
                "verified_by": "toetser",
            }
        ],
        "components": [
            {
                "code": "banen",
                "label": {"nl": "Banen", "en": "Jobs"},
                "quantity": {"sum": "baan"},
                "price": {"per_unit": "100"},
            }
        ],
        "limits": [{"code": "plafond", "scope": "contract", "max": "2000"}],
        **changes,
    }


def two_payer_terms(**changes: Any) -> dict[str, Any]:
    """The same, paid for two thirds by the municipality and one third by a fund."""
    document = terms_document(**changes)
    document["parties"].append(
        {"code": "fonds", "role": "payer", "label": {"nl": "Fonds", "en": "Fund"}}
    )
    document["rounding"]["remainder_to"] = "fonds"
    document["payers"] = [
        {"party": "gemeente", "share": "0.65"},
        {"party": "fonds", "share": "0.35"},
    ]
    return document


def blocking_terms(**changes: Any) -> dict[str, Any]:
    """The same, but it cannot be settled while the metric was not measured."""
    document = terms_document(**changes)
    document["metrics"][0]["missing"] = {"not_measured": "block"}
    return document


def money_terms(**changes: Any) -> dict[str, Any]:
    """The same with VAT on top, an investor who put in € 500 and is repaid first."""
    document = terms_document(**changes)
    document["parties"].append(
        {"code": "investeerder", "role": "investor", "label": {"nl": "Fonds", "en": "Fund"}}
    )
    document["vat"] = [
        {
            "code": "btw",
            "rate": "0.21",
            "treatment": "compensable",
            "round": {"mode": "half_up", "to": "0.01", "at": "line"},
        }
    ]
    document["investments"] = [
        {
            "code": "lening",
            "label": {"nl": "De lening", "en": "The loan"},
            "party": "investeerder",
            "drawdowns": [{"on": "2026-01-01", "amount": "500"}],
        }
    ]
    document["waterfall"] = {
        "tiers": [
            {"code": "hoofdsom", "to": "investeerder", "until": {"principal": "lening"}},
            {"code": "rest", "to": "aanbieder", "rest": True},
        ]
    }
    return document
