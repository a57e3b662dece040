"""What runs by itself: each task of the timetable, and each period that it settled or could not."""

from __future__ import annotations

from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contracts.desks.columns import Column, Filter
from contracts.desks.models import BulkJob, TaskRun
from contracts.desks.selectors.lists import with_words
from contracts.desks.task_words import task_words
from contracts.desks.views.lists import ListView
from contracts.enums import RunStatus
from contracts.exports.statements import period_words
from contracts.models import IntegrityCheck
from contracts.permissions import can_manage, can_see_all
from contracts.presentation import reader_language, run_problem_sentence
from contracts.selectors import desk

CHECKS_SHOWN: Final = 7
JOBS_SHOWN: Final = 5


class RunListView(ListView):
    """The visible jobs: when each last ran, what failed and why, and another try."""

    section = "runs"
    page_title = _("Verwerking")
    template_name = "contracts/desks/run_list.html"
    list_name = "runs"
    file_name = "verwerking"
    first_order = ("-started_at", "-pk")
    lead = _(
        "Het rooster rekent elke periode af zodra zij voorbij is. Hier staat wat het deed, en"
        " wat niet lukte."
    )
    empty = _("Het rooster heeft nog niets verwerkt.")
    columns = (
        Column(
            "contract",
            _("Contract"),
            lambda row: row.agreement.title,
            ("agreement__title", "period_start"),
            address=lambda row: reverse("contracten:agreement", args=[row.agreement_id]),
            below=lambda row: row.agreement.number,
        ),
        Column("nummer", _("Nummer"), lambda row: row.agreement.number, in_table=False),
        Column(
            "periode",
            _("Periode"),
            lambda row: period_words(row.period_start, row.period_end, reader_language()),
            ("period_start", "agreement__number"),
        ),
        Column(
            "status",
            _("Status"),
            lambda row: row.get_status_display(),
            ("status", "-started_at"),
            badge=lambda row: f"run-{row.status}",
        ),
        Column("begonnen", _("Begonnen"), lambda row: row.started_at, ("started_at",)),
        Column("wat", _("Wat er is"), run_problem_sentence),
        Column(
            "volgende", _("Volgende poging"), lambda row: row.next_attempt_at, ("next_attempt_at",)
        ),
    )
    filters = (
        Filter(
            "q",
            _("Zoeken"),
            "text",
            lambda rows, words, _user: rows.filter(with_words(words, "agreement__")),
        ),
        Filter(
            "status",
            _("Status"),
            "choice",
            lambda rows, code, _user: rows.filter(status=code),
            lambda _user: RunStatus.choices,
        ),
        Filter(
            "van",
            _("Periode vanaf"),
            "day",
            lambda rows, day, _user: rows.filter(period_end__gt=day),
            is_more=True,
        ),
        Filter(
            "tot",
            _("Periode tot en met"),
            "last_day",
            lambda rows, end, _user: rows.filter(period_start__lt=end),
            is_more=True,
        ),
    )

    def is_allowed(self) -> bool:
        """Only who sees every agreement."""
        return can_see_all(self.request.user)

    def rows(self) -> Any:
        """The runs of the contracts that this person sees."""
        return desk.runs_for(self.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add how the timetable stands."""
        context = super().get_context_data(**kwargs)
        runs = desk.runs_for(self.user)
        failed = runs.filter(status=RunStatus.FAILED)
        context.update(
            check=IntegrityCheck.objects.first(),
            checks=IntegrityCheck.objects.all()[:CHECKS_SHOWN],
            last=runs.filter(status=RunStatus.DONE).order_by("-finished_at").first(),
            failed_count=failed.count(),
            next=failed.order_by("next_attempt_at").first(),
            can_retry=can_manage(self.user),
            tasks=[(row, task_words(row.name)) for row in TaskRun.objects.order_by("name")],
            jobs=BulkJob.objects.filter(by=self.user.pk)[:JOBS_SHOWN],
        )
        return context
