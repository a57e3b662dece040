"""Terms with one of every metric, and one component or limit to look at."""

from typing import Any

from contracts.arithmetic import Terms, parse_terms

METRICS: list[dict[str, Any]] = [
    {
        "code": code,
        "label": {"nl": nl, "en": en},
        "kind": kind,
        **({"subject": "person"} if kind in ("event", "days") else {}),
        "unit": {"nl": unit[0], "en": unit[1]},
        "unit_plural": {"nl": unit[2], "en": unit[3]},
        "verified_by": "judge",
        **more,
    }
    for code, kind, nl, en, unit, more in (
        ("jobs", "event", "Werk", "Work", ("persoon", "person", "mensen", "people"), {}),
        (
            "retained",
            "count",
            "Aan het werk gebleven",
            "Retained",
            ("persoon", "person", "mensen", "people"),
            {"target": "250"},
        ),
        ("stay", "days", "Eigen woning", "Own home", ("dag", "day", "dagen", "days"), {}),
        ("jail", "days", "Gevangenis", "Jail", ("dag", "day", "dagen", "days"), {}),
        ("start", "event", "Start", "Start", ("persoon", "person", "mensen", "people"), {}),
        ("checked", "count", "Steekproef", "Sample", ("persoon", "person", "mensen", "people"), {}),
        ("correct", "count", "Goed", "Correct", ("persoon", "person", "mensen", "people"), {}),
        ("savings", "amount", "Besparing", "Savings", ("euro", "euro", "euro", "euros"), {}),
        (
            "rate",
            "level",
            "Terugval",
            "Relapse",
            ("procent", "percent", "procent", "percent"),
            {
                "baseline": "155",
                "baseline_source": {"nl": "meting 2025", "en": "measured 2025"},
                "missing": {"not_measured": "block", "not_applicable": "zero"},
            },
        ),
        (
            "control",
            "level",
            "Controlegroep",
            "Control group",
            ("procent", "percent", "procent", "percent"),
            {"missing": {"not_measured": "zero"}},
        ),
    )
]


def small_terms(component: dict[str, Any] | None = None, **more: Any) -> Terms:
    """Terms with one component (by default € 1.300 per job) and whatever else is asked."""
    base: dict[str, Any] = {"quantity": {"count": "jobs"}, "price": {"per_unit": "1300"}}
    return parse_terms(
        {
            "format": "terms/1",
            "currency": "EUR",
            "valid_from": "2026-01-01",
            "periods": {"every": "quarter", "from": "2026-01-01", "until": "2030-01-01"},
            "rounding": {"mode": "half_up", "to": "0.01", "at": "line"},
            "constants": {
                "principal": {"amount": "680000", "label": {"nl": "de inleg", "en": "principal"}}
            },
            "parties": [
                {"code": "city", "role": "payer", "label": {"nl": "Gemeente", "en": "City"}},
                {"code": "fund", "role": "payer", "label": {"nl": "Fonds", "en": "Fund"}},
                {"code": "club", "role": "provider", "label": {"nl": "Club", "en": "Club"}},
                {"code": "judge", "role": "evaluator", "label": {"nl": "Toetser", "en": "Judge"}},
            ],
            "metrics": METRICS,
            "components": [
                {"code": "work", "label": {"nl": "Werk", "en": "Work"}, **(component or base)}
            ],
            "payers": [{"party": "city"}],
            **more,
        }
    )
