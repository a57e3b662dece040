"""What every list has: filter, words to look for, order, saved views, and files of all rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, ClassVar, Final
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.http import FileResponse, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _

from contracts.desks.cells import Cell, shown
from contracts.desks.columns import Column, Filter
from contracts.desks.exports.sheets import CSV_TYPE, XLSX_TYPE, csv_file, workbook_file
from contracts.desks.forms.filters import FilterForm
from contracts.desks.selectors.saved_views import first_view, views_for
from contracts.presentation import reader_language
from contracts.views.base import DeskView

CHUNK: Final = 500
# Parts of an address that are about the screen, not about which rows and in which order.
NOT_KEPT: Final = ("p", "formaat", "alles", "weergave", "csrfmiddlewaretoken")


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell of the table, ready to show."""

    text: str
    label: str
    address: str
    below: str
    badge: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: where a click on it leads, and how it is sorted now."""

    label: str
    query: str
    sorted: str
    is_number: bool


class ListView(DeskView):
    """A list. `columns` and `filters` are data; `rows` gives what this person may see.

    `first_order` is that of the list when nobody chose another. The files hold the same rows, in
    the same order, as the screen with the same address.
    """

    template_name = "contracts/desks/list.html"
    list_name: ClassVar[str]
    file_name: ClassVar[str]
    columns: ClassVar[tuple[Column, ...]]
    filters: ClassVar[tuple[Filter, ...]]
    first_order: ClassVar[tuple[str, ...]]
    lead: ClassVar[str | Promise] = ""
    empty: ClassVar[str | Promise]

    def rows(self) -> QuerySet[Any]:
        """Return the rows that this person may see."""
        raise NotImplementedError

    def value_row(self, row: Any) -> Any:
        """Return what the columns take their values from: the row itself, or what stands for it."""
        return row

    def decorate(self, rows: Sequence[Any]) -> None:
        """Add to some rows what their columns need beside the row; the same queries for any."""

    @cached_property
    def form(self) -> FilterForm:
        """The filter that was asked for."""
        return FilterForm(self.filters, self.user, self.request.GET)

    @cached_property
    def sorted_by(self) -> tuple[str, bool]:
        """The column to sort by and whether the other way round; an unknown one is none."""
        asked = self.request.GET.get("sorteer", "")
        key = asked.removeprefix("-")
        known = {column.key for column in self.columns if column.order}
        return (key, asked.startswith("-")) if key in known else ("", False)

    def found(self) -> QuerySet[Any]:
        """Return the rows of the filter, in the order that was asked for."""
        rows = self.rows()
        for item in self.filters:
            if item.key in self.form.values:
                rows = item.apply(rows, self.form.values[item.key], self.user)
        return rows.order_by(*self._order())

    def _order(self) -> Sequence[str]:
        key, is_reversed = self.sorted_by
        chosen = next((column.order for column in self.columns if column.key == key), ())
        turned = tuple(_turned(field) for field in chosen) if is_reversed else chosen
        # What sorts equal keeps the order of the list; the last field is always unique.
        return (*turned, *(field for field in self.first_order if field not in chosen))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Show the list, or send it as a file; the first time the view that the person chose."""
        if not request.GET:
            chosen = first_view(self.user, self.list_name)
            if chosen is not None:
                return redirect(f"{request.path}?{chosen.query}&weergave={chosen.pk}")
        kind = request.GET.get("formaat", "")
        if kind == "csv":
            lines = csv_file(self.file_head(), self.file_rows())
            return StreamingHttpResponse(lines, CSV_TYPE, headers=self._attachment("csv"))
        if kind == "xlsx":
            file = workbook_file(self.file_head(), self.file_rows(), title=str(self.file_name))
            return FileResponse(file, content_type=XLSX_TYPE, headers=self._attachment("xlsx"))
        return super().get(request, *args, **kwargs)

    def _attachment(self, ending: str) -> dict[str, str]:
        return {"Content-Disposition": f'attachment; filename="{self.file_name}.{ending}"'}

    def file_head(self) -> list[str]:
        """Return the heads of the columns of a file."""
        return [str(column.label) for column in self.columns if column.in_file]

    def file_rows(self) -> Iterator[list[Cell]]:
        """Give the cells of every row, some rows at a time."""
        columns = [column for column in self.columns if column.in_file]
        for chunk in self._chunks():
            said = map(self.value_row, chunk)
            yield from ([column.value(row) for column in columns] for row in said)

    def _chunks(self) -> Iterator[list[Any]]:
        rows = self.found().iterator(chunk_size=CHUNK)
        while chunk := list(islice(rows, CHUNK)):
            self.decorate(chunk)
            yield chunk

    @property
    def filter_words(self) -> str:
        """What the filter says, in words: for the audit, and in the file for an accountant."""
        parts = [
            f"{item.label}: {self._word(item, self.form.values[item.key])}"
            for item in self.filters
            if item.key in self.form.values
        ]
        return "; ".join(parts)

    def _word(self, item: Filter, value: Any) -> str:
        if item.choices is None:
            return shown(value, reader_language())
        return str(dict(item.choices(self.user)).get(value, value))

    @property
    def kept_query(self) -> str:
        """The address of this list without what is about the screen."""
        return urlencode(
            [
                (key, value)
                for key, values in self.request.GET.lists()
                for value in values
                if key not in NOT_KEPT and value
            ]
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the page of rows, the filter, the heads and the views."""
        context = super().get_context_data(**kwargs)
        page = self.page_of(self.found())
        rows = list(page.object_list)
        self.decorate(rows)
        query = self.kept_query
        context.update(
            page=page,
            table=[(row, self.cells(self.value_row(row))) for row in rows],
            heads=self.heads(),
            form=self.form,
            lead=self.lead,
            empty=_("Niets gevonden. Kies een ander filter.") if query else self.empty,
            kept_query=query,
            is_filtered=bool(query),
            list_name=self.list_name,
            views=views_for(self.user, self.list_name),
            shown_view=self.request.GET.get("weergave", ""),
        )
        return context

    def cells(self, row: Model) -> list[Shown]:
        """Return the cells of one row."""
        language = reader_language()
        return [
            Shown(
                text=shown(column.value(row), language),
                label=str(column.label),
                address=column.address(row) if column.address else "",
                below=column.below(row) if column.below else "",
                badge=column.badge(row) if column.badge else "",
                is_number=column.is_number,
            )
            for column in self.columns
            if column.in_table
        ]

    def heads(self) -> list[Head]:
        """Return the heads of the table."""
        key, is_reversed = self.sorted_by
        return [
            Head(
                label=str(column.label),
                query=self._sorting(column, turn=key == column.key and not is_reversed),
                sorted=("descending" if is_reversed else "ascending") if key == column.key else "",
                is_number=column.is_number,
            )
            for column in self.columns
            if column.in_table
        ]

    def _sorting(self, column: Column, *, turn: bool) -> str:
        if not column.order:
            return ""
        query = self.request.GET.copy()
        for name in ("p", "formaat", "weergave"):
            query.pop(name, None)
        query["sorteer"] = f"-{column.key}" if turn else column.key
        return f"?{query.urlencode()}"


def _turned(field: str) -> str:
    return field[1:] if field.startswith("-") else f"-{field}"
