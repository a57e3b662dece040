"""App configuration: every module of this package that may hold tasks is loaded at start."""

from importlib import import_module
from pkgutil import iter_modules

from django.apps import AppConfig

NOT_TASKS = frozenset({"apps", "migrations", "models", "timetable"})


class TasksConfig(AppConfig):
    """The app `tasks`."""

    name = "tasks"
    label = "tasks"

    def ready(self) -> None:
        """Import the task modules, so the worker knows every task by name."""
        for module in iter_modules(self.module.__path__):  # type: ignore[union-attr]
            if module.name not in NOT_TASKS:
                import_module(f"{self.name}.{module.name}")
