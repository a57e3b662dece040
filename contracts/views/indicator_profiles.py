"""What indicators are for: their ladder, their profile, their readers, and one calendar for all."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.enums import AgreementStatus
from contracts.forms.agreements import NeededReasonForm
from contracts.forms.indicator_profiles import NeedForm, ProfileForm
from contracts.indicator_words import UNTOLD, level_lead
from contracts.models import Indicator, IndicatorProfile, InformationNeed
from contracts.permissions import can_manage
from contracts.selectors.agreements import agreements_for
from contracts.selectors.indicator_profiles import is_early, ladder_of, profiles_of
from contracts.selectors.information_needs import needs_of, provider_needs
from contracts.services.indicator_profiles import (
    ask_information,
    describe_indicator,
    withdraw_information,
)
from contracts.services.parties import CHANGED_WHILE
from contracts.views.base import AgreementMixin, DeskView, FormView
from contracts.views.drafting import ManagedMixin


class IndicatorsView(AgreementMixin, DeskView):
    """The ladder of targets with what each is for and who reads it."""

    section = "agreements"
    page_title = gettext_lazy("Indicatoren")
    template_name = "contracts/desk/indicators.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the ladder and the readers."""
        context = super().get_context_data(**kwargs)
        agreement = self.agreement
        today = timezone.localdate(self.now)
        asked: dict[int, list[InformationNeed]] = {}
        for need in needs_of([agreement]):
            asked.setdefault(need.indicator_id, []).append(need)
        context.update(
            rungs=[
                {
                    "indicator": rung.indicator,
                    "profile": rung.profile,
                    "depth": rung.depth,
                    "lead": level_lead(rung.profile.level if rung.profile else UNTOLD),
                    "is_early": is_early(rung.profile, today),
                    "needs": asked.get(rung.indicator.pk, []),
                }
                for rung in ladder_of(agreement)
            ],
            can_manage=can_manage(self.user, agreement),
            is_starting=agreement.status in CHANGED_WHILE,
        )
        return context


class IndicatorMixin(ManagedMixin):
    """Something of one indicator, for who manages the agreement."""

    section = "agreements"

    @cached_property
    def indicator(self) -> Indicator:
        """The indicator of this address."""
        return get_object_or_404(self.agreement.indicators, pk=self.kwargs["indicator"])

    def back(self) -> str:
        """Return the address of the indicators."""
        return reverse("contracten:indicators", args=[self.agreement.pk])

    def get_trail(self) -> list[dict[str, Any]]:
        """Put the indicators in the breadcrumbs."""
        return [*super().get_trail(), {"url": self.back(), "label": _("Indicatoren")}]


class ProfileView(IndicatorMixin, FormView):
    """What the indicator is for; after the start with a reason."""

    template_name = "contracts/desk/form.html"

    def get_page_title(self) -> str:
        """Return the name of the indicator."""
        return _("Profiel van %(indicator)s") % {"indicator": self.indicator.name}

    @cached_property
    def profile(self) -> IndicatorProfile | None:
        """The profile that holds."""
        return profiles_of([self.agreement.pk]).get(self.indicator.pk)

    def make_form(self, **kwargs: Any) -> ProfileForm:
        """Return the form with what holds now."""
        kwargs.pop("files", None)
        needs_reason = self.agreement.status not in CHANGED_WHILE
        return ProfileForm(
            indicator=self.indicator, profile=self.profile, needs_reason=needs_reason, **kwargs
        )

    def carry_out(self, form: Any) -> str:
        """Write the profile."""
        describe_indicator(
            indicator=self.indicator, by=self.user, now=self.now, **form.cleaned_data
        )
        self.tell(_("Het profiel is bewaard."))
        return self.back()


class NeedView(IndicatorMixin, FormView):
    """Somebody who wants to read the indicator."""

    template_name = "contracts/desk/form.html"
    form_class = NeedForm

    def get_page_title(self) -> str:
        """Return the question."""
        return _("Wie leest %(indicator)s?") % {"indicator": self.indicator.name}

    def carry_out(self, form: Any) -> str:
        """Note it."""
        ask_information(indicator=self.indicator, by=self.user, now=self.now, **form.cleaned_data)
        self.tell(_("De lezer is toegevoegd."))
        return self.back()


class WithdrawNeedView(IndicatorMixin, FormView):
    """Ask why somebody no longer reads it."""

    template_name = "contracts/desk/confirm.html"
    page_title = gettext_lazy("Niet meer nodig")
    form_class = NeededReasonForm

    @cached_property
    def need(self) -> InformationNeed:
        """The need of this address."""
        rows = InformationNeed.objects.filter(
            indicator=self.indicator, is_withdrawn=False, replaced_by__isnull=True
        )
        return get_object_or_404(rows.select_related("indicator"), pk=self.kwargs["need"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whose question ends."""
        context = super().get_context_data(**kwargs)
        words = {"name": self.need.name, "indicator": self.indicator.name}
        context.update(
            explanation=_("%(name)s vraagt dan niet meer naar “%(indicator)s”.") % words,
            action=_("Laten vervallen"),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """End it."""
        withdraw_information(
            need=self.need, reason=form.cleaned_data["reason"], by=self.user, now=self.now
        )
        self.tell(_("De vraag is vervallen."))
        return self.back()


class NeedsView(DeskView):
    """Over all agreements: who asks what of whom, what is asked twice, and one calendar."""

    section = "agreements"
    page_title = gettext_lazy("Wie vraagt wat, en wanneer?")
    template_name = "contracts/desk/needs.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the matrix per provider."""
        context = super().get_context_data(**kwargs)
        over = (AgreementStatus.ENDED, AgreementStatus.SETTLED)
        agreements = agreements_for(self.user).exclude(status__in=over)
        context["providers"] = provider_needs(agreements, timezone.localdate(self.now))
        return context
