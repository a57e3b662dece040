"""The document that describes the API, and the same as a page to read."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from rest_framework.response import Response

from contracts.api.enums import Scope
from contracts.api.examples import EXAMPLES, NUMBER
from contracts.api.reading import operations_of, paragraphs_of
from contracts.api.version import VERSION
from contracts.api.views.base import ApiView


@cache
def api_document() -> dict[str, Any]:
    """Return the OpenAPI document; it is the same for everybody and made once."""
    with translation.override("nl"):
        generator = SchemaGenerator(urlconf="contracts.api.urls")
        document: dict[str, Any] = generator.get_schema(request=None, public=True)
    return document


class DocumentView(ApiView):
    """`openapi.json`."""

    schema = None

    def get(self, request: Any) -> Response:
        """Give the document."""
        answer = Response(api_document())
        answer["Cache-Control"] = "public, max-age=300"
        return answer


@require_safe
def read_document(request: HttpRequest) -> HttpResponse:
    """Show the same as a page in Dutch, without anything from elsewhere."""
    with translation.override("nl"):
        document = api_document()
        base = request.build_absolute_uri("/api/v1")
        context = {
            "examples": [(example, example.command(base)) for example in EXAMPLES],
            "number": NUMBER,
            "info": document["info"],
            "guide": paragraphs_of(document["info"]["description"]),
            "version": VERSION,
            "groups": operations_of(document),
            "scopes": [(scope.value, scope.label) for scope in Scope],
        }
        answer = render(request, "open_api/documentation.html", context)
    answer["API-Version"] = VERSION
    return answer
