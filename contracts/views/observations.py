"""What was measured: the list of an agreement, one observation, entering and correcting."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts import services
from contracts.enums import ObservationStatus
from contracts.exports.tables import csv_lines, observation_head, observation_rows
from contracts.forms.agreements import NeededReasonForm
from contracts.forms.observations import CorrectionForm, ObservationForm
from contracts.models import Agreement, Observation
from contracts.permissions import (
    can_record,
    can_see,
    can_see_persons,
    can_verify,
    can_verify_for,
)
from contracts.selectors import desk
from contracts.selectors.settlements import settlements_of
from contracts.views.base import AgreementMixin, DeskView, FormView

STATES: Final = (
    ("", gettext_lazy("Alle")),
    ("open", gettext_lazy("Te toetsen")),
    ("accepted", gettext_lazy("Geaccepteerd")),
    ("partly", gettext_lazy("Gedeeltelijk")),
    ("disputed", gettext_lazy("Betwist")),
    ("withdrawn", gettext_lazy("Ingetrokken")),
)


class ObservationListView(AgreementMixin, DeskView):
    """The observations of an agreement, by state."""

    section = "agreements"
    page_title = gettext_lazy("Metingen")
    template_name = "contracts/desk/observations.html"

    @property
    def state(self) -> str:
        """The state that was asked for."""
        asked = self.request.GET.get("staat", "")
        return asked if asked in dict(STATES) else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the page of observations."""
        context = super().get_context_data(**kwargs)
        context.update(
            page=self.page_of(desk.observations_of(self.agreement, self.state)),
            state=self.state,
            states=STATES,
            may_see_persons=can_see_persons(self.user, self.agreement),
            can_record=can_record(self.user, self.agreement),
            can_verify=can_verify_for(self.user, self.agreement),
        )
        return context


class ObservationCsvView(ObservationListView):
    """The same list as a file."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Send the rows one by one."""
        rows = desk.observations_of(self.agreement, self.state)
        name = f"{self.agreement.number}-metingen.csv"
        with_persons = can_see_persons(self.user, self.agreement)
        return StreamingHttpResponse(
            csv_lines(observation_head(), observation_rows(rows, with_persons=with_persons)),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class RecordView(AgreementMixin, FormView):
    """Enter one value by hand."""

    section = "agreements"
    page_title = gettext_lazy("Meting invoeren")
    template_name = "contracts/desk/form.html"

    def is_allowed(self) -> bool:
        """Only the provider and the contract manager."""
        return can_record(self.request.user, self.agreement)

    def make_form(self, **kwargs: Any) -> ObservationForm:
        """Offer the indicators of this agreement."""
        return ObservationForm(agreement=self.agreement, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way back."""
        context = super().get_context_data(**kwargs)
        context["back"] = reverse("contracten:observations", args=[self.agreement.pk])
        return context

    def carry_out(self, form: Any) -> str:
        """Record it; it counts after the evaluator accepted it."""
        services.record_observation(
            agreement=self.agreement, by=self.user, now=self.now, **form.cleaned_data
        )
        self.tell(_("De meting is bewaard. Zij telt mee zodra de toetser haar accepteert."))
        return reverse("contracten:observations", args=[self.agreement.pk])


class ObservationMixin:
    """One observation, with its agreement around it."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def observation(self) -> Observation:
        """The observation of this address."""
        rows = Observation.objects.select_related("indicator", "agreement", "entered_by")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    @property
    def agreement(self) -> Agreement:
        """Its agreement."""
        return self.observation.agreement

    def is_allowed(self) -> bool:
        """Whether this person may see it."""
        return can_see(self.request.user, self.agreement)

    def get_page_title(self) -> str:
        """Return what was measured and when."""
        day = f"{self.observation.on:%d-%m-%Y}"
        return f"{self.observation.indicator.name}, {day}"

    def get_trail(self) -> list[dict[str, Any]]:
        """Put the agreement and its observations in the breadcrumbs."""
        pk = self.agreement.pk
        return [
            {"url": reverse("contracten:agreement", args=[pk]), "label": self.agreement.number},
            {"url": reverse("contracten:observations", args=[pk]), "label": _("Metingen")},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the observation and the way back."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        context.update(agreement=self.agreement, observation=self.observation, back=self.address())
        return context

    def address(self) -> str:
        """Return the address of the observation."""
        return reverse("contracten:observation", args=[self.observation.pk])


class ObservationView(ObservationMixin, DeskView):
    """One observation, its corrections and every verdict about it."""

    section = "agreements"
    template_name = "contracts/desk/observation.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the chain of corrections, the verdicts and the settlements that it went into."""
        context = super().get_context_data(**kwargs)
        row = self.observation
        newer = Observation.objects.filter(replaces=row).first()
        is_current = newer is None and row.status != ObservationStatus.WITHDRAWN
        context.update(
            newer=newer,
            hides_persons=not can_see_persons(self.user, self.agreement),
            older=row.replaces,
            verdicts=row.verifications.select_related("by").order_by("-pk"),
            settlements=settlements_of(row),
            can_correct=is_current and can_record(self.user, self.agreement),
            can_verify=newer is None and can_verify(self.user, row),
        )
        return context


class CorrectView(ObservationMixin, FormView):
    """Say what it should have been; the old value stays readable."""

    section = "agreements"
    template_name = "contracts/desk/form.html"

    def is_allowed(self) -> bool:
        """Only who may record."""
        return can_record(self.request.user, self.agreement)

    def get_page_title(self) -> str:
        """Return what this screen does."""
        return _("Meting corrigeren")

    def make_form(self, **kwargs: Any) -> CorrectionForm:
        """Start from what was said."""
        return CorrectionForm(initial=CorrectionForm.initial_of(self.observation), **kwargs)

    def carry_out(self, form: Any) -> str:
        """Replace it."""
        made = services.correct_observation(
            observation=self.observation, by=self.user, now=self.now, **form.cleaned_data
        )
        self.tell(_("De correctie is bewaard. De toetser beoordeelt haar opnieuw."))
        return reverse("contracten:observation", args=[made.pk])


class WithdrawView(CorrectView):
    """Take it back."""

    template_name = "contracts/desk/confirm.html"

    def get_page_title(self) -> str:
        """Return what this screen does."""
        return _("Meting intrekken")

    def make_form(self, **kwargs: Any) -> Any:
        """Ask only why."""
        return NeededReasonForm(**kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what it means."""
        context = super().get_context_data(**kwargs)
        context.update(
            question=_("Meting intrekken"),
            explanation=_(
                "De meting telt niet meer mee zodra de toetser dat accepteert. Wat al is "
                "afgerekend wordt dan gecorrigeerd. De meting blijft leesbaar."
            ),
            action=_("Intrekken"),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Withdraw it."""
        made = services.withdraw_observation(
            observation=self.observation, by=self.user, now=self.now, **form.cleaned_data
        )
        self.tell(_("De meting is ingetrokken."))
        return reverse("contracten:observation", args=[made.pk])
