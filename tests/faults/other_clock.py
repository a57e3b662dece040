"""A machine whose clock stands somewhere else and goes on: a worker and beat that live then."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TypeVar
from unittest.mock import patch

from tests.faults.node import nodes
from tests.faults.place import Place

T = TypeVar("T")
# So long before the moment the machine starts; longer when it was too slow to see it come.
LEADS_S = (16, 40, 80, 160)


class OtherClock:
    """The clock of that machine, for who works with it from here."""

    def __init__(self, start: datetime) -> None:
        self.shift = start - datetime.now(UTC)

    def now(self) -> datetime:
        """What it is there now."""
        return datetime.now(UTC) + self.shift

    def wait_for(self, moment: datetime) -> None:
        """Wait until its clock has passed a moment."""
        time.sleep(max(0.0, (moment - self.now()).total_seconds()))


@contextmanager
def machine_before(
    place: Place, moment: datetime, begin: Callable[[OtherClock], T]
) -> Iterator[tuple[OtherClock, T]]:
    """A worker and beat that have done what `begin` waits for when their clock passes a moment.

    AssertionError when they are never in time.
    """
    for lead_s in LEADS_S:
        place.forget_messages()
        clock = OtherClock(moment - timedelta(seconds=lead_s))
        shift = {"FAULTS_CLOCK_SHIFT_S": str(clock.shift.total_seconds())}
        with patch.dict(os.environ, shift), nodes(place, f"other-{lead_s}", children=1):
            if clock.now() >= moment:
                continue
            begun = begin(clock)
            if clock.now() < moment:
                yield clock, begun
                return
    raise AssertionError(f"no machine was in time for {moment}")
