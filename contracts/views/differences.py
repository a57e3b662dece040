"""What changed between two settlements and why."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from contracts.exports.differences import difference_document, difference_json
from contracts.exports.statements import document_number
from contracts.models import Settlement
from contracts.permissions import can_see_persons
from contracts.presentation import reader_language
from contracts.selectors.differences import (
    Difference,
    earlier_revision,
    period_difference,
    previous_period,
    revision_difference,
)
from contracts.views.base import DeskView
from contracts.views.settlements import SettlementMixin


class DifferenceView(SettlementMixin, DeskView):
    """Beside the revision before it, or (`?met=periode`) beside the period before it."""

    section = "settlements"
    template_name = "contracts/desk/difference.html"
    page_title = gettext_lazy("Wat er veranderde")

    def get_page_title(self) -> str:
        """Return what this screen is about."""
        return str(self.page_title)

    def get_trail(self) -> list[dict[str, Any]]:
        """Put the settlement in the breadcrumbs."""
        return [{"url": self.address(), "label": document_number(self.settlement)}]

    @cached_property
    def revision(self) -> Settlement | None:
        """The revision before this one."""
        return earlier_revision(self.settlement)

    @cached_property
    def previous(self) -> Settlement | None:
        """The settlement of the period before this one."""
        return previous_period(self.settlement)

    @cached_property
    def difference(self) -> Difference | None:
        """What was asked for, or what there is."""
        if self.revision is not None and self.request.GET.get("met") != "periode":
            return revision_difference(self.revision, self.settlement)
        return period_difference(self.previous, self.settlement) if self.previous else None

    @property
    def with_persons(self) -> bool:
        """Whether pseudonyms are shown."""
        return can_see_persons(self.request.user, self.settlement.agreement)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the difference in words."""
        context = super().get_context_data(**kwargs)
        found = self.difference
        context.update(
            settlement=self.settlement,
            agreement=self.settlement.agreement,
            revision=self.revision,
            previous=self.previous,
            query="?met=periode" if found and found.kind == "period" else "",
            found=difference_document(found, reader_language(), with_persons=self.with_persons)
            if found
            else None,
        )
        return context


class DifferenceJsonView(DifferenceView):
    """The same as data."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the JSON; without anything to compare with the screen says so."""
        if self.difference is None:
            return redirect("contracten:difference", self.settlement.pk)
        name = f"{document_number(self.settlement)}-verschil.json"
        return HttpResponse(
            difference_json(self.difference, with_persons=self.with_persons),
            content_type="application/json; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
