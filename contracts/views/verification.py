"""What the independent evaluator judges: the list, one observation, several at once."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from contracts import services
from contracts.errors import Refused
from contracts.forms.observations import VerificationForm
from contracts.models import Observation
from contracts.permissions import can_see, can_verify, is_in_group
from contracts.selectors.roles import EVALUATOR, is_evaluator
from contracts.views.base import FormView
from contracts.views.observations import ObservationMixin


class VerifyView(ObservationMixin, FormView):
    """Judge one observation."""

    section = "verify"
    template_name = "contracts/desk/verify.html"
    form_class = VerificationForm

    def is_allowed(self) -> bool:
        """Evaluators of this agreement see it; why one of them may not judge, the screen says."""
        user = self.request.user
        return can_see(user, self.agreement) and (
            is_in_group(user, EVALUATOR) or can_verify(user, self.observation)
        )

    def get_trail(self) -> list[dict[str, Any]]:
        """Nothing stands between the list and this screen."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what was said before, and why this person may not judge it, if so."""
        context = super().get_context_data(**kwargs)
        row: Observation = self.observation
        context["verdicts"] = row.verifications.select_related("by").order_by("-pk")
        context["older"] = row.replaces
        context["objection"] = self._objection()
        context["back"] = reverse("contracten:verify_list")
        return context

    def _objection(self) -> str:
        if can_verify(self.request.user, self.observation):
            return ""
        if self.observation.entered_by_id == self.user.pk:
            return Refused("same_person_entered", "by").message
        if not is_evaluator(self.user, self.agreement):
            return Refused("not_evaluator", "by").message
        return _("U hebt zelf een belang bij dit contract. Laat iemand anders toetsen.")

    def carry_out(self, form: Any) -> str:
        """Write the verdict."""
        data = form.cleaned_data
        services.verify_observation(
            observation=self.observation,
            decision=data["decision"],
            accepted_quantity=data["accepted_quantity"],
            reason=data["reason"],
            answers={
                "is_context_complete": data["is_context_complete"],
                "would_have_happened_anyway": data["would_have_happened_anyway"],
                "do_practitioners_recognise": data["do_practitioners_recognise"],
            },
            by=self.user,
            now=self.now,
        )
        self.tell(_("Uw oordeel is bewaard."))
        return reverse("contracten:verify_list")
