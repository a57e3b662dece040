"""Who may do what; the screens are in test_views."""

from __future__ import annotations

from contracts.models import Agreement
from contracts.reporting.permissions import can_judge, can_plan, can_report, can_take_part
from tests.contracts.reporting.cases import ROLES, Case


def allowed(case: Case, question) -> set[str]:
    return {role for role in ROLES if question(case.people[role], case.agreement)}


def test_each_question_has_its_roles(case: Case) -> None:
    assert allowed(case, can_report) == {"provider"}
    assert allowed(case, can_plan) == {"contract_manager", "superuser"}
    three = {"provider", "evaluator", "contract_manager", "superuser"}
    assert allowed(case, can_take_part) == three
    assert allowed(case, can_judge) == {"evaluator"}


def test_nobody_reports_about_what_does_not_run(case: Case) -> None:
    Agreement.objects.update(status="concept")
    case.agreement.refresh_from_db()
    assert allowed(case, can_report) == set()
