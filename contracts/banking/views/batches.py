"""Batches: choosing payments, looking at them, signing, making the file, fetching it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.banking.enums import BatchStatus
from contracts.banking.forms import BatchForm, WithdrawForm
from contracts.banking.models import BankFile, PaymentBatch
from contracts.banking.selectors.accounts import debtor_of, proposal_of
from contracts.banking.selectors.batches import (
    differences,
    lines_of,
    payers_to_pay,
    problems_of,
    released_orders,
)
from contracts.banking.sepa_file import NAME_LENGTH
from contracts.banking.sepa_text import is_changed, sepa_text
from contracts.banking.services.bank_files import export_batch, fetch_file
from contracts.banking.services.batches import make_batch, sign_batch, withdraw_batch
from contracts.errors import Refused
from contracts.exports.tables import day_cell, money_cell, safe_cell
from contracts.ibans import masked_iban
from contracts.models import Party, PaymentOrder
from contracts.permissions import can_release_payments, can_see_all
from contracts.presentation import reader_language
from contracts.views.base import DeskView, FormView
from contracts.views.searching import SearchMixin
from contracts.wording import format_money

OPEN = (BatchStatus.DRAFT, BatchStatus.SIGNED)


class BankView(DeskView):
    """A screen of banking, for who sees every agreement."""

    section = "payments"

    def is_allowed(self) -> bool:
        """Only who sees every agreement; a form of it may be for fewer people."""
        if self.request.method == "POST" and not self.may_send():
            return False
        return can_see_all(self.request.user)

    def may_send(self) -> bool:
        """Whether this person may send the form of this screen."""
        return True


class BatchListView(SearchMixin, BankView):
    """Payers with released payments, and all batches."""

    part = "batches"
    page_title = gettext_lazy("Naar de bank")
    template_name = "contracts/banking/batches.html"
    statuses = BatchStatus.choices
    search_in = ("number", "payer__name")
    search_from = "execution_on__gte"
    search_until = "execution_on__lt"
    day_words = gettext_lazy("De betaaldag")
    file_name = "betaalbatches"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add who can be paid and what was made."""
        context = super().get_context_data(**kwargs)
        context.update(
            payers=payers_to_pay(),
            page=self.page_of(self.found()),
            can_release=can_release_payments(self.user),
        )
        return context

    def found(self) -> QuerySet[PaymentBatch]:
        """The batches of the search."""
        rows = PaymentBatch.objects.select_related("payer", "made_by", "signed_by", "bank_file")
        return self.searched(rows)

    def file_head(self) -> list[str]:
        """The same as the screen, and who signed."""
        return [
            _("Batch"),
            _("Betaler"),
            _("Status"),
            _("Betaaldag"),
            _("Betalingen"),
            _("Totaal"),
            _("Gemaakt op"),
            _("Gemaakt door"),
            _("Getekend op"),
            _("Getekend door"),
            _("Reden van intrekken"),
        ]

    def file_row(self, row: PaymentBatch) -> list[str]:
        """One batch."""
        return [
            safe_cell(row.number),
            safe_cell(row.payer.name),
            str(row.get_status_display()),
            day_cell(row.execution_on),
            str(row.line_count),
            money_cell(row.total_cents),
            day_cell(row.made_at),
            safe_cell(str(row.made_by)),
            day_cell(row.signed_at),
            safe_cell(str(row.signed_by or "")),
            safe_cell(row.withdrawn_reason),
        ]


class MakeBatchView(BankView, FormView):
    """Choose from the released payments of one payer; everything that is wrong at once."""

    part = "batches"
    template_name = "contracts/banking/make_batch.html"

    def is_allowed(self) -> bool:
        """Only who releases payments."""
        return can_release_payments(self.request.user)

    @cached_property
    def payer(self) -> Party:
        """The payer of this address."""
        return get_object_or_404(Party, pk=self.kwargs["payer"])

    @cached_property
    def orders(self) -> list[PaymentOrder]:
        """The payments that can be chosen."""
        return list(released_orders().filter(payer__party=self.payer))

    def get_page_title(self) -> str:
        """Name the payer."""
        return _("Batch van %(party)s") % {"party": self.payer.name}

    def make_form(self, **kwargs: Any) -> BatchForm:
        """Offer every payment, all of them chosen, to be paid today."""
        language = reader_language()
        choices = []
        for order in self.orders:
            agreement = order.settlement.agreement
            amount = format_money(order.open_cents, order.settlement.currency, language)
            label = f"{order.recipient.party.name} · {agreement.number} · {amount}"
            choices.append((order.pk, label))
        today = timezone.localdate(self.now)
        initial = {"orders": [order.pk for order in self.orders], "execution_on": today}
        return BatchForm(choices=choices, initial=initial, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the account, what is wrong and what the bank will read differently."""
        context = super().get_context_data(**kwargs)
        debtor = debtor_of(self.payer)
        names = {order.recipient.party.name for order in self.orders}
        context.update(
            payer=self.payer,
            debtor=debtor,
            iban=masked_iban(debtor.iban),
            has_proposal=proposal_of(self.payer) is not None,
            orders=self.orders,
            total=sum(order.open_cents for order in self.orders),
            problems=problems_of(self.payer, self.orders),
            rewritten=_rewritten(names),
            back=reverse("bank:batches"),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Make the batch."""
        batch = make_batch(
            payer=self.payer,
            order_ids=[int(pk) for pk in form.cleaned_data["orders"]],
            execution_on=form.cleaned_data["execution_on"],
            by=self.user,
            now=self.now,
        )
        said = _("Batch %(number)s is gemaakt. Iemand anders van financiën tekent.")
        self.tell(said % {"number": batch.number})
        return reverse("bank:batch", args=[batch.pk])


class BatchMixin:
    """One batch."""

    kwargs: dict[str, Any]
    part = "batches"

    @cached_property
    def batch(self) -> PaymentBatch:
        """The batch of this address."""
        rows = PaymentBatch.objects.select_related("payer", "made_by", "signed_by", "bank_file")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def here(self) -> str:
        """Return the address of the batch."""
        return reverse("bank:batch", args=[self.batch.pk])


class BatchView(BatchMixin, BankView):
    """What is in a batch, who did what, and the file."""

    template_name = "contracts/banking/batch.html"

    def get_page_title(self) -> str:
        """Return the number."""
        return _("Batch %(number)s") % {"number": self.batch.number}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the lines, what changed since and who fetched the file."""
        context = super().get_context_data(**kwargs)
        batch = self.batch
        lines = lines_of(batch)
        made = BankFile.objects.filter(batch=batch).select_related("made_by").first()
        context.update(
            batch=batch,
            iban=masked_iban(batch.iban),
            lines=[(line, masked_iban(line.iban)) for line in lines],
            differences=differences(batch) if batch.status in OPEN else [],
            rewritten=_rewritten({line.name for line in lines}),
            bank_file=made,
            downloads=made.downloads.select_related("by") if made else [],
            can_release=can_release_payments(self.user),
            is_maker=batch.made_by_id == self.user.pk,
            has_proposal=batch.status in OPEN and proposal_of(batch.payer) is not None,
        )
        return context


class StepView(BatchMixin, BankView, FormView):
    """Ask to confirm one step of a batch."""

    template_name = "contracts/desk/confirm.html"
    form_class = forms.Form
    explanation: Any = ""
    action: Any = ""

    def is_allowed(self) -> bool:
        """Only who releases payments."""
        return can_release_payments(self.request.user)

    def get_trail(self) -> list[dict[str, Any]]:
        """Put the batch in the breadcrumbs."""
        return [{"url": self.here(), "label": self.batch.number}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what the step means."""
        context = super().get_context_data(**kwargs)
        context.update(
            agreement=f"{self.batch.number}, {self.batch.payer.name}",
            explanation=self.explanation,
            action=self.action,
            back=self.here(),
        )
        return context


class SignView(StepView):
    """A second person signs."""

    page_title = gettext_lazy("Tekenen")
    action = gettext_lazy("Tekenen")
    explanation = gettext_lazy(
        "U tekent voor deze betalingen, als tweede persoon. Controleer de ontvangers en het "
        "totaal. Daarna kan het bestand worden gemaakt."
    )

    def carry_out(self, form: Any) -> str:
        """Sign."""
        sign_batch(batch=self.batch, by=self.user, now=self.now)
        self.tell(_("U hebt getekend. Het bestand kan worden gemaakt."))
        return self.here()


class ExportView(StepView):
    """Make the file, once."""

    page_title = gettext_lazy("Bestand maken")
    action = gettext_lazy("Bestand maken")
    explanation = gettext_lazy(
        "Het bestand voor de bank wordt één keer gemaakt. De betalingen staan daarna op “naar de "
        "bank gestuurd”."
    )

    def carry_out(self, form: Any) -> str:
        """Make it."""
        export_batch(batch=self.batch, by=self.user, now=self.now)
        self.tell(_("Het bestand is gemaakt. Haal het op en geef het aan de bank."))
        return self.here()


class WithdrawView(StepView):
    """Take a batch back."""

    page_title = gettext_lazy("Intrekken")
    action = gettext_lazy("Intrekken")
    form_class = WithdrawForm
    explanation = gettext_lazy(
        "De batch gaat niet naar de bank. De betalingen kunnen in een andere batch."
    )

    def carry_out(self, form: Any) -> str:
        """Withdraw it."""
        reason = form.cleaned_data["reason"]
        withdraw_batch(batch=self.batch, by=self.user, now=self.now, reason=reason)
        self.tell(_("De batch is ingetrokken."))
        return self.here()


class DownloadView(StepView):
    """Ask before the file is fetched, because it is written down; a POST sends it."""

    page_title = gettext_lazy("Bestand ophalen")
    action = gettext_lazy("Ophalen")
    explanation = gettext_lazy(
        "Wij leggen vast dat u het bestand ophaalt, en wanneer. Geef een bestand maar één keer aan "
        "de bank."
    )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask, when there is a file."""
        self._file()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the file; a file that is damaged is not sent."""
        made = self._file()
        form = forms.Form(data=request.POST)
        try:
            content = fetch_file(bank_file=made, by=self.user, now=self.now)
        except Refused as refused:
            form.add_error(None, refused.message)
            return self.show(status=422, form=form)
        return HttpResponse(
            content,
            content_type="application/xml",
            headers={
                "Content-Disposition": f'attachment; filename="{made.name}"',
                "Cache-Control": "no-store",
            },
        )

    def _file(self) -> BankFile:
        made = BankFile.objects.filter(batch=self.batch).first()
        if made is None:
            raise Http404
        return made


def _rewritten(names: set[str]) -> list[tuple[str, str]]:
    """Return the names that the bank reads differently, as written and as sent."""
    return [
        (name, sepa_text(name, NAME_LENGTH))
        for name in sorted(names)
        if is_changed(name, NAME_LENGTH)
    ]
