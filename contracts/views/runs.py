"""What the timetable does: each period that it settled, or could not settle and why."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from contracts.models import SettlementRun
from contracts.permissions import can_settle
from contracts.presentation import run_problem_sentence
from contracts.services.retries import retry_run
from contracts.views.base import DeskView

CHECKS_SHOWN: Final = 7


class RetryView(DeskView):
    """Try a failed period again now."""

    section = "runs"

    @cached_property
    def run(self) -> SettlementRun:
        """The job of this address."""
        rows = SettlementRun.objects.select_related("agreement")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def is_allowed(self) -> bool:
        """Only who manages the agreement."""
        return can_settle(self.request.user, self.run.agreement)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing is done by only looking."""
        return redirect("contracten:runs")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Try it, and say how it went."""
        made = retry_run(run=self.run, now=self.now)
        if made is not None:
            self.tell(_("Gelukt: de afrekening is opgesteld."))
            return redirect("contracten:settlement", pk=made.pk)
        attempts = self.run.attempts
        self.run.refresh_from_db()
        # What stood in the way before is no news when there was nothing to try any more.
        reason = run_problem_sentence(self.run) if self.run.attempts > attempts else ""
        reason = reason or _("Er is nu niets af te rekenen.")
        messages.error(request, _("Het lukt nog niet. %(reason)s") % {"reason": reason})
        return redirect("contracten:runs")
