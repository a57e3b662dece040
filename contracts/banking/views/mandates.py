"""Who may decide up to which amount: what holds, a form, and everything that changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.banking.forms import MandateForm
from contracts.banking.models import MandateChange
from contracts.banking.services.mandates import change_mandate
from contracts.banking.views.batches import BankView
from contracts.models import Mandate, ScopedMandate
from contracts.permissions import can_manage
from contracts.selectors.mandates import ScopeKey, scope_names
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
        names = scope_names()
        held: dict[int, list[tuple[Mandate | ScopedMandate, str]]] = {}
        for general in Mandate.objects.filter(currency="EUR"):
            held.setdefault(general.user_id, []).append((general, ""))
        for row in ScopedMandate.objects.filter(currency="EUR").order_by("scope", "scope_code"):
            held.setdefault(row.user_id, []).append((row, words_of(row, names)))
        people = get_user_model().objects.filter(is_active=True, groups__name=APPROVER)
        page = self.page_of(MandateChange.objects.select_related("user", "by"))
        context.update(
            people=[
                (person, held.get(person.pk, [])) for person in people.order_by("last_name", "pk")
            ],
            page=page,
            changes=[(row, words_of(row, names)) for row in page],
            can_give=can_manage(self.user),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Give, change or end it."""
        change_mandate(
            person=form.cleaned_data["person"],
            max_cents=form.cleaned_data["amount"],
            scope=form.cleaned_data["scope"],
            by=self.user,
            now=self.now,
            reason=form.cleaned_data["reason"],
        )
        self.tell(_("Het mandaat is vastgelegd."))
        return reverse("bank:mandates")


def words_of(row: ScopedMandate | MandateChange, names: Mapping[ScopeKey, str]) -> str:
    """Return for which programme or fund a mandate is; empty: a general one."""
    if not row.scope_code:
        return ""
    name = names.get((row.scope, row.scope_code), row.scope_code)
    return f"{row.get_scope_display()}: {name}"
