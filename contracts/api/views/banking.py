"""Batches and exports for the ledger, for finance with a key.

An export is made here as at the desk.

Releasing, signing and making payment files stay at the desk: those take two people.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from contracts.api import names
from contracts.api.bank_shapes import (
    BatchRow,
    BatchShape,
    LedgerExportShape,
    LedgerLineShape,
    NewLedgerExport,
)
from contracts.api.enums import Scope
from contracts.api.selectors import banking
from contracts.api.shapes import page_of
from contracts.api.views.base import PageQuery
from contracts.api.views.finance import TAGS, BankView
from contracts.api.views.parameters import ID, IDEMPOTENCY, PAGE, PAGING, query
from contracts.api.views.work import WritingView
from contracts.banking.exports import ledger_csv
from contracts.banking.models import LedgerExport, PaymentBatch
from contracts.banking.selectors.ledger import exported_lines
from contracts.banking.services.ledger import export_ledger

STATUS = {"type": "string", "enum": list(names.BATCH_STATUS.values())}
BATCH = OpenApiParameter(
    "batch",
    {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,120}$", "examples": ["BT-2026-0001"]},
    OpenApiParameter.PATH,
    description="Het nummer van de batch.",
)


class BatchesQuery(PageQuery):
    """Which batches."""

    status = serializers.ChoiceField(choices=list(names.BATCH_STATUS.values()), required=False)


class AnyBatchView(BankView):
    """A batch, or all of them."""

    scope = Scope.READ_PAYMENTS

    def linked_batch(self, row: PaymentBatch) -> dict[str, Any]:
        """Return a batch with a link to itself."""
        links = {"self": self.link(f"betaalbatches/{row.number}")}
        return {**banking.batch_row(row), "_links": links}


class BatchesView(AnyBatchView):
    """All batches."""

    query_class = BatchesQuery

    @extend_schema(
        operation_id="betaalbatches",
        summary="De betaalbatches",
        tags=TAGS,
        parameters=query(**PAGING, status=(STATUS, "Alleen met deze status.")),
        responses=page_of(BatchRow, "BetaalbatchesPagina"),
    )
    def get(self, request: Any) -> Response:
        """Geef wat samen naar de bank gaat. Tekenen en het bestand maken gebeurt in het loket."""
        rows = banking.batches()
        if "status" in self.asked:
            rows = rows.filter(status=names.code_of(names.BATCH_STATUS, self.asked["status"]))
        return self.page("betaalbatches", rows, rows.count(), self.linked_batch)


class BatchView(AnyBatchView):
    """One batch."""

    @extend_schema(
        operation_id="betaalbatch",
        summary="Eén betaalbatch",
        tags=TAGS,
        parameters=[BATCH, *query()],
        responses=BatchShape,
    )
    def get(self, request: Any, batch: str) -> Response:
        """Geef een batch met haar betalingen, en hoe die nu staan."""
        row = get_object_or_404(banking.batches(), number=batch)
        return Response({**self.linked_batch(row), "regels": banking.batch_lines(row)})


class LedgerView(WritingView, BankView):
    """An export for the ledger, or all of them."""

    scope = Scope.READ_JOURNAL

    def linked_export(self, row: LedgerExport) -> dict[str, Any]:
        """Return an export with links to its lines."""
        here = f"grootboekexports/{row.pk}"
        links = {
            "self": self.link(here),
            "regels": self.link(f"{here}/regels"),
            "csv": self.link(f"{here}/regels.csv"),
        }
        return {**banking.export_data(row), "_links": links}

    def export(self, pk: int) -> LedgerExport:
        """Return the export of this address. Raises Http404."""
        return get_object_or_404(LedgerExport, pk=pk)


class LedgerExportsView(LedgerView):
    """All exports, and one more."""

    write_scope = Scope.WRITE_LEDGER_EXPORTS

    @property
    def query_class(self) -> Any:  # type: ignore[override]
        """Only a list has pages."""
        return PageQuery if self.request.method == "GET" else super().query_class

    @extend_schema(
        operation_id="grootboekexports",
        summary="De exports voor het grootboek",
        tags=TAGS,
        parameters=PAGE,
        responses=page_of(LedgerExportShape, "GrootboekexportsPagina"),
    )
    def get(self, request: Any) -> Response:
        """Geef welke perioden naar het grootboek gingen."""
        rows = banking.ledger_exports()
        return self.page("grootboekexports", rows, rows.count(), self.linked_export)

    @extend_schema(
        operation_id="grootboekexport-maken",
        summary="Een export voor het grootboek maken",
        tags=TAGS,
        parameters=[IDEMPOTENCY, *query()],
        request=NewLedgerExport,
        responses={201: LedgerExportShape},
    )
    def post(self, request: Any) -> Response:
        """Leg vast dat een periode die voorbij is naar het grootboek gaat. Elke journaalpost
        hoort bij de export waarin zij het eerst stond; wat er later bij kwam, is gemerkt.
        """
        return self.once(
            NewLedgerExport,
            lambda data: self.linked_export(
                export_ledger(
                    start=data["begin"], end=data["eind"], by=request.user, now=timezone.now()
                )
            ),
        )


class LedgerExportView(LedgerView):
    """One export."""

    @extend_schema(
        operation_id="grootboekexport",
        summary="Eén export voor het grootboek",
        tags=TAGS,
        parameters=[ID, *query()],
        responses=LedgerExportShape,
    )
    def get(self, request: Any, id: int) -> Response:  # noqa: A002 - the name in the document
        """Geef één export, met haar totalen en controlegetal."""
        return Response(self.linked_export(self.export(id)))


class LedgerLinesView(LedgerView):
    """The lines of an export."""

    query_class = PageQuery

    @extend_schema(
        operation_id="grootboekexport-regels",
        summary="De regels van een export",
        tags=TAGS,
        parameters=[ID, *PAGE],
        responses=page_of(LedgerLineShape, "GrootboekregelsPagina"),
    )
    def get(self, request: Any, id: int) -> Response:  # noqa: A002 - the name in the document
        """Geef de regels zoals zij waren toen de export werd gemaakt."""
        lines = exported_lines(self.export(id))
        return self.page(
            f"grootboekexports/{id}/regels", lines, len(lines), banking.ledger_line_data
        )


class LedgerCsvView(LedgerView):
    """The same as a file."""

    @extend_schema(
        operation_id="grootboekexport-csv",
        summary="De regels van een export als CSV",
        tags=TAGS,
        parameters=[ID, *query()],
        responses={
            (200, "text/csv"): OpenApiResponse({"type": "string"}, description="De regels.")
        },
    )
    def get(self, request: Any, id: int) -> HttpResponse:  # noqa: A002 - the name in the document
        """Geef hetzelfde bestand als het loket, met puntkomma's en een regel met totalen."""
        export = self.export(id)
        answer = HttpResponse(
            ledger_csv(exported_lines(export)), content_type="text/csv; charset=utf-8"
        )
        name = f"grootboek-{export.start:%Y%m%d}-{export.pk}.csv"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer
