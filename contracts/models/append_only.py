"""Rows that are written once.

Two locks on the same door: these classes give a clear error in Python, and the triggers of
migration `0002_append_only` stop whatever goes around Python (bulk SQL, another program).
"""

from __future__ import annotations

from typing import Any, NoReturn, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class AppendOnlyError(Exception):
    """Someone tried to change or delete a row that is kept as it was written."""


def _refuse(model: type[models.Model], action: str) -> NoReturn:
    raise AppendOnlyError(
        f"{model.__name__} is append-only: {action} is not possible; add a new row instead."
    )


class AppendOnlyQuerySet(models.QuerySet[Row]):
    """A queryset that reads and adds, and refuses the rest."""

    def update(self, **kwargs: Any) -> int:
        """Refused: rows are never changed."""
        _refuse(self.model, "update")

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        """Refused: rows are never changed."""
        _refuse(self.model, "bulk_update")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused: rows are never deleted."""
        _refuse(self.model, "delete")


class AppendOnlyManager(models.Manager[Row]):
    """The way to the rows of an append-only table."""

    def get_queryset(self) -> AppendOnlyQuerySet[Row]:
        """Return a queryset that refuses changes."""
        return AppendOnlyQuerySet(self.model, using=self._db)


class AppendOnlyModel(models.Model):
    """A row that is saved once and then stays as it is."""

    objects = AppendOnlyManager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row the first time; refuse every later save."""
        if not self._state.adding:
            _refuse(type(self), "save")
        super().save(*args, **kwargs)

    def delete(
        self,
        *args: Any,
        **kwargs: Any,
    ) -> tuple[int, dict[str, int]]:
        """Refused: rows are never deleted."""
        _refuse(type(self), "delete")
