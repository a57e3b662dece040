"""Who saw, changed and decided what: one list to search, and the history of one object."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, Final

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.desks.audit_kinds import sources_of
from contracts.desks.audit_words import (
    OBJECTS,
    action_words,
    kind_choices,
    object_words,
    person_of,
    reason_words,
)
from contracts.desks.columns import Column, Filter
from contracts.desks.exports.audit_file import audit_csv, audit_workbook
from contracts.desks.exports.sheets import CSV_TYPE, XLSX_TYPE
from contracts.desks.keeper import SUM_HEADER
from contracts.desks.permissions import may_audit, own_of
from contracts.desks.selectors.audit import (
    Wanted,
    audit_lines,
    history_of,
    people_behind,
    rows_behind,
)
from contracts.desks.views.lists import ListView
from contracts.models import Agreement, Observation, Party, Settlement
from contracts.permissions import is_in_group
from contracts.selectors.roles import APPROVER, AUDITOR
from contracts.views.base import DeskView


def _same(rows: Any, _value: Any, _user: Any) -> Any:
    """The condition is part of each source, so that each can use its own columns."""
    return rows


class AuditView(ListView):
    """Everything that anybody saw, saved, changed, verified, decided, booked or destroyed."""

    section = "audit"
    page_title = gettext_lazy("Wie deed wat")
    list_name = "audit"
    file_name = "wie-deed-wat"
    first_order = ("-moment", "found_in", "-row_id")
    lead = gettext_lazy(
        "Wie iets bekeek, opsloeg, veranderde, toetste of besloot. Niets hierin kan worden"
        " gewijzigd."
    )
    empty = gettext_lazy("Er is nog niets vastgelegd.")
    columns = (
        Column("wanneer", gettext_lazy("Wanneer"), lambda row: row.moment),
        Column("wie", gettext_lazy("Wie"), lambda row: row.who),
        Column("wat", gettext_lazy("Wat"), lambda row: row.action),
        Column("waarover", gettext_lazy("Waarover"), lambda row: row.about),
        Column("reden", gettext_lazy("Reden"), lambda row: row.reason),
    )
    filters = (
        Filter("q", gettext_lazy("Zoeken in de tekst"), "text", _same),
        Filter("persoon", gettext_lazy("Persoon"), "text", _same),
        Filter("contract", gettext_lazy("Contract"), "text", _same),
        Filter("soort", gettext_lazy("Soort"), "choice", _same, lambda _user: kind_choices()),
        Filter("van", gettext_lazy("Vanaf"), "day", _same),
        Filter("tot", gettext_lazy("Tot en met"), "last_day", _same),
    )

    def is_allowed(self) -> bool:
        """Who answers for the money, the accountant, and a contract manager for their own."""
        return may_audit(self.request.user)

    def rows(self) -> Any:
        """The lines that were asked for; of a contract manager those of their own contracts."""
        asked = self.form.values
        sees_all = is_in_group(self.user, APPROVER, AUDITOR)
        own = Agreement.objects.filter(own_of(self.user)).order_by().values("pk")
        return audit_lines(
            Wanted(
                sources=sources_of(asked["soort"]) if "soort" in asked else (),
                contracts=None if sees_all else own,
                contract_words=asked.get("contract", ""),
                person=asked.get("persoon", ""),
                words=asked.get("q", ""),
                since=asked.get("van"),
                until=asked.get("tot"),
            )
        )

    def decorate(self, rows: Sequence[Any]) -> None:
        """Put each line into words; a query for each source and one for the persons."""
        behind, people = rows_behind(rows), people_behind(rows)
        for line in rows:
            row = behind[line["found_in"], line["row_id"]]
            line["said"] = SimpleNamespace(
                moment=line["moment"],
                who=str(people.get(line["person"], "")) or _("het rooster"),
                action=action_words(line["found_in"], row),
                about=object_words(line["found_in"], row),
                reason=reason_words(line["found_in"], row),
            )

    def value_row(self, row: Any) -> Any:
        """The words of a line."""
        return row["said"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Show the list, or send it with the filter and a sum over the rows in the file."""
        make = {"csv": (audit_csv, CSV_TYPE), "xlsx": (audit_workbook, XLSX_TYPE)}
        kind = request.GET.get("formaat", "")
        if kind not in make:
            return super().get(request, *args, **kwargs)
        write, content_type = make[kind]
        file, sha256 = write(
            self.file_head(),
            self.file_rows(),
            filter_words=self.filter_words or _("geen filter"),
            person=str(self.user),
            now=self.now,
        )
        response = FileResponse(
            file,
            content_type=content_type,
            headers={"Content-Disposition": f'attachment; filename="{self.file_name}.{kind}"'},
        )
        response[SUM_HEADER] = sha256
        return response


MODELS: Final = {
    "agreement": Agreement,
    "settlement": Settlement,
    "observation": Observation,
    "party": Party,
}


class HistoryView(DeskView):
    """The history of one object: who looked at it, and everything that happened to it."""

    template_name = "contracts/desks/history.html"

    @cached_property
    def row(self) -> Any:
        """The object of this address."""
        model = MODELS.get(self.kwargs["kind"])
        row = model._default_manager.filter(pk=self.kwargs["key"]).first() if model else None  # noqa: SLF001
        if row is None:
            raise Http404
        return row

    def is_allowed(self) -> bool:
        """Whoever reads the audit of its contract."""
        row = self.row
        agreement_id = row.pk if isinstance(row, Agreement) else getattr(row, "agreement_id", None)
        return may_audit(self.request.user, agreement_id)

    def get_page_title(self) -> str:
        """Return whose history it is."""
        return _("Geschiedenis van %(what)s") % {"what": OBJECTS[self.kwargs["kind"]]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the lines in words."""
        context = super().get_context_data(**kwargs)
        names = {
            "agreement": "contracten:agreement",
            "settlement": "contracten:settlement",
            "observation": "contracten:observation",
            "party": "contracten:party",
        }
        context.update(
            row=self.row,
            back=reverse(names[self.kwargs["kind"]], args=[self.row.pk]),
            lines=[
                {
                    "moment": line.moment,
                    "who": str(person_of(line.source, line.row) or _("het rooster")),
                    "action": action_words(line.source, line.row),
                    "about": object_words(line.source, line.row),
                    "reason": reason_words(line.source, line.row),
                }
                for line in history_of(self.kwargs["kind"], self.row.pk)
            ],
        )
        return context
