"""The feed of changes."""

from __future__ import annotations

from typing import Any, Final

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from contracts.api.selectors.changes import change_data, readable_changes
from contracts.api.shapes import ChangeFeed
from contracts.api.views.base import ApiView, Query
from contracts.api.views.parameters import query

LARGEST_CURSOR: Final = 2**63 - 1
MOST: Final = 100


class ChangesQuery(Query):
    """From where to read."""

    na = serializers.IntegerField(min_value=0, max_value=LARGEST_CURSOR, default=0)


class ChangesView(ApiView):
    """Public facts after a cursor."""

    query_class = ChangesQuery

    @extend_schema(
        operation_id="wijzigingen",
        summary="Wat er veranderde na een cursor",
        tags=["Wijzigingen"],
        parameters=query(
            na=(
                {"type": "integer", "minimum": 0, "maximum": LARGEST_CURSOR, "default": 0},
                "De cursor van de laatste wijziging die u las; 0 begint vooraan.",
            )
        ),
        responses=ChangeFeed,
    )
    def get(self, request: Any) -> Response:
        """Geef ten hoogste 100 wijzigingen, de oudste eerst. De volgorde verandert nooit."""
        after = self.asked["na"]
        rows = list(readable_changes().filter(pk__gt=after)[:MOST])
        following = rows[-1].pk if rows else after
        changes = [
            {
                **change_data(row),
                "_links": {
                    "prestatiecontract": self.link(f"prestatiecontracten/{row.agreement.number}")
                },
            }
            for row in rows
        ]
        links = {
            "self": self.link("wijzigingen", na=after),
            "next": self.link("wijzigingen", na=following),
        }
        return Response({"_links": links, "wijzigingen": changes, "volgende": following})
