"""Buckets and interim payments: what a component is worth more in each period."""

import pytest

from tests.contracts.arithmetic.builders import component, paid, seen, terms

pytestmark = pytest.mark.pure

BRACKETS = {"brackets": [{"to": "3", "per_unit": "10"}, {"per_unit": "1"}]}


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        ("contract", ["20", "11", "2", "2", "2"]),
        ("period", ["20", "20", "20", "20", "20"]),
        ("year", ["20", "11", "2", "2", "20"]),
        ("cohort", ["20", "20", "11", "11", "2"]),
    ],
)
def test_buckets(over: str, expected: list[str]) -> None:
    part = component("jobs", {"count": "job"}, BRACKETS, over=over)
    rows = [seen("job", number, 2, cohort="ab"[number % 2]) for number in range(5)]
    assert [text[:-3] for text in paid(terms(part), *rows, quarters=5)] == expected


def interim(rows: tuple[int, ...], **rule: object) -> list[str]:
    rule = {"true_up_on": "2020-08-15", **rule}
    part = component("jobs", {"count": "job"}, {"per_unit": "100"}, interim=rule)
    seen_rows = [seen("job", number, amount) for number, amount in enumerate(rows)]
    return [text[:-3] for text in paid(terms(part), *seen_rows)]


def test_interim_payments_are_trued_up() -> None:
    assert interim((5, 0, -2, 4), share="0.8", clawback=True) == ["400", "0", "-100", "400"]
    assert interim((5, 0, -2, 4), share="0.8", clawback=False) == ["400", "0", "0", "300"]


def test_interim_payments_by_another_rule() -> None:
    rule = {
        "quantity": {"one": True},
        "price": {
            "schedule": [{"in": "2020-01-01", "amount": "50"}, {"in": "2020-04-01", "amount": "50"}]
        },
        "clawback": True,
    }
    assert interim((0, 0, 3, 0), **rule) == ["50", "50", "200", "0"]


def test_a_rate_counts_the_days_of_its_bucket() -> None:
    rate = {"rate": "0.0366", "per": "year", "day_count": "act/act"}
    part = component("interest", {"notional": "1000"}, rate, until="2020-03-02")
    assert paid(terms(part), quarters=2) == ["6.10", "0.00"]


def test_the_recipient_pays_when_it_is_negative() -> None:
    part = component("fine", {"count": "job"}, {"per_unit": "5"}, negative=True)
    assert paid(terms(part), seen("job", 0, 3), quarters=1) == ["-15.00"]
