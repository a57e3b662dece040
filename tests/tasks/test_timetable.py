"""The timetable: every entry names a real task and never piles up."""

from pathlib import Path

from celery.schedules import crontab
from django.apps import apps

from portal import celery_app
from tasks.timetable import TIMETABLE


def test_every_entry_names_a_registered_task() -> None:
    assert [e["task"] for e in TIMETABLE.values() if e["task"] not in celery_app.tasks] == []


def test_the_timetable_is_the_one_that_beat_uses() -> None:
    # The tests run on the demo's settings, which look for due periods and reports more often.
    demo = {
        "settlements": {**TIMETABLE["settlements"], "schedule": 20.0},
        "reports": {**TIMETABLE["reports"], "schedule": 30.0, "options": {"expires": 30}},
    }
    assert celery_app.conf.beat_schedule == {**TIMETABLE, **demo}


def test_every_entry_expires() -> None:
    """A worker that comes back finds one sweep, not a night full of them."""
    assert [name for name, e in TIMETABLE.items() if not e.get("options", {}).get("expires")] == []


def test_schedules_are_seconds_or_dutch_clock_times() -> None:
    assert all(isinstance(e["schedule"], float | crontab) for e in TIMETABLE.values())


def test_the_readme_tells_of_every_module() -> None:
    folder = Path(apps.get_app_config("tasks").path)
    told = (folder / "README.md").read_text()
    names = {path.name for path in folder.glob("*.py")} - {"__init__.py", "apps.py"}
    assert [name for name in sorted(names) if f"`{name}`" not in told] == []
