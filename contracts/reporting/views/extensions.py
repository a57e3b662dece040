"""More time for a report, and how an agreement is reported."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.reporting.enums import ExtensionState
from contracts.reporting.forms.requests import ExtensionDecisionForm, ExtensionForm, PlanForm
from contracts.reporting.models import Extension
from contracts.reporting.permissions import can_plan, can_report
from contracts.reporting.selectors.requests import plan_of
from contracts.reporting.services.asking import change_plan
from contracts.reporting.services.extending import ask_extension, decide_extension
from contracts.reporting.views.requests import RequestMixin
from contracts.views.base import AgreementMixin, FormView


class AskExtensionView(RequestMixin, FormView):
    """Ask for more time."""

    template_name = "rapportages/form.html"
    form_class: type[BaseForm] = ExtensionForm

    def is_allowed(self) -> bool:
        """Only the provider."""
        return can_report(self.request.user, self.agreement)

    def get_page_title(self) -> str:
        """Return what this screen does."""
        return _("Uitstel vragen")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what the button does."""
        return super().get_context_data(action=_("Uitstel vragen"), **kwargs)

    def carry_out(self, form: Any) -> str:
        """Ask for it."""
        ask_extension(request=self.asked, by=self.user, now=self.now, **form.cleaned_data)
        self.tell(_("De contractmanager heeft uw vraag gekregen."))
        return self.address()


class DecideExtensionView(AskExtensionView):
    """Give more time, or refuse it with a reason."""

    form_class = ExtensionDecisionForm

    def is_allowed(self) -> bool:
        """Only the contract manager."""
        return can_plan(self.request.user, self.agreement)

    def get_page_title(self) -> str:
        """Return what this screen does."""
        return _("Besluiten over uitstel")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what was asked."""
        context = FormView.get_context_data(self)
        context.update(
            RequestMixin.get_context_data(self), action=_("Besluiten"), extension=self.extension
        )
        return {**context, **kwargs}

    @property
    def extension(self) -> Extension:
        """The one that is open, or else the last."""
        rows = self.asked.extensions.select_related("asked_by")
        found = rows.filter(state=ExtensionState.ASKED).first()
        return found or get_object_or_404(rows.order_by("-pk")[:1])

    def carry_out(self, form: Any) -> str:
        """Write the decision."""
        decide_extension(
            extension=self.extension,
            is_granted=form.cleaned_data["decision"] == "yes",
            reason=form.cleaned_data["reason"],
            by=self.user,
            now=self.now,
        )
        self.tell(_("De uitvoerder heeft uw besluit gekregen."))
        return self.address()


class PlanView(AgreementMixin, FormView):
    """How an agreement is reported and verified."""

    section = "reports"
    page_title = gettext_lazy("Afspraken over rapporteren")
    template_name = "rapportages/form.html"

    def is_allowed(self) -> bool:
        """Only the contract manager."""
        return can_plan(self.request.user, self.agreement)

    def make_form(self, **kwargs: Any) -> PlanForm:
        """Start from what holds now."""
        return PlanForm(instance=plan_of(self.agreement), **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way back."""
        context = super().get_context_data(**kwargs)
        context.update(action=_("Bewaren"), back=reverse("rapportages:requests"))
        return context

    def carry_out(self, form: Any) -> str:
        """Keep it."""
        change_plan(agreement=self.agreement, by=self.user, now=self.now, **form.cleaned_data)
        self.tell(_("De afspraken over rapporteren zijn bewaard."))
        return reverse("contracten:agreement", args=[self.agreement.pk])
