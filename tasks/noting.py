"""Every sweep says when it ran and whether it went well, so that somebody can see it."""

from __future__ import annotations

from typing import Any

from celery.contrib.django.task import DjangoTask
from django.utils import timezone

from contracts.desks.services.task_runs import note_end, note_start
from tasks.timetable import TIMETABLE

# What a sweep sends may be thousands of messages, which would all write the same row.
SWEEPS = frozenset(entry["task"] for entry in TIMETABLE.values())


class NotedTask(DjangoTask[Any, Any]):
    """A task that writes its last run, and its last error in words; it fails as it would have."""

    abstract = True

    def before_start(self, task_id: str, args: Any, kwargs: Any) -> None:
        """Write that it began."""
        if self.name in SWEEPS:
            note_start(name=self.name, now=timezone.now())

    def on_success(self, retval: Any, task_id: str, args: Any, kwargs: Any) -> None:
        """Write that it went well."""
        if self.name in SWEEPS:
            note_end(name=self.name, now=timezone.now())

    def on_failure(self, exc: Exception, task_id: str, args: Any, kwargs: Any, einfo: Any) -> None:
        """Write what went wrong."""
        if self.name in SWEEPS:
            problem = f"{type(exc).__name__}: {exc}"
            note_end(name=self.name, now=timezone.now(), problem=problem)
