"""What screens share: the reader's language, and problems of stored runs as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contracts.arithmetic import Problem
from contracts.errors import ISO_DATE, Refused, has_sentence
from contracts.models import SettlementRun
from contracts.reader_language import reader_language as reader_language
from contracts.wording import format_date, problem_sentence


def run_problem_sentence(run: SettlementRun) -> str:
    """Say why a run failed, in words; empty when nothing is wrong."""
    problem = run.problem
    if problem is None:
        return ""
    return problem_words(problem["path"], problem["code"], problem["params"])


def problem_words(path: str, code: str, params: Mapping[str, Any]) -> str:
    """Say what a stored problem is: one of the services, or the arithmetic's; days in words."""
    if has_sentence(code):
        return Refused(code, path, params).message
    language = reader_language()
    sentence = problem_sentence(Problem(path, code, params), language)
    return ISO_DATE.sub(lambda found: format_date(found[0], language), sentence)


def rows_problem_words(problem: Problem, names: Mapping[str, str], place: str = "") -> str:
    """Say what keeps delivered rows from counting, with their place in front and no path.

    `names` are what people call the metrics; `place` ends as the start of a sentence does.
    """
    params = dict(problem.params)
    metric = str(params.get("metric", ""))
    params |= {"metric": names[metric]} if metric in names else {}
    return place + problem_words("", problem.code, params)
