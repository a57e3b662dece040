"""One row that proves the worker works."""

from django.db import models


class Heartbeat(models.Model):
    """The last moment a worker took a task that beat had sent.

    One row per name. A process that runs but takes nothing shows up as an old moment.
    """

    name = models.CharField(max_length=50, unique=True)
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.beat_at:%Y-%m-%d %H:%M:%S}"
