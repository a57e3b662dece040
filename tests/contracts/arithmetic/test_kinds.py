"""Totals by what payments are for, and emergency payments that limits leave alone."""

import pytest

from contracts.arithmetic import settle_all, statement_data
from tests.contracts.arithmetic.builders import component, paid, quarter, seen, terms

pytestmark = pytest.mark.pure

ONE = {"one": True}
JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})
HELP = component("help", ONE, {"amount": "500"}, kind="emergency")


def test_a_statement_reports_its_totals_by_kind() -> None:
    contract = terms(
        JOBS,
        component("rent", ONE, {"amount": "30"}, kind="standing", over="period"),
        component("extra", ONE, {"amount": "7"}, over="period"),
        HELP,
        limits=[{"code": "floor", "scope": "period", "min": "250", "over": ["jobs"]}],
    )
    first, second = settle_all([contract], [seen("job", 0, 2)], quarter(2))
    assert first.kinds == (("outcome", 25700), ("standing", 3000), ("emergency", 50000))
    assert second.kinds == (("outcome", 25700), ("standing", 3000), ("emergency", 0))
    assert statement_data(first)["kinds"] == [
        {"kind": "outcome", "amount": "257.00"},
        {"kind": "standing", "amount": "30.00"},
        {"kind": "emergency", "amount": "500.00"},
    ]


@pytest.mark.parametrize(
    ("limit", "total"),
    [
        ({"scope": "contract", "max": "150"}, "650.00"),
        ({"scope": "contract", "max": "150", "over": ["jobs", "help"]}, "150.00"),
        ({"scope": "contract", "max": "150", "over": ["help"]}, "350.00"),
        ({"scope": "period", "min": "300"}, "800.00"),
        # a share of all that is paid leaves the emergency payment out of that total
        ({"scope": "contract", "over": ["fixed"], "max_share": {"share": "0.2"}}, "750.00"),
        # 0.2 of the 200 of the jobs and of the 500 of the emergency payment that are named
        (
            {
                "scope": "contract",
                "over": ["fixed"],
                "max_share": {"share": "0.2", "of": ["jobs", "help"]},
            },
            "840.00",
        ),
        # a cap on the emergency payment: half of the others, which it is no part of
        ({"scope": "contract", "over": ["help"], "max_share": {"share": "0.5"}}, "300.00"),
    ],
)
def test_limits_over_everything_leave_it_alone(limit: dict, total: str) -> None:
    parts = [JOBS, HELP]
    if limit.get("over") == ["fixed"]:
        parts.append(component("fixed", ONE, {"amount": "1000"}))
    contract = terms(*parts, limits=[{"code": "limit", **limit}])
    assert paid(contract, seen("job", 0, 2), quarters=1) == [total]
