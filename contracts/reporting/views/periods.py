"""Verification per period of one agreement: samples, evidence and the sign-off."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.arithmetic import Period
from contracts.errors import Refused
from contracts.models import Agreement
from contracts.permissions import can_record, can_see, can_see_persons
from contracts.reporting.forms.verification import ReasonForm, SampleForm, SignOffForm
from contracts.reporting.models import Sample, SignOff
from contracts.reporting.permissions import can_judge, can_plan, can_take_part
from contracts.reporting.selectors.requests import ended_periods
from contracts.reporting.selectors.samples import (
    population_of,
    progress_of,
    sample_metrics,
    sample_rows,
)
from contracts.reporting.selectors.sign_offs import period_states, state_of
from contracts.reporting.services.samples import draw_sample, hand_over
from contracts.reporting.services.sign_offs import reopen_period, sign_off_period
from contracts.services.history import local_day
from contracts.views.base import AgreementMixin, DeskView, FormView


class PeriodsView(AgreementMixin, DeskView):
    """How every period stands that is over."""

    section = "reports"
    page_title = gettext_lazy("Toetsing per periode")
    template_name = "rapportages/periods.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the periods, the samples and the evidence."""
        context = super().get_context_data(**kwargs)
        sees_evidence = can_take_part(self.user, self.agreement)
        evidence = self.agreement.evidence.select_related("added_by", "observation__indicator")
        context.update(
            states=period_states(self.agreement, local_day(self.now)),
            samples=self.agreement.samples.select_related("drawn_by"),
            can_judge=can_judge(self.user, self.agreement),
            can_plan=can_plan(self.user, self.agreement),
            sees_evidence=sees_evidence,
            evidence=evidence if sees_evidence else [],
        )
        return context


class PeriodMixin(AgreementMixin):
    """One period of an agreement that is over, named by its first day."""

    section = "reports"

    @cached_property
    def period(self) -> Period:
        """The period of this address."""
        periods = ended_periods(self.agreement, local_day(self.now))  # type: ignore[attr-defined]
        for period in periods:
            if period.start == self.kwargs["start"]:
                return period
        raise Http404

    def is_allowed(self) -> bool:
        """Only evaluators of this agreement."""
        return can_judge(self.request.user, self.agreement)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the period and the way back."""
        context = super().get_context_data(**kwargs)
        back = reverse("rapportages:periods", args=[self.agreement.pk])
        context.update(period=self.period, back=back)
        return context


class SignOffView(PeriodMixin, FormView):
    """Say that this period is done, with the three questions answered."""

    page_title = gettext_lazy("Toetsing afronden")
    template_name = "rapportages/form.html"
    form_class = SignOffForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what stands in the way, if anything does."""
        context = super().get_context_data(**kwargs)
        state = state_of(self.agreement, self.period)
        reasons = []
        if state.unjudged_count:
            reasons.append(Refused("sign_off_open", "", {"count": state.unjudged_count}).message)
        if state.dispute_count:
            reasons.append(Refused("sign_off_dispute", "", {"count": state.dispute_count}).message)
        if state.sign_off is not None:
            reasons.append(Refused("sign_off_done").message)
        context.update(action=_("Toetsing afronden"), explanation=" ".join(reasons))
        return context

    def carry_out(self, form: Any) -> str:
        """Write it."""
        sign_off_period(
            agreement=self.agreement,
            period=self.period,
            by=self.user,
            now=self.now,
            **form.cleaned_data,
        )
        self.tell(_("De toetsing van deze periode is afgerond."))
        return reverse("rapportages:periods", args=[self.agreement.pk])


class DrawView(PeriodMixin, FormView):
    """Draw a sample."""

    page_title = gettext_lazy("Steekproef trekken")
    template_name = "rapportages/form.html"
    form_class = SampleForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say from how many is drawn."""
        context = super().get_context_data(**kwargs)
        count = population_of(self.agreement, self.period.start, self.period.end).count()
        words = _("Er zijn %(count)s metingen om uit te trekken.") % {"count": count}
        context.update(action=_("Steekproef trekken"), explanation=words)
        return context

    def carry_out(self, form: Any) -> str:
        """Draw it."""
        sample = draw_sample(
            agreement=self.agreement,
            start=self.period.start,
            end=self.period.end,
            by=self.user,
            now=self.now,
            **form.cleaned_data,
        )
        return reverse("rapportages:sample", args=[sample.pk])


class SampleView(DeskView):
    """Which observations are checked, how far that is, and what it says."""

    section = "reports"
    page_title = gettext_lazy("Steekproef")
    template_name = "rapportages/sample.html"

    @cached_property
    def sample(self) -> Sample:
        """The sample of this address."""
        rows = Sample.objects.select_related("agreement", "drawn_by")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def is_allowed(self) -> bool:
        """Whoever sees the agreement."""
        return can_see(self.request.user, self.sample.agreement)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the rows and how far the checking is."""
        context = super().get_context_data(**kwargs)
        agreement: Agreement = self.sample.agreement
        progress = progress_of(self.sample)
        takes_sample = bool(sample_metrics(agreement))
        context.update(
            sample=self.sample,
            agreement=agreement,
            rows=sample_rows(self.sample),
            progress=progress,
            last_day=self.sample.period_end - timedelta(days=1),
            sees_persons=can_see_persons(self.user, agreement),
            can_judge=can_judge(self.user, agreement),
            takes_sample=takes_sample,
            can_hand_over=takes_sample and progress.is_done and can_record(self.user, agreement),
        )
        return context

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Record the outcome in the metrics of the terms."""
        context = self.get_context_data()
        if not context["can_hand_over"]:
            return self.refuse()
        try:
            made = hand_over(sample=self.sample, by=self.user, now=self.now)
        except Refused as refused:
            return self.show(status=422, problem=refused.message)
        words = _("De uitkomst staat bij de metingen (%(count)s). De toetser beoordeelt haar.")
        self.tell(words % {"count": len(made)})
        return redirect("contracten:observations", pk=self.sample.agreement_id)


class ReopenView(FormView):
    """Open a period again, with a reason."""

    section = "reports"
    page_title = gettext_lazy("Toetsing heropenen")
    template_name = "rapportages/form.html"
    form_class = ReasonForm

    @cached_property
    def sign_off(self) -> SignOff:
        """The sign-off of this address."""
        return get_object_or_404(SignOff.objects.select_related("agreement"), pk=self.kwargs["pk"])

    def is_allowed(self) -> bool:
        """The evaluator and the contract manager."""
        user, agreement = self.request.user, self.sign_off.agreement
        return can_judge(user, agreement) or can_plan(user, agreement)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way back."""
        context = super().get_context_data(**kwargs)
        context.update(
            agreement=self.sign_off.agreement,
            action=_("Heropenen"),
            back=reverse("rapportages:periods", args=[self.sign_off.agreement_id]),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Write it."""
        reopen_period(sign_off=self.sign_off, by=self.user, now=self.now, **form.cleaned_data)
        self.tell(_("De toetsing van deze periode is heropend."))
        return reverse("rapportages:periods", args=[self.sign_off.agreement_id])


class DayConverter:
    """A day in an address: 2026-04-01."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """Return the day; what is no day is no address (ValueError)."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """Return the day as text."""
        return value.isoformat()
