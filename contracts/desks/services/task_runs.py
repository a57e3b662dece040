"""When each task of the timetable last ran, and whether it went well."""

from __future__ import annotations

from datetime import datetime

from contracts.desks.models import TaskRun


def note_start(*, name: str, now: datetime) -> None:
    """Write that a task began."""
    TaskRun.objects.update_or_create(name=name, defaults={"started_at": now})


def note_end(*, name: str, now: datetime, problem: str = "") -> None:
    """Write that a task ended: well, or with this problem, which stays until it goes well."""
    run = TaskRun.objects.filter(name=name)
    if problem:
        run.update(failed_at=now, problem=problem[:400])
    else:
        run.update(finished_at=now, problem="")
