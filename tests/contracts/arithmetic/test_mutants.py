"""The list of mutants that cannot be killed: each explains what it is about, and nothing more."""

import pytest

from tests.contracts.arithmetic.mutants import change_of, explanations, is_explained

pytestmark = pytest.mark.pure

BEFORE = "def a():\n    x = 1\n    return sum(x for x in y, ZERO)\n"


def test_every_explanation_has_a_reason() -> None:
    assert all(each["reason"] and each["modules"] for each in explanations())


def test_a_change_is_the_lines_that_differ() -> None:
    after = "def b():\n    x = 1\n    return sum(x for x in y, )\n"
    change = change_of(BEFORE, after)
    assert change == "return sum(x for x in y, ZERO) => return sum(x for x in y, )"
    assert is_explained("worth", change, explanations())


@pytest.mark.parametrize(
    ("module", "change"),
    [
        ("worth", "return sum(x for x in y, ZERO) => return sum(x for x in y, ONE)"),
        ("worth", "a = b + c => a = b - c"),
        ("limits", "if end <= start: => if end < start:"),
    ],
)
def test_what_is_not_explained_is_told(module: str, change: str) -> None:
    assert not is_explained(module, change, explanations())
