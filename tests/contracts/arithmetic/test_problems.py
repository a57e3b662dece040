"""Problems as data."""

import pytest

from contracts.arithmetic import Problem, SettlementBlocked, TermsError

pytestmark = pytest.mark.pure


def test_errors_hold_their_problems_and_read_well_in_a_log() -> None:
    problem = Problem("rounding.to", "rounding_below_cent", {"found": "0.001"})
    error = TermsError([problem, Problem("", "no_payer")])
    assert error.problems[0] is problem
    assert str(error) == "rounding.to: rounding_below_cent (found=0.001); (terms): no_payer"
    assert SettlementBlocked(problem).problem is problem


def test_the_details_of_a_problem_are_told_one_after_the_other() -> None:
    problem = Problem("components[0].interim", "not_together", {"key": "a", "other": "b"})
    assert str(problem) == "components[0].interim: not_together (key=a, other=b)"
