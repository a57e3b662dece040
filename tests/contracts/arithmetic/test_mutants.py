"""The list of mutants that cannot be killed: each explains what it is about, and nothing more."""

import re
import signal
from functools import partial

import pytest

from tests.contracts.arithmetic.mutant_forks import ENDLESS, in_forks
from tests.contracts.arithmetic.mutants import change_of, explanations, figures_of, is_explained

pytestmark = pytest.mark.pure

BEFORE = "def a():\n    x = 1\n    return sum(x for x in y, ZERO)\n"


def test_every_explanation_has_a_reason() -> None:
    assert all(each["reason"] and each["modules"] for each in explanations())
    assert all(re.compile(each["change"]) for each in explanations())


def test_a_change_is_the_lines_that_differ() -> None:
    after = "def a():\n    x = 1\n    return sum(x for x in y, )\n"
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


def test_a_survivor_is_explained_or_told() -> None:
    outcomes: list[tuple[str, str, str, str | None]] = [
        ("worth", "a", "a = b + c => a = b - c", "test_a"),
        ("worth", "b", "return sum(x for x in y, ZERO) => return sum(x for x in y, )", None),
        ("worth", "c", "a = b + c => a = b - c", None),
    ]
    figures, strange = figures_of(outcomes)
    assert figures == {"worth": {"killed": 1, "explained": 1, "survived": 1}}
    assert strange == ["worth: c\n    a = b + c => a = b - c"]


def test_forks_answer_and_leave_nothing_behind() -> None:
    here: list[int] = []

    def double(number: int) -> int:
        here.append(number)
        return number * 2

    answers = in_forks((number, partial(double, number)) for number in range(5))
    assert dict(answers) == {0: 0, 1: 2, 2: 4, 3: 6, 4: 8}
    assert here == []


def test_a_fork_without_end_is_ended() -> None:
    def endless() -> None:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0.01)
        while True:
            pass

    assert dict(in_forks([("loop", endless)])) == {"loop": ENDLESS}


def test_what_goes_wrong_in_a_fork_is_told() -> None:
    with pytest.raises(RuntimeError, match="a fork stopped"):
        dict(in_forks([("wrong", partial(int, "x"))]))
