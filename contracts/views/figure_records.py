"""The figures of one indicator with their stories, talks and voices, and telling something."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from contracts.dossier_codes import Direction, RecordKind
from contracts.forms.figure_records import RecordForm
from contracts.indicator_words import UNTOLD, level_lead, movement_words
from contracts.models import Indicator
from contracts.permissions import can_tell
from contracts.presentation import reader_language
from contracts.selectors.indicator_profiles import figures_of, is_early, profiles_of
from contracts.services.figure_records import TOLD_WHILE, record_on_figure
from contracts.views.base import AgreementMixin, DeskView, FormView


class OneIndicatorMixin(AgreementMixin):
    """Something about one indicator of the agreement."""

    section = "agreements"

    @cached_property
    def indicator(self) -> Indicator:
        """The indicator of this address."""
        return get_object_or_404(
            self.agreement.indicators.select_related("agreement"), pk=self.kwargs["indicator"]
        )

    def get_trail(self) -> list[dict[str, Any]]:
        """Put the indicators in the breadcrumbs."""
        url = reverse("contracten:indicators", args=[self.agreement.pk])
        return [*super().get_trail(), {"url": url, "label": _("Indicatoren")}]

    def here(self) -> str:
        """Return the address of the figures."""
        return reverse("contracten:figures", args=[self.agreement.pk, self.indicator.pk])


class FiguresView(OneIndicatorMixin, DeskView):
    """Count and tell: the figure of each period beside what is told about it."""

    template_name = "contracts/desk/figures.html"

    def get_page_title(self) -> str:
        """Return the name of the indicator."""
        return self.indicator.name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add figures and records."""
        context = super().get_context_data(**kwargs)
        today = timezone.localdate(self.now)
        indicator = self.indicator
        profile = profiles_of([self.agreement.pk]).get(indicator.pk)
        direction = profile.direction if profile else Direction.UP
        told = indicator.records.select_related("by").order_by("-on", "-pk")
        may_tell = self.agreement.status in TOLD_WHILE and can_tell(self.user, self.agreement)
        context.update(
            indicator=indicator,
            profile=profile,
            kind=profile.get_level_display() if profile else "",
            kind_lead=level_lead(profile.level if profile else UNTOLD),
            is_early=is_early(profile, today),
            figures=[
                {
                    "figure": figure,
                    "movement": movement_words(
                        indicator.baseline, figure.value, direction, reader_language()
                    ),
                }
                for figure in figures_of(indicator, today)
            ],
            kinds=[
                {
                    "kind": kind,
                    "records": [row for row in told if row.kind == kind],
                    "can_tell": may_tell,
                }
                for kind in RecordKind
            ],
            is_relapse_due=profile is not None
            and profile.relapse_on is not None
            and profile.relapse_on <= today
            and not any(row.kind == RecordKind.RELAPSE for row in told),
        )
        return context


class TellView(OneIndicatorMixin, FormView):
    """Tell something beside the figures."""

    template_name = "contracts/desk/form.html"

    def is_allowed(self) -> bool:
        """Who reports, verifies or manages."""
        return can_tell(self.request.user, self.agreement)

    @cached_property
    def kind(self) -> RecordKind:
        """What is told."""
        if self.kwargs["kind"] not in RecordKind.values:
            raise Http404
        return RecordKind(self.kwargs["kind"])

    def get_page_title(self) -> str:
        """Return what is told, about which indicator."""
        return f"{self.kind.label}: {self.indicator.name}"

    def make_form(self, **kwargs: Any) -> RecordForm:
        """Return the form of this kind."""
        kwargs.pop("files", None)
        return RecordForm(kind=self.kind, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way back."""
        return {**super().get_context_data(**kwargs), "back": self.here()}

    def carry_out(self, form: Any) -> str:
        """Write it down."""
        record_on_figure(
            indicator=self.indicator,
            kind=self.kind,
            by=self.user,
            now=self.now,
            **form.cleaned_data,
        )
        self.tell(_("Bewaard: %(part)s") % {"part": self.kind.label})
        return self.here()
