"""Public agreements in open standards and as tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.http import StreamingHttpResponse
from django.utils import timezone, translation
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.response import Response

from contracts.api.exports import indigo, ocds
from contracts.api.exports.tables import TABLES, data_package, table_lines
from contracts.api.selectors.public import account_of
from contracts.api.views.base import ApiView, PageQuery
from contracts.api.views.parameters import PAGE, query
from contracts.models import Agreement
from contracts.selectors.public import PublicAccount, public_agreements

TAGS: Final = ["Exports"]
ANY: Final = {"type": "object", "additionalProperties": True}


def accounts() -> Iterator[tuple[Agreement, PublicAccount]]:
    """Give every public agreement with its account, one at a time."""
    for agreement in public_agreements().order_by("number").iterator():
        yield from accounts_of([agreement])


def accounts_of(agreements: Any) -> Iterator[tuple[Agreement, PublicAccount]]:
    """Give these agreements with their accounts; one that just became private is left out."""
    for agreement in agreements:
        account = account_of(agreement.number)
        if account is not None:
            yield agreement, account


class PackageView(ApiView):
    """A page of agreements as one document of a standard."""

    query_class = PageQuery

    def rows(self) -> tuple[list[tuple[Agreement, PublicAccount]], dict[str, int]]:
        """Return the agreements of this page, and the numbers of the pages around it."""
        found = public_agreements().order_by("number")
        number, size = self.asked["pagina"], self.asked["paginaGrootte"]
        begin = (number - 1) * size
        around = {}
        if number * size < found.count():
            around["next"] = number + 1
        if number > 1:
            around["prev"] = number - 1
        return list(accounts_of(found[begin : begin + size])), around

    def address(self, path: str, page: int) -> str:
        """Return the address of a page of this size."""
        return self.link(path, pagina=page, paginaGrootte=self.asked["paginaGrootte"])["href"]


class OcdsView(PackageView):
    """Releases of the Open Contracting Data Standard."""

    @extend_schema(
        operation_id="ocds",
        summary="Contracten volgens OCDS 1.1",
        tags=TAGS,
        parameters=PAGE,
        responses=OpenApiResponse(ANY, description="Een release package."),
    )
    def get(self, request: Any) -> Response:
        """Geef een release package van de Open Contracting Data Standard."""
        rows, around = self.rows()
        path = "exports/ocds.json"
        language = translation.get_language()
        package = ocds.release_package(
            [ocds.release(agreement, account, language) for agreement, account in rows],
            uri=self.address(path, self.asked["pagina"]),
            links={name: self.address(path, number) for name, number in around.items()},
            now=timezone.now(),
        )
        return Response(package)


class IndigoView(PackageView):
    """Projects of INDIGO."""

    @extend_schema(
        operation_id="indigo",
        summary="Contracten volgens INDIGO",
        tags=TAGS,
        parameters=PAGE,
        responses=OpenApiResponse(ANY, description="Projecten."),
    )
    def get(self, request: Any) -> Response:
        """Geef projecten volgens de INDIGO-standaard van het Government Outcomes Lab."""
        rows, around = self.rows()
        path = "exports/indigo.json"
        links = {name: {"href": self.address(path, at)} for name, at in around.items()}
        here = {"self": {"href": self.address(path, self.asked["pagina"])}, **links}
        projects = [indigo.project(agreement, account) for agreement, account in rows]
        return Response({"_links": here, "projects": projects})


class DictionaryView(ApiView):
    """What the columns of the tables mean."""

    @extend_schema(
        operation_id="datapackage",
        summary="De uitleg bij de tabellen",
        tags=TAGS,
        parameters=query(),
        responses=OpenApiResponse(ANY, description="Een Frictionless data package."),
    )
    def get(self, request: Any) -> Response:
        """Geef per tabel wat elke kolom betekent, als Frictionless data package."""
        return Response(data_package(self.link("exports")["href"]))


class TableView(ApiView):
    """One table."""

    @extend_schema(
        operation_id="tabel",
        summary="Een tabel als CSV",
        tags=TAGS,
        parameters=[
            OpenApiParameter(
                "tabel",
                {"type": "string", "enum": [f"{name}.csv" for name in TABLES]},
                OpenApiParameter.PATH,
                description="Welke tabel.",
            ),
            *query(),
        ],
        responses={(200, "text/csv"): OpenApiResponse({"type": "string"}, description="De tabel.")},
    )
    def get(self, request: Any, tabel: str) -> StreamingHttpResponse:
        """Geef een tabel, in UTF-8 met puntkomma's. Wat de kolommen betekenen staat in
        `exports/datapackage.json`."""
        language = translation.get_language()
        answer = StreamingHttpResponse(
            _lines(tabel.removesuffix(".csv"), language), content_type="text/csv; charset=utf-8"
        )
        answer["Content-Disposition"] = f'attachment; filename="{tabel}"'
        return answer


def _lines(name: str, language: str) -> Iterator[str]:
    """Give the lines in the language of the request, which ends before the last line is sent."""
    lines = table_lines(name, (account for _agreement, account in accounts()))
    while True:
        with translation.override(language):
            line = next(lines, None)
        if line is None:
            return
        yield line
