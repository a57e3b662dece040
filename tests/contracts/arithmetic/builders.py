"""Short ways to write terms and observations in tests."""

from datetime import date
from fractions import Fraction

from contracts.arithmetic import (
    PROBLEM_PARAMS,
    Observation,
    Statement,
    Terms,
    examine_terms,
    money_text,
    parse_terms,
    settle_all,
)

MODES = {"mode": "half_up", "to": "0.01", "at": "line"}
METRICS = {
    "job": "event",
    "person_job": "event",
    "places": "count",
    "nights": "days",
    "jail": "days",
    "lease": "event",
    "saving": "amount",
    "level": "level",
    "control": "level",
    "rate": "level",
    "checked": "count",
    "correct": "count",
    "reached": "event",
    "step": "event",
}
SUBJECTS = {"person_job", "nights", "jail", "lease", "reached", "step"}


def label(text: str) -> dict[str, str]:
    return {"nl": text, "en": text}


def metric(code: str, kind: str | None = None, **more: object) -> dict[str, object]:
    subject = {"subject": "person"} if code in SUBJECTS else {}
    return {
        "code": code,
        "label": label(code),
        "kind": kind or METRICS[code],
        "unit": label(code),
        "verified_by": "checker",
        **subject,
        **more,
    }


def component(code: str, quantity: object, price: object, **more: object) -> dict[str, object]:
    return {"code": code, "label": label(code), "quantity": quantity, "price": price, **more}


def terms_data(*components: object, **more: object) -> dict[str, object]:
    """Terms with every metric of METRICS, quarters from 1 January 2020, one payer."""
    return {
        "format": "terms/1",
        "currency": "EUR",
        "valid_from": "2020-01-01",
        "periods": {"every": "quarter", "from": "2020-01-01"},
        "rounding": MODES,
        "parties": [
            {"code": "town", "role": "payer", "label": label("town")},
            {"code": "fund", "role": "payer", "label": label("fund")},
            {"code": "helper", "role": "provider", "label": label("helper")},
            {"code": "checker", "role": "evaluator", "label": label("checker")},
            {"code": "senior", "role": "investor", "label": label("senior")},
            {"code": "junior", "role": "investor", "label": label("junior")},
        ],
        "metrics": [metric(code) for code in METRICS],
        "components": list(components),
        "payers": [{"party": "town"}],
        **more,
    }


def terms(*components: object, **more: object) -> Terms:
    return parse_terms(terms_data(*components, **more))


def problems(data: object) -> list[tuple[str, str, dict[str, object]]]:
    """Everything that is wrong with terms: where, what, and its parameters, which are all there."""
    found = examine_terms(data)[1]  # type: ignore[arg-type]
    for problem in found:
        assert set(problem.params) == set(PROBLEM_PARAMS[problem.code]), problem
    return [(problem.path, problem.code, dict(problem.params)) for problem in found]


def quarter(number: int) -> date:
    """The first day of a quarter; 0 is the first quarter of 2020."""
    return date(2020 + number // 4, number % 4 * 3 + 1, 1)


def seen(
    metric: str, number: int, quantity: object = None, subject: str = "", **more: object
) -> Observation:
    """An observation on the first day of a quarter."""
    exact = None if quantity is None else Fraction(str(quantity))
    return Observation(metric, quarter(number), exact, subject, **more)  # type: ignore[arg-type]


def paid(contract: Terms, *observations: Observation, quarters: int = 4) -> list[str]:
    """What is paid in each quarter."""
    statements = settle_all([contract], observations, quarter(quarters))
    return [money_text(statement.total_cents) for statement in statements]


def by_line(statement: Statement) -> dict[str, str]:
    """The amount of each line, by component."""
    return {line.component: money_text(line.amount_cents) for line in statement.lines}
