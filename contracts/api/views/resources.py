"""The addresses of what other apps add to the API."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import URLPattern, re_path
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from contracts.api.registry import RESOURCES, Resource
from contracts.api.shapes import Link, page_of
from contracts.api.views.base import ApiView, PageQuery
from contracts.api.views.parameters import PAGING, described, query


def resource_patterns() -> list[URLPattern]:
    """Return the addresses of every added resource: its list and its items."""
    patterns = []
    for resource in RESOURCES.values():
        many, one = _views(resource)
        patterns += [
            re_path(rf"^{resource.name}\Z", many.as_view(), name=resource.name),
            re_path(
                rf"^{resource.name}/(?P<{resource.key}>{resource.pattern})\Z",
                one.as_view(),
                name=f"{resource.name}-item",
            ),
        ]
    return patterns


def _views(resource: Resource) -> tuple[type[ApiView], type[ApiView]]:
    made = {name: make() for name, make in resource.filters.items()}
    asked = type(f"{resource.label}Query", (PageQuery,), made)
    words = {name: described(name, make()) for name, make in resource.filters.items()}
    shape = type(
        f"{resource.shape.__name__}",
        (resource.shape,),
        {"_links": _links(), "__module__": __name__},
    )

    class ManyView(ApiView):
        """All of them."""

        query_class = asked

        @extend_schema(
            operation_id=resource.name,
            summary=f"Alle {resource.label}",
            description=resource.description,
            tags=[resource.label.capitalize()],
            parameters=query(**PAGING, **words),
            responses=page_of(shape, f"{resource.shape.__name__}Pagina"),
        )
        def get(self, request: Any) -> Response:
            """Give a page."""
            rows = resource.find(self.asked)
            total = rows.count() if isinstance(rows, QuerySet) else len(rows)
            return self.page(resource.name, rows, total, self.shown)

        def shown(self, row: Any) -> dict[str, Any]:
            """Return a row with a link to itself."""
            values = resource.show(row)
            here = f"{resource.name}/{values[resource.key]}"
            return {**values, "_links": {"self": self.link(here)}}

    class OneView(ApiView):
        """One of them."""

        @extend_schema(
            operation_id=f"{resource.name}-item",
            summary=f"Eén van de {resource.label}",
            description=resource.description,
            tags=[resource.label.capitalize()],
            parameters=[
                OpenApiParameter(
                    resource.key,
                    {
                        "type": "string",
                        "pattern": f"^{resource.pattern}$",
                        "examples": [resource.example],
                    },
                    OpenApiParameter.PATH,
                    description=str(resource.shape().fields[resource.key].help_text or ""),
                ),
                *query(),
            ],
            responses=shape,
        )
        def get(self, request: Any, **kwargs: str) -> Response:
            """Give one."""
            key = kwargs[resource.key]
            values = resource.get(key)
            if values is None:
                raise Http404
            return Response({**values, "_links": {"self": self.link(f"{resource.name}/{key}")}})

    return ManyView, OneView


def _links() -> serializers.Field:
    return serializers.DictField(child=Link())
