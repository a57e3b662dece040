"""Searching a list, and saving what was found as a file for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Final

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.functional import Promise, cached_property

from contracts.exports.tables import csv_lines
from contracts.forms.searching import SearchForm

CSV_TYPE: Final = "text/csv; charset=utf-8"
CHUNK: Final = 500


class SearchMixin:
    """A list that can be searched. The file holds the rows of the screen with the same address.

    `search_in` are the fields with words; `search_from` and `search_until` the conditions of the
    first day and of the day after the last; `file_row` gives the cells of a row as a spreadsheet
    reads them.
    """

    search_in: ClassVar[tuple[str, ...]]
    search_from: ClassVar[str]
    search_until: ClassVar[str]
    day_words: ClassVar[str | Promise] = ""
    statuses: ClassVar[Sequence[tuple[str, str | Promise]]] = ()
    file_name: ClassVar[str]
    request: HttpRequest

    def found(self) -> QuerySet[Any]:
        """Return the rows of the search, in their order."""
        raise NotImplementedError

    def file_head(self) -> list[str]:
        """Return the heads of the file."""
        raise NotImplementedError

    def file_row(self, row: Any) -> list[str]:
        """Return the cells of a row; typed text with `safe_cell`."""
        raise NotImplementedError

    @cached_property
    def search_form(self) -> SearchForm:
        """What was asked for."""
        return SearchForm(self.request.GET, statuses=self.statuses, day_words=self.day_words)

    @property
    def filter_words(self) -> str:
        """What was asked for in words, for the audit."""
        return "; ".join(f"{name}: {value}" for name, value in self.search_form.found.items())

    def searched(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return which of the rows were asked for."""
        asked = self.search_form.found
        for word in str(asked.get("q", "")).split():
            said = Q()
            for field in self.search_in:
                said |= Q(**{f"{field}__icontains": word})
            rows = rows.filter(said)
        if "status" in asked:
            rows = rows.filter(status=asked["status"])
        if "van" in asked:
            rows = rows.filter(**{self.search_from: asked["van"]})
        if "tot" in asked:
            rows = rows.filter(**{self.search_until: asked["tot"]})
        return rows

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the list, or send what was found as a file."""
        if request.GET.get("formaat") != "csv":
            shown: HttpResponse = super().get(request, *args, **kwargs)  # type: ignore[misc]
            return shown
        lines = csv_lines(self.file_head(), self._file_rows())
        headers = {"Content-Disposition": f'attachment; filename="{self.file_name}.csv"'}
        return StreamingHttpResponse(lines, CSV_TYPE, headers=headers)  # type: ignore[return-value]

    def _file_rows(self) -> Iterator[list[str]]:
        for row in self.found().iterator(chunk_size=CHUNK):
            yield self.file_row(row)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form and the address of the file."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        query = self.request.GET.copy()
        query.pop("p", None)
        query["formaat"] = "csv"
        asked = self.search_form.found
        context.update(
            search_form=self.search_form,
            file_query=f"?{query.urlencode()}",
            is_searched=bool(asked),
        )
        return context
