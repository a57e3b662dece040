"""What is wrong with terms or a settlement, as one sentence that also says what to do."""

import re
from collections.abc import Mapping
from typing import Protocol

from contracts.wording.formats import Language
from contracts.wording.problem_texts import PROBLEM_TEXTS
from contracts.wording.problem_texts_rules import BECAUSE_TEXTS

# Codes, numbers and dates stand in a sentence as they are; anything else gets quotation marks.
_PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2}|[A-Za-z][A-Za-z0-9_/]*")


class ProblemLike(Protocol):
    """What a sentence needs of a problem of the arithmetic."""

    @property
    def path(self) -> str:
        """Where in the data, as in components[2].price; empty for the whole."""

    @property
    def code(self) -> str:
        """Which problem it is."""

    @property
    def params(self) -> Mapping[str, object]:
        """The values that belong to the code."""


def problem_sentence(problem: ProblemLike, language: Language) -> str:
    """The problem as a sentence, with its place in the data in front.

    'components[0].price.per_unit: "1,10O" is geen getal. …'. A code without a text (which a test
    rules out for every code that exists) is shown as it is rather than hidden.
    """
    place = f"{problem.path}: " if problem.path else ""
    texts = PROBLEM_TEXTS.get(problem.code)
    if texts is None:
        details = ", ".join(f"{name} = {_shown(value)}" for name, value in problem.params.items())
        return f"{place}{problem.code}" + (f" ({details})" if details else "")
    text = texts[0] if language == "nl" else texts[1]
    words = {name: _shown(value) for name, value in problem.params.items()}
    because = BECAUSE_TEXTS.get(words.get("because", ""))
    if because:
        words["because"] = because[0] if language == "nl" else because[1]
    return place + text.format_map(words)


def _shown(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(str(item) for item in value)
    if isinstance(value, str) and not _PLAIN.fullmatch(value):
        return f'"{value}"'
    return str(value)
