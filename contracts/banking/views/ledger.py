"""The export for the municipal ledger, and the codes that it carries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.banking.exports import ledger_csv, ledger_xlsx
from contracts.banking.forms import CostCodeForm, LedgerForm
from contracts.banking.models import CostCode, LedgerExport
from contracts.banking.selectors.ledger import LedgerLine, exported_lines, late_entries
from contracts.banking.services.ledger import export_ledger, set_cost_code
from contracts.banking.views.batches import BankView
from contracts.permissions import can_manage, can_release_payments
from contracts.views.base import FormView

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class LedgerView(BankView, FormView):
    """Which periods went to the municipal ledger, and a form for the next."""

    part = "ledger"
    page_title = gettext_lazy("Grootboek")
    template_name = "contracts/banking/ledger.html"
    form_class = LedgerForm

    def may_send(self) -> bool:
        """Only who releases payments."""
        return can_release_payments(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the exports, each with what was booked in its period afterwards."""
        context = super().get_context_data(**kwargs)
        page = self.page_of(LedgerExport.objects.select_related("by"))
        context.update(
            page=page,
            rows=[(row, late_entries(row.start, row.end).count()) for row in page],
            can_export=can_release_payments(self.user),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Note the export."""
        export_ledger(by=self.user, now=self.now, **form.cleaned_data)
        self.tell(_("De export is gemaakt. Haal hieronder het bestand op."))
        return reverse("bank:ledger")


class LedgerCsvView(BankView):
    """An export as a file."""

    part = "ledger"
    content_type: ClassVar[str] = "text/csv; charset=utf-8"
    extension: ClassVar[str] = "csv"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the lines of the export, as they were."""
        export = get_object_or_404(LedgerExport, pk=self.kwargs["pk"])
        name = f"grootboek-{export.start:%Y%m%d}-{export.pk}.{self.extension}"
        return HttpResponse(
            self.content_of(exported_lines(export)),
            content_type=self.content_type,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    def content_of(self, lines: Sequence[LedgerLine]) -> bytes:
        """Return the bytes of the file."""
        return ledger_csv(lines)


class LedgerXlsxView(LedgerCsvView):
    """The same as a workbook."""

    content_type = XLSX
    extension = "xlsx"

    def content_of(self, lines: Sequence[LedgerLine]) -> bytes:
        """Return the bytes of the workbook."""
        return ledger_xlsx(lines)


class CostCodeView(BankView, FormView):
    """Under which codes accounts stand: the defaults, and those of one agreement."""

    part = "cost_codes"
    page_title = gettext_lazy("Kostencodes")
    template_name = "contracts/banking/cost_codes.html"
    form_class = CostCodeForm

    def may_send(self) -> bool:
        """Who manages contracts or releases payments; an accountant changes nothing."""
        return can_manage(self.request.user) or can_release_payments(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add every code that was set, newest first."""
        context = super().get_context_data(**kwargs)
        rows = CostCode.objects.select_related("agreement", "by").order_by("-pk")
        context.update(page=self.page_of(rows), can_set=self.may_send())
        return context

    def carry_out(self, form: Any) -> str:
        """Set the code."""
        set_cost_code(by=self.user, now=self.now, **form.cleaned_data)
        self.tell(_("De kostencode is vastgelegd en geldt vanaf nu."))
        return reverse("bank:cost_codes")
