"""Payment orders: what is to be released, and what the bank did with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contracts import services
from contracts.enums import PaymentStatus
from contracts.exports.tables import day_cell, last_day_cell, money_cell, safe_cell
from contracts.forms.agreements import NeededReasonForm, ReasonForm
from contracts.models import PaymentOrder
from contracts.permissions import can_confirm_accounts, can_release_payments, can_see_all
from contracts.selectors import desk
from contracts.selectors.account_changes import changes_waiting, waiting_change_of
from contracts.views.base import DeskView, FormView
from contracts.views.searching import SearchMixin


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


class PaymentListView(SearchMixin, DeskView):
    """All payment orders, newest first."""

    section = "payments"
    page_title = _("Betalingen")
    template_name = "contracts/desk/payments.html"
    statuses = PaymentStatus.choices
    search_in = (
        "settlement__agreement__number",
        "settlement__agreement__title",
        "payer__party__name",
        "recipient__party__name",
    )
    search_from = "settlement__period_end__gt"
    search_until = "settlement__period_start__lt"
    day_words = _("De periode van de afrekening")
    file_name = "betalingen"

    def is_allowed(self) -> bool:
        """Only who sees every agreement."""
        return can_see_all(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the page of orders with what can be done with each."""
        context = super().get_context_data(**kwargs)
        page = self.page_of(self.found())
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
            account_changes=changes_waiting(),
            can_confirm=can_confirm_accounts(self.user),
        )
        return context

    def found(self) -> QuerySet[PaymentOrder]:
        """The orders of the search that this person sees."""
        return self.searched(desk.payments_for(self.user))

    def file_head(self) -> list[str]:
        """The same as the screen, and what was paid of it."""
        return [
            gettext("Contract"),
            gettext("Titel"),
            gettext("Periode vanaf"),
            gettext("Periode tot en met"),
            gettext("Betaler"),
            gettext("Ontvanger"),
            gettext("Soort"),
            gettext("Status"),
            gettext("Bedrag"),
            gettext("Nog open"),
            gettext("Munt"),
            gettext("Ontstaan op"),
            gettext("Laatste stap op"),
            gettext("Opmerking"),
        ]

    def file_row(self, row: PaymentOrder) -> list[str]:
        """One order."""
        settlement = row.settlement
        is_over = row.status == PaymentStatus.LAPSED
        return [
            safe_cell(settlement.agreement.number),
            safe_cell(settlement.agreement.title),
            day_cell(settlement.period_start),
            last_day_cell(settlement.period_end),
            safe_cell(row.payer.party.name),
            safe_cell(row.recipient.party.name),
            str(row.get_direction_display()),
            str(row.get_status_display()),
            money_cell(row.amount_cents),
            money_cell(0 if is_over else row.open_cents),
            settlement.currency,
            day_cell(row.created_at),
            day_cell(row.decided_at),
            safe_cell(row.problem),
        ]


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
            context["can_confirm"] = can_confirm_accounts(self.user)
        return context

    def carry_out(self, form: Any) -> str:
        """Take the step."""
        extra = {"reason": form.cleaned_data["reason"]} if self.step.needs_reason else {}
        self.step.service(order=self.order, by=self.user, now=self.now, **extra)
        self.tell(f"{self.order.settlement.agreement.number}: {str(self.step.label).lower()}.")
        return reverse("contracten:payments")
