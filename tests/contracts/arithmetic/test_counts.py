"""Counts and sums are frozen data that can be a key."""

import pytest

from contracts.arithmetic import After, Count, Sum, Sustained
from contracts.arithmetic.counts import Tally

pytestmark = pytest.mark.pure


def test_what_narrows_a_count_is_part_of_what_it_is() -> None:
    counts: list[Tally] = [
        Count("job"),
        Count("job", after=(After("lease"),)),
        Count("job", after=(After("lease", 3),)),
        Count("job", among=("lease",)),
        Sum("job"),
        Sum("job", after=(After("lease"),)),
        Sustained("job", days=6),
        Sustained("job", months=6),
        Sustained("job", months=6, gap_days=1),
    ]
    assert len(set(counts)) == len(counts)
    assert all(isinstance(count, Tally) for count in counts)


def test_the_first_per_person_is_at_most_one() -> None:
    limits = [Count("job"), Count("job", first_per_person=True), Count("job", max_per_person=4)]
    assert [count.person_limit for count in limits] == [None, 1, 4]
