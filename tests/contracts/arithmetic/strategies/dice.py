"""Chance without Hypothesis, for the many contracts of the long run, and back again."""

from collections.abc import Callable, Sequence
from random import Random

from hypothesis import HealthCheck, Phase, find, settings
from hypothesis.database import InMemoryExampleDatabase, choices_to_bytes

from tests.contracts.arithmetic.strategies.cases import Case, mixed_cases
from tests.contracts.arithmetic.strategies.values import T

KEY = b"thrown"


class Dice:
    """Chooses by chance, the same for the same seed, and remembers what was `thrown`."""

    def __init__(self, seed: str) -> None:
        self.chance, self.thrown = Random(seed), list[int]()

    def __call__(self, options: Sequence[T], /) -> T:
        """Choose one of some options; of one there is nothing to choose."""
        if len(options) == 1:
            return options[0]
        place = int(self.chance.random() * len(options))
        self.thrown.append(place)
        return options[place]


def smallest(thrown: Sequence[int], fails: Callable[[Case], bool]) -> Case:
    """Let Hypothesis replay what the dice chose for `mixed_case`, and make what fails small.

    hypothesis.errors.NoSuchExample when it does not fail any more.
    """
    database = InMemoryExampleDatabase()
    # What stands under the key itself it takes for small already.
    database.save(KEY + b".secondary", choices_to_bytes(thrown))
    how = settings(
        database=database,
        deadline=None,
        phases=[Phase.reuse, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    return find(mixed_cases(), fails, settings=how, database_key=KEY)
