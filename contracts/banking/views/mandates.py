"""Who may decide up to which amount: what holds, a form, and everything that changed."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.banking.forms import MandateForm
from contracts.banking.models import MandateChange
from contracts.banking.services.mandates import change_mandate
from contracts.banking.views.batches import BankView
from contracts.models import Mandate
from contracts.permissions import can_manage
from contracts.selectors.roles import APPROVER
from contracts.views.base import FormView


class MandateView(BankView, FormView):
    """All approvers with their mandate, the form, and the history."""

    part = "mandates"
    page_title = gettext_lazy("Mandaten")
    template_name = "contracts/banking/mandates.html"
    form_class = MandateForm

    def may_send(self) -> bool:
        """Only contract managers give mandates."""
        return can_manage(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the approvers and the history."""
        context = super().get_context_data(**kwargs)
        held = {row.user_id: row for row in Mandate.objects.filter(currency="EUR")}
        people = get_user_model().objects.filter(is_active=True, groups__name=APPROVER)
        context.update(
            people=[(person, held.get(person.pk)) for person in people.order_by("last_name", "pk")],
            page=self.page_of(MandateChange.objects.select_related("user", "by")),
            can_give=can_manage(self.user),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Give, change or end it."""
        change_mandate(
            person=form.cleaned_data["person"],
            max_cents=form.cleaned_data["amount"],
            by=self.user,
            now=self.now,
            reason=form.cleaned_data["reason"],
        )
        self.tell(_("Het mandaat is vastgelegd."))
        return reverse("bank:mandates")
