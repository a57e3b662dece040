"""Whatever can be missing or weak has its step, its reason in one sentence, and its screen."""

import ast
import inspect

import pytest

from contracts.dossier import RULES
from contracts.errors import MESSAGES
from contracts.selectors import start_checks, start_dossier
from contracts.start_steps import POINTS, STEPS

pytestmark = pytest.mark.pure
STEP_CODES = {step.code for step in STEPS}


def codes_in(module):
    """The codes that a module refuses with, also those made of a field's name."""
    calls = [
        node.args[0]
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused"
    ]
    return {call.value for call in calls if isinstance(call, ast.Constant)}


def test_every_code_of_the_checks_has_a_point():
    made = {f"{role}_missing" for role in ("payer", "provider", "evaluator")}
    made |= {f"{name}_missing" for name in ("legal_basis", "vat_treatment", "exit_clause")}
    made |= {f"{name}_missing" for name in ("definition", "source", "baseline_source")}
    made |= {f"{name}_missing" for name in ("target", "unit", "baseline")}
    made |= {"measurable_no", "attributable_no"}
    assert codes_in(start_checks) | codes_in(start_dossier) | made <= set(POINTS)
    assert set(POINTS) <= set(MESSAGES)


def test_a_point_stands_in_a_step_and_says_why():
    for code, point in POINTS.items():
        if code == "dossier_missing":
            continue  # the part says both
        assert point.step in STEP_CODES, code
        assert str(point.why).endswith("."), code
    assert {rule.step for rule in RULES} <= STEP_CODES


def test_the_vat_of_wattwest_is_told_with_its_amount():
    assert "€ 30.000" in str(POINTS["vat_treatment_missing"].why)
