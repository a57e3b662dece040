"""Agreements, and what is public about them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from contracts.api.selectors import public
from contracts.api.shapes import (
    Contract,
    ContractRow,
    IndicatorShape,
    PartyShape,
    Result,
    SettlementShape,
    TermsVersionShape,
    list_of,
    page_of,
)
from contracts.api.views.base import ApiView, PageQuery
from contracts.api.views.parameters import DAY, NUMBER, PAGE, query
from contracts.selectors.public import PublicAccount, public_agreements
from contracts.selectors.public_names import public_titles

TAGS = ["Prestatiecontracten"]
BELOW = ("partijen", "indicatoren", "resultaten", "afrekeningen", "betaalafspraken")


class ContractMixin(ApiView):
    """Something of one public agreement."""

    def account(self, nummer: str) -> PublicAccount:
        """Return its public account. Raises Http404."""
        account = public.account_of(nummer)
        if account is None:
            raise Http404
        return account

    def whole(self, path: str, rows: list[dict[str, Any]]) -> Response:
        """Answer with a list that needs no pages."""
        return Response({"_links": {"self": self.link(path)}, "resultaten": rows})


class ContractsView(ApiView):
    """All public agreements."""

    query_class = PageQuery

    @extend_schema(
        operation_id="prestatiecontracten",
        summary="Alle openbare prestatiecontracten",
        tags=TAGS,
        parameters=PAGE,
        responses=page_of(ContractRow, "PrestatiecontractenPagina"),
    )
    def get(self, request: Any) -> Response:
        """Geef alle openbare prestatiecontracten, op nummer."""
        title_of = public_titles(is_english=self.asked["taal"] == "en")
        rows = public_agreements().order_by("number")
        return self.page(
            "prestatiecontracten",
            rows,
            rows.count(),
            lambda row: {
                **public.contract_row(row, title=title_of(row)),
                "_links": {"self": self.link(f"prestatiecontracten/{row.number}")},
            },
        )


class ContractView(ContractMixin):
    """One agreement."""

    @extend_schema(
        operation_id="prestatiecontract",
        summary="Eén prestatiecontract",
        tags=TAGS,
        parameters=[NUMBER, *query()],
        responses=Contract,
    )
    def get(self, request: Any, nummer: str) -> Response:
        """Geef één prestatiecontract, met zijn verloop."""
        account = self.account(nummer)
        here = f"prestatiecontracten/{account.number}"
        links = {name: self.link(f"{here}/{name}") for name in BELOW}
        return Response({**public.contract(account), "_links": {"self": self.link(here), **links}})


class PartiesView(ContractMixin):
    """Who takes part."""

    @extend_schema(
        operation_id="partijen",
        summary="De partijen van een contract",
        tags=TAGS,
        parameters=[NUMBER, *query()],
        responses=list_of(PartyShape, "Partijen"),
    )
    def get(self, request: Any, nummer: str) -> Response:
        """Geef de namen en rollen van wie meedoet."""
        account = self.account(nummer)
        rows = [{"naam": party.name, "rol": party.role} for party in account.parties]
        return self.whole(f"prestatiecontracten/{account.number}/partijen", rows)


class IndicatorsView(ContractMixin):
    """What was promised and achieved."""

    @extend_schema(
        operation_id="indicatoren",
        summary="De prestatie-indicatoren van een contract",
        tags=TAGS,
        parameters=[NUMBER, *query()],
        responses=list_of(IndicatorShape, "Indicatoren"),
    )
    def get(self, request: Any, nummer: str) -> Response:
        """Geef wat is beloofd en behaald. Kleine aantallen mensen tonen we niet."""
        account = self.account(nummer)
        rows = [public.indicator(row) for row in account.indicators]
        return self.whole(f"prestatiecontracten/{account.number}/indicatoren", rows)


class ResultsView(ContractMixin):
    """What each period gave."""

    @extend_schema(
        operation_id="resultaten",
        summary="De resultaten per periode",
        tags=TAGS,
        parameters=[NUMBER, *query()],
        responses=list_of(Result, "Resultaten"),
    )
    def get(self, request: Any, nummer: str) -> Response:
        """Geef per afgerekende periode wat er is getoetst, vastgesteld en betaald."""
        account = self.account(nummer)
        return self.whole(f"prestatiecontracten/{account.number}/resultaten", self.rows(account))

    def rows(self, account: PublicAccount) -> list[dict[str, Any]]:
        """Return the periods, each with a link to its settlement."""
        here = f"prestatiecontracten/{account.number}/afrekeningen"
        return [
            {
                **public.result(row, account.currency),
                "hoeveelheden": public.quantities(row),
                "_links": {"afrekening": self.link(f"{here}/{row.start.isoformat()}")},
            }
            for row in account.periods
        ]


class SettlementsView(ResultsView):
    """The approved settlements."""

    @extend_schema(
        operation_id="afrekeningen",
        summary="De vastgestelde afrekeningen",
        tags=TAGS,
        parameters=[NUMBER, *query()],
        responses=list_of(Result, "Afrekeningen"),
    )
    def get(self, request: Any, nummer: str) -> Response:
        """Geef alle vastgestelde afrekeningen."""
        account = self.account(nummer)
        return self.whole(f"prestatiecontracten/{account.number}/afrekeningen", self.rows(account))


class SettlementView(ContractMixin):
    """One approved settlement."""

    @extend_schema(
        operation_id="afrekening",
        summary="Eén vastgestelde afrekening met uitleg",
        tags=TAGS,
        parameters=[NUMBER, DAY, *query()],
        responses=SettlementShape,
    )
    def get(self, request: Any, nummer: str, begin: date) -> Response:
        """Geef één afrekening met elke stap van de berekening."""
        account = self.account(nummer)
        found = public.explained(account, begin)
        if found is None:
            raise Http404
        here = f"prestatiecontracten/{account.number}/afrekeningen/{begin.isoformat()}"
        return Response({**found, "_links": {"self": self.link(here)}})


class TermsView(ContractMixin):
    """The payment terms."""

    @extend_schema(
        operation_id="betaalafspraken",
        summary="De betaalafspraken, als gegevens en in zinnen",
        tags=TAGS,
        parameters=[NUMBER, *query()],
        responses=list_of(TermsVersionShape, "Betaalafspraken"),
    )
    def get(self, request: Any, nummer: str) -> Response:
        """Geef elke geldende versie van de afspraken, in het Nederlands en het Engels."""
        account = self.account(nummer)
        here = f"prestatiecontracten/{account.number}/betaalafspraken"
        return self.whole(here, public.terms_versions(account))
