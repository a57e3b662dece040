"""Every sweep says when it ran and what went wrong."""

from __future__ import annotations

import pytest

from contracts.desks.models import TaskRun
from portal import celery_app
from tasks.noting import NotedTask

pytestmark = pytest.mark.django_db


def test_a_sweep_leaves_its_last_run_and_its_last_error() -> None:
    task = celery_app.tasks["tasks.desks.look_at_contracts"]
    assert isinstance(task, NotedTask)
    task.before_start("id", (), {})
    task.on_failure(ValueError("stuk"), "id", (), {}, None)
    run = TaskRun.objects.get()
    assert (run.name, run.problem, run.finished_at) == (
        "tasks.desks.look_at_contracts",
        "ValueError: stuk",
        None,
    )
    task.on_success(None, "id", (), {})
    run.refresh_from_db()
    assert run.problem == ""
    assert run.finished_at is not None


def test_what_a_sweep_sends_leaves_no_row() -> None:
    task = celery_app.tasks["tasks.settlements.settle_period"]
    task.before_start("id", (), {})
    task.on_success(None, "id", (), {})
    task.on_failure(ValueError("stuk"), "id", (), {}, None)
    assert not TaskRun.objects.exists()
