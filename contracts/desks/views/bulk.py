"""Many at once: what would be done, the confirmation, and what became of each."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.desks.enums import JobKind
from contracts.desks.forms.decisions import BulkReasonForm, ConfirmForm
from contracts.desks.models import BulkItem, BulkJob
from contracts.desks.selectors.bulk import (
    chosen_drafts,
    items_of,
    periods_to_draft,
    progress_of,
    totals_by_payer,
)
from contracts.desks.services import bulk_jobs
from contracts.errors import Refused
from contracts.models import Agreement, Settlement
from contracts.permissions import can_manage, is_in_group
from contracts.presentation import problem_words
from contracts.selectors.roles import APPROVER
from contracts.selectors.settlements import objection_to_decide
from contracts.services.runs import lease
from contracts.views.base import DeskView, FormView

# What is asked for no more items than this is done at once, while the person waits.
AT_ONCE: Final = 25
SHOWN: Final = 25


class DraftManyView(FormView):
    """Every period that can be drafted now: the list, and asking for all of them."""

    section = "settlements"
    page_title = gettext_lazy("Afrekeningen opstellen")
    template_name = "contracts/desks/draft_many.html"

    def is_allowed(self) -> bool:
        """Only who manages contracts."""
        return can_manage(self.request.user)

    def make_form(self, **kwargs: Any) -> ConfirmForm:
        """Nothing has to be filled in."""
        return ConfirmForm(kwargs.get("data"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what would be drafted."""
        context = super().get_context_data(**kwargs)
        periods = periods_to_draft(self.user, self.now, lease())
        shown = periods[:SHOWN]
        agreements = Agreement.objects.in_bulk({row.agreement_id for row in shown})
        context.update(
            rows=[(agreements[row.agreement_id], row.period) for row in shown],
            count=len(periods),
            hidden=len(periods) - len(shown),
            back=reverse("contracten:settlements"),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Ask for all of them."""
        periods = periods_to_draft(self.user, self.now, lease())
        job = bulk_jobs.ask_to_draft(periods=periods, by=self.user, now=self.now)
        return _start(job, len(periods), self)


class DecideManyView(DeskView):
    """The chosen drafts with the total per payer; only the second step decides about them."""

    section = "settlements"
    template_name = "contracts/desks/decide_many.html"

    def is_allowed(self) -> bool:
        """Approvers only; what ties one of them to a settlement, the screen says."""
        return is_in_group(self.request.user, APPROVER)

    @property
    def is_approval(self) -> bool:
        """Whether they are approved, or sent back."""
        return self.request.POST.get("actie") != "terugsturen"

    def get_page_title(self) -> str:
        """Return what this screen does."""
        return _("Afrekeningen vaststellen") if self.is_approval else _("Afrekeningen terugsturen")

    @cached_property
    def chosen(self) -> list[Settlement]:
        """The drafts that were chosen, of those that this person sees."""
        keys = [int(key) for key in self.request.POST.getlist("regel") if key.isdecimal()]
        return list(chosen_drafts(self.user, keys[: bulk_jobs.AT_ONCE]))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """One chooses in the list."""
        return redirect(f"{reverse('contracten:settlements')}?status=draft")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what follows; when that was confirmed, do it."""
        if not self.chosen:
            self.tell(Refused("nothing_chosen").message)
            return redirect(f"{reverse('contracten:settlements')}?status=draft")
        form = BulkReasonForm(request.POST if "bevestigd" in request.POST else None)
        if not form.is_bound:
            return self.show(form=form)
        form.full_clean()
        try:
            job = bulk_jobs.ask_to_decide(
                settlements=self.chosen,
                is_approval=self.is_approval,
                reason=form.cleaned_data.get("reason", ""),
                by=self.user,
                now=self.now,
            )
        except Refused as refused:
            form.add_error("reason", refused.message)
            return self.show(status=422, form=form)
        return redirect(_start(job, len(self.chosen), self))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the drafts, what stands in the way of each, and the totals."""
        context = super().get_context_data(**kwargs)
        rows = [(row, objection_to_decide(row, self.user)) for row in self.chosen]
        free = [row.pk for row, objection in rows if objection is None]
        context.update(
            rows=rows,
            free_count=len(free),
            totals=totals_by_payer(Settlement.objects.filter(pk__in=free)),
            is_approval=self.is_approval,
            back=f"{reverse('contracten:settlements')}?status=draft",
        )
        return context


class JobMixin:
    """A job of this person."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def job(self) -> BulkJob:
        """The job of this address; one sees one's own."""
        return get_object_or_404(BulkJob, pk=self.kwargs["pk"], by=self.request.user.pk)


class JobView(JobMixin, DeskView):
    """How far a job is, and of each item what became of it."""

    section = "settlements"
    template_name = "contracts/desks/job.html"

    def get_page_title(self) -> str:
        """Return what was asked."""
        return f"{JobKind(self.job.kind).label} ({self.job.pk})"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the progress and a page of items."""
        context = super().get_context_data(**kwargs)
        page = self.page_of(items_of(self.job))
        context.update(
            job=self.job,
            progress=progress_of(self.job),
            page=page,
            rows=[(item, item_problem(item)) for item in page],
        )
        return context


class RetryJobView(JobMixin, DeskView):
    """Try again what failed."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing is done by only looking."""
        return redirect("desks:job", pk=self.job.pk)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Put it back in line."""
        count = bulk_jobs.try_again(job=self.job)
        return redirect(_start(self.job, count, self))


def item_problem(item: BulkItem) -> str:
    """Say why an item failed; empty when it did not."""
    if not item.problem_code:
        return ""
    return problem_words(item.problem_path, item.problem_code, item.problem_params)


def _start(job: BulkJob, count: int, view: DeskView) -> str:
    """Do a small job at once, leave a large one to the worker; return where its result stands."""
    if count <= AT_ONCE:
        bulk_jobs.carry_on(job=job, now=view.now)
    return reverse("desks:job", args=[job.pk])
