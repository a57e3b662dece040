"""What screens share: the reader's language, and problems of stored runs as sentences."""

from __future__ import annotations

from django.utils.translation import get_language

from contracts.arithmetic import Problem
from contracts.errors import MESSAGES, Refused
from contracts.models import SettlementRun
from contracts.wording import Language, problem_sentence


def reader_language() -> Language:
    """Return the language of this request: Dutch, unless English was chosen."""
    return "en" if (get_language() or "nl").startswith("en") else "nl"


def run_problem_sentence(run: SettlementRun) -> str:
    """Say why a run failed, in words; empty when nothing is wrong."""
    problem = run.problem
    if problem is None:
        return ""
    if problem["code"] in MESSAGES:
        return Refused(problem["code"], problem["path"], problem["params"]).message
    return problem_sentence(
        Problem(problem["path"], problem["code"], problem["params"]), reader_language()
    )
