"""Payment orders: what is to be released, and what the bank did with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

from contracts import services
from contracts.enums import PaymentStatus
from contracts.forms.agreements import NeededReasonForm, ReasonForm
from contracts.models import PaymentOrder
from contracts.permissions import can_release_payments, can_see_all
from contracts.selectors import desk
from contracts.selectors.account_changes import changes_waiting, waiting_change_of
from contracts.views.base import DeskView, FormView


@dataclass(frozen=True, slots=True)
class PaymentStep:
    """One thing that can be done with a payment order."""

    name: str
    label: str | Promise
    explanation: str | Promise
    service: Callable[..., PaymentOrder]
    needs_reason: bool = False


STEPS: Final = (
    PaymentStep(
        "vrijgeven",
        _("Vrijgeven"),
        _("De betaling mag naar de bank. Controleer de ontvanger en het bedrag."),
        services.release_payment,
    ),
    PaymentStep(
        "bevestigen",
        _("Betaling bevestigen"),
        _("U legt vast dat het geld is overgemaakt. De betaling wordt geboekt."),
        services.confirm_payment,
    ),
    PaymentStep(
        "weigeren",
        _("Weigeren"),
        _("De betaling gaat niet door. Na herstel kan zij opnieuw worden vrijgegeven."),
        services.refuse_payment,
        needs_reason=True,
    ),
)
STEPS_BY_STATUS: Final = {
    PaymentStatus.PROPOSED: ("vrijgeven", "weigeren"),
    PaymentStatus.APPROVED: ("bevestigen", "weigeren"),
    PaymentStatus.EXPORTED: ("bevestigen", "weigeren"),
    PaymentStatus.REFUSED: ("vrijgeven",),
    PaymentStatus.PARTLY: ("vrijgeven", "bevestigen", "weigeren"),
    PaymentStatus.PAID: (),
    PaymentStatus.LAPSED: (),
}


class PaymentListView(DeskView):
    """All payment orders, newest first."""

    section = "payments"
    page_title = _("Betalingen")
    template_name = "contracts/desk/payments.html"

    def is_allowed(self) -> bool:
        """Only who sees every agreement."""
        return can_see_all(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the page of orders with what can be done with each."""
        context = super().get_context_data(**kwargs)
        asked = self.request.GET.get("status", "")
        status = asked if asked in PaymentStatus.values else ""
        page = self.page_of(desk.payments_for(self.user, status))
        can_release = can_release_payments(self.user)
        labels = {step.name: step.label for step in STEPS}
        context.update(
            page=page,
            rows=[
                (order, [(name, labels[name]) for name in STEPS_BY_STATUS[order.status]])
                if can_release
                else (order, [])
                for order in page
            ],
            status=status,
            statuses=PaymentStatus.choices,
            account_changes=changes_waiting(),
            can_release=can_release,
        )
        return context


class PaymentStepView(FormView):
    """Ask to confirm a step of a payment."""

    section = "payments"
    template_name = "contracts/desk/payment_step.html"

    def is_allowed(self) -> bool:
        """Only who releases payments."""
        return can_release_payments(self.request.user)

    @cached_property
    def order(self) -> PaymentOrder:
        """The order of this address."""
        rows = PaymentOrder.objects.select_related(
            "settlement__agreement", "payer__party", "recipient__party"
        )
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    @property
    def step(self) -> PaymentStep:
        """The step of this address."""
        for step in STEPS:
            if step.name == self.kwargs["step"]:
                return step
        raise Http404

    def get_page_title(self) -> str:
        """Return what the step is called."""
        return str(self.step.label)

    def make_form(self, **kwargs: Any) -> ReasonForm | NeededReasonForm:
        """Refusing needs a reason."""
        if self.step.needs_reason:
            return NeededReasonForm(**kwargs)
        form = ReasonForm(**kwargs)
        del form.fields["reason"]
        return form

    @property
    def warning(self) -> str:
        """What can go wrong with this step now; empty when nothing can."""
        is_at_bank = self.order.status in (PaymentStatus.EXPORTED, PaymentStatus.PARTLY)
        if self.step.name != "weigeren" or not is_at_bank:
            return ""
        return str(
            _(
                "Deze betaling staat al in een betaalbestand. Vraag eerst aan de bank of zij niet "
                "is uitgevoerd. Anders betaalt u straks misschien twee keer."
            )
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the order and what the step means."""
        context = super().get_context_data(**kwargs)
        back = reverse("contracten:payments")
        context.update(order=self.order, step=self.step, warning=self.warning, back=back)
        if self.step.name == "vrijgeven":
            context["account_change"] = waiting_change_of(self.order)
        return context

    def carry_out(self, form: Any) -> str:
        """Take the step."""
        extra = {"reason": form.cleaned_data["reason"]} if self.step.needs_reason else {}
        self.step.service(order=self.order, by=self.user, now=self.now, **extra)
        self.tell(f"{self.order.settlement.agreement.number}: {str(self.step.label).lower()}.")
        return reverse("contracten:payments")
