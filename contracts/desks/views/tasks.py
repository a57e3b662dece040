"""Starting a task of the timetable again that failed."""

from __future__ import annotations

from celery import current_app
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from contracts.desks.models import TaskRun
from contracts.desks.task_words import task_words
from contracts.permissions import can_manage
from contracts.views.base import DeskView


class StartTaskView(DeskView):
    """Send a sweep to the worker now, without waiting for its time."""

    section = "runs"

    def is_allowed(self) -> bool:
        """Only who manages contracts."""
        return can_manage(self.request.user)

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Nothing is done by only looking."""
        return redirect("contracten:runs")

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Send it; how it went stands at the task."""
        sweeps = [entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()]
        # Only what the timetable sends: that takes no arguments, and may run twice.
        run = get_object_or_404(TaskRun, pk=self.kwargs["pk"], name__in=sweeps)
        transaction.on_commit(lambda: current_app.send_task(run.name))
        self.tell(_("“%(task)s” is opnieuw gevraagd.") % {"task": task_words(run.name)})
        return redirect("contracten:runs")
