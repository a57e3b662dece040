"""Handing an agreement to another contract manager."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.forms.handing_over import HandOverForm
from contracts.permissions import can_hand_over
from contracts.services.handing_over import hand_over_agreement
from contracts.views.base import AgreementMixin, FormView


class HandOverView(AgreementMixin, FormView):
    """To whom, and why."""

    section = "agreements"
    page_title = gettext_lazy("Overdragen aan een collega")
    template_name = "contracts/desk/confirm.html"

    def is_allowed(self) -> bool:
        """Its manager, or who stands in for one who is away."""
        return can_hand_over(self.request.user, self.agreement)

    def make_form(self, **kwargs: Any) -> HandOverForm:
        """Offer who could manage it."""
        return HandOverForm(agreement=self.agreement, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what it means."""
        context = super().get_context_data(**kwargs)
        manager = self.agreement.contract_manager or _("niemand")
        context.update(
            explanation=_(
                "Nu is dit: %(manager)s. De nieuwe contractmanager krijgt voortaan de berichten "
                "over dit contract. De oude blijft het contract en zijn geschiedenis lezen."
            )
            % {"manager": manager},
            action=_("Overdragen"),
            back=reverse("contracten:agreement", args=[self.agreement.pk]),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Hand it over."""
        person = form.cleaned_data["person"]
        hand_over_agreement(
            agreement=self.agreement,
            to=person,
            by=self.user,
            now=self.now,
            reason=form.cleaned_data["reason"],
        )
        words = {"number": self.agreement.number, "person": person}
        self.tell(_("%(person)s is nu de contractmanager van %(number)s.") % words)
        return reverse("contracten:agreement", args=[self.agreement.pk])
