"""A second clock that walks from day to day with a calendar of its own, to check the first."""

from datetime import date, timedelta

from dateutil.easter import easter


def is_holiday(day: date, own_days: set[date]) -> bool:
    sunday = easter(day.year)
    if day in own_days or day.strftime("%a") in ("Sat", "Sun"):
        return True
    if (day - sunday).days in (-2, 1, 39, 50):
        return True
    if (day.month, day.day) in ((1, 1), (5, 5), (12, 25), (12, 26)):
        return True
    tomorrow = day + timedelta(days=1)
    if (day.month, day.day) == (4, 26):
        return tomorrow.strftime("%a") == "Sun"
    return (day.month, day.day) == (4, 27)


class Walk:
    """A walk from day to day: what has been counted, and when it does not count."""

    def __init__(self, start, own_days: set[date]) -> None:
        self.start, self.own_days = start, own_days
        self.day, self.counted, self.moved = start.on, 0, False
        self.total = start.weeks * 7 + start.days
        self.pauses: list[tuple[date, date]] = []

    def is_paused(self) -> bool:
        return any(first <= self.day <= last for first, last in self.pauses)

    def is_over(self) -> bool:
        """Whether the term ends at the end of this day."""
        runs_on = self.moved if not self.start.weeks else self.start.weeks <= 12
        free = runs_on and is_holiday(self.day, self.own_days)
        return not self.is_paused() and self.counted >= self.total and not free

    def next_day(self) -> None:
        self.day += timedelta(days=1)
        if self.is_paused():
            self.moved = True
        else:
            self.counted += 1

    def take(self, step, after) -> None:
        if step.kind == "suspend" and not self.is_over():
            self.pauses.append(pause_from(step, after))
        elif step.kind == "extend":
            self.total += step.weeks * 7
            self.moved = True


def walk(steps, own_days: set[date]) -> date | None:
    """The last day of the term; None when it is extended after its end."""
    at = Walk(steps[0], own_days)
    while True:
        for position, step in enumerate(steps[1:], start=1):
            if step.on == at.day:
                at.take(step, steps[position + 1 :])
        if at.is_over():
            late = any(step.kind == "extend" and step.on > at.day for step in steps)
            return None if late else at.day
        at.next_day()


def pause_from(step, after) -> tuple[date, date]:
    """The first and the last day on which the term stands still."""
    first = step.on + timedelta(days=1)
    last = step.on + timedelta(days=step.days)
    for next_step in after:
        if next_step.kind in ("resume", "stop"):
            last = min(last, next_step.on - timedelta(days=1))
            break
    return first, last
