"""What the timetable does: each period that it settled, or could not settle and why."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.enums import RunStatus
from contracts.models import IntegrityCheck, SettlementRun
from contracts.permissions import can_see_all, can_settle
from contracts.presentation import run_problem_sentence
from contracts.selectors import desk
from contracts.services.retries import retry_run
from contracts.views.base import DeskView

CHECKS_SHOWN: Final = 7


class RunListView(DeskView):
    """The visible jobs."""

    section = "runs"
    page_title = gettext_lazy("Verwerking")
    template_name = "contracts/desk/runs.html"

    def is_allowed(self) -> bool:
        """Only who sees every agreement."""
        return can_see_all(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the page of jobs and how it stands."""
        context = super().get_context_data(**kwargs)
        asked = self.request.GET.get("status", "")
        status = asked if asked in RunStatus.values else ""
        runs = desk.runs_for(self.user)
        context.update(
            page=self.page_of(desk.runs_for(self.user, status)),
            check=IntegrityCheck.objects.first(),
            checks=IntegrityCheck.objects.all()[:CHECKS_SHOWN],
            status=status,
            statuses=RunStatus.choices,
            last=runs.filter(status=RunStatus.DONE).order_by("-finished_at").first(),
            failed_count=runs.filter(status=RunStatus.FAILED).count(),
            next=runs.filter(status=RunStatus.FAILED).order_by("next_attempt_at").first(),
            can_retry=can_settle(self.user, runs[0].agreement) if runs.exists() else False,
        )
        return context


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
