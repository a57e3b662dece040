"""Payment orders and journal lines, for finance with a key."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers
from rest_framework.response import Response

from contracts.api import names
from contracts.api.enums import Scope
from contracts.api.selectors import work
from contracts.api.shapes import page_of
from contracts.api.views.base import ApiView, PageQuery
from contracts.api.views.parameters import PAGING, query
from contracts.api.work_shapes import Day, JournalLine, Payment
from contracts.permissions import can_release_payments, can_see_all

TAGS = ["Financiën"]
STATUS = {"type": "string", "enum": list(names.PAYMENT_STATUS.values())}
A_DAY = {"type": "string", "format": "date"}


class PaymentsQuery(PageQuery):
    """Which payment orders."""

    status = serializers.ChoiceField(choices=list(names.PAYMENT_STATUS.values()), required=False)


class JournalQuery(PageQuery):
    """Which journal lines."""

    vanafDatum = Day(required=False)
    totDatum = Day(required=False)


class FinanceView(ApiView):
    """For who sees all contracts."""

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Refuse everybody else, whatever their key may do."""
        super().initial(request, *args, **kwargs)
        if not can_see_all(request.user):
            raise exceptions.PermissionDenied


class BankView(FinanceView):
    """What is about the contracts of everybody together, so for keys that are not narrowed."""

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Refuse a key for one contract or party, and who writes without releasing payments."""
        super().initial(request, *args, **kwargs)
        if request.auth.agreement_id is not None or request.auth.party_id is not None:
            raise exceptions.PermissionDenied(
                _("Deze sleutel is voor één contract of partij. Dit gaat over alle contracten.")
            )
        if request.method == "POST" and not can_release_payments(request.user):
            raise exceptions.PermissionDenied


class PaymentsView(FinanceView):
    """All payment orders."""

    scope = Scope.READ_PAYMENTS
    query_class = PaymentsQuery

    @extend_schema(
        operation_id="betaalopdrachten",
        summary="De betaalopdrachten",
        tags=TAGS,
        parameters=query(**PAGING, status=(STATUS, "Alleen met deze status.")),
        responses=page_of(Payment, "BetaalopdrachtenPagina"),
    )
    def get(self, request: Any) -> Response:
        """Geef wat betaald of teruggevraagd wordt; vrijgeven gebeurt in het loket."""
        rows = work.payments_of(request.auth)
        if "status" in self.asked:
            rows = rows.filter(status=names.code_of(names.PAYMENT_STATUS, self.asked["status"]))
        return self.page("betaalopdrachten", rows, rows.count(), work.payment_data)


class JournalView(FinanceView):
    """All journal lines."""

    scope = Scope.READ_JOURNAL
    query_class = JournalQuery

    @extend_schema(
        operation_id="journaalposten",
        summary="De regels van het journaal",
        tags=TAGS,
        parameters=query(
            **PAGING,
            vanafDatum=(A_DAY, "Geboekt op of na deze dag, naar Nederlandse tijd."),
            totDatum=(A_DAY, "Geboekt voor deze dag."),
        ),
        responses=page_of(JournalLine, "JournaalpostenPagina"),
    )
    def get(self, request: Any) -> Response:
        """Geef de boekingen in de volgorde waarin zij kwamen, met hun controlegetal."""
        rows = work.postings_of(request.auth)
        since: date | None = self.asked.get("vanafDatum")
        until: date | None = self.asked.get("totDatum")
        if since is not None:
            rows = rows.filter(entry__at__date__gte=since)
        if until is not None:
            rows = rows.filter(entry__at__date__lt=until)
        return self.page("journaalposten", rows, rows.count(), work.posting_data)
