"""Values that generated contracts and observations choose from, on awkward edges.

A contract is made by choosing again and again. Whoever asks for one says how: `cases` lets
Hypothesis choose, which makes what fails small and readable; `dice` leaves it to seeded chance,
which costs a tenth of that. What is chosen from starts with the simplest.
"""

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar

from tests.contracts.arithmetic.builders import quarter

T = TypeVar("T")

QUARTERS = 5
END: date = quarter(QUARTERS)
MONEY = ("0.01", "0.335", "1", "10.005", "33.33", "75", "100", "333.335")
CAPS = ("0", "0.005", "50", "99.99", "100.005", "250", "1000")
EXACT = ("0.5", "1", "2", "3", "3.25", "7")
YES_OR_NO = (False, True)
SELDOM = (False, False, False, True)


class Choose(Protocol):
    """Choose one of some options."""

    def __call__(self, options: Sequence[T], /) -> T: ...


def one_of(choose: Choose, *options: str) -> str:
    """Choose one of some words."""
    return choose(options)


def some_of(choose: Choose, options: Sequence[T]) -> list[T]:
    """Choose at least one of some options, not always in their order."""
    first = choose(options)
    return [first, *(option for option in options if option != first and choose(YES_OR_NO))]
