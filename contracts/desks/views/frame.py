"""All contracts at frame level: a line each, for a council and for who wants the whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contracts.desks.cells import Money
from contracts.desks.columns import Column, Filter
from contracts.desks.selectors.frame import contracts_in_frame, frames_of
from contracts.desks.selectors.lists import running_in, with_words, years_of_all
from contracts.desks.views.contract_list import last_day_of
from contracts.desks.views.lists import ListView
from contracts.enums import AgreementStatus
from contracts.indicator_words import level_title
from contracts.models import Agreement
from contracts.permissions import can_see_all, is_in_group
from contracts.presentation import reader_language
from contracts.selectors.agreements import agreements_for
from contracts.selectors.roles import COUNCIL
from contracts.wording import format_number


def sees_frame(user: Any) -> bool:
    """Whether a person sees every contract at frame level."""
    return can_see_all(user) or is_in_group(user, COUNCIL)


def frame_rows(user: Any) -> QuerySet[Agreement]:
    """Return every signed contract for who sees the frame; for anybody else their own."""
    rows = contracts_in_frame().order_by(F("number").desc())
    if sees_frame(user):
        return rows
    return rows.filter(pk__in=agreements_for(user).order_by().values("pk"))


def _kind(row: Any) -> str:
    return level_title(row.frame.level)


def _promised(row: Any) -> str:
    frame = row.frame
    if frame.target is None:
        return ""
    return f"{format_number(frame.target, reader_language())} {frame.unit}".strip()


def _measured(row: Any) -> str:
    frame = row.frame
    if frame.measured is None:
        return ""
    return f"{format_number(frame.measured, reader_language())} {frame.unit}".strip()


def _ceiling(row: Any) -> Money | None:
    cents = row.frame.ceiling_cents
    return None if cents is None else Money(cents, row.currency)


class FrameView(ListView):
    """Promised, measured, paid and until when, of every contract that was signed."""

    section = "home"
    page_title = _("Alle contracten op hoofdlijnen")
    template_name = "contracts/desks/frame.html"
    list_name = "frame"
    file_name = "contracten-op-hoofdlijnen"
    first_order = ("-number", "pk")
    lead = _(
        "Eén regel per contract: wat is beloofd, wat is gemeten en door de toetser aanvaard, en"
        " wat is betaald."
    )
    empty = _("Er zijn nog geen ondertekende contracten.")
    columns = (
        Column("nummer", _("Nummer"), lambda row: row.number, ("number",), in_table=False),
        Column(
            "titel",
            _("Contract"),
            lambda row: row.title,
            ("title", "number"),
            address=lambda row: row.desk_address,
            below=lambda row: row.number,
        ),
        Column(
            "resultaat",
            _("Belangrijkste cijfer"),
            lambda row: row.frame.indicator,
            below=_kind,
        ),
        Column("soort", _("Soort cijfer"), _kind, in_table=False),
        Column("beloofd", _("Beloofd"), _promised, is_number=True),
        Column("gemeten", _("Gemeten"), _measured, is_number=True),
        Column("hoogstens", _("Hoogstens te betalen"), _ceiling, is_number=True),
        Column(
            "vastgesteld",
            _("Vastgesteld"),
            lambda row: Money(row.approved_cents, row.currency),
            ("approved_cents", "number"),
            is_number=True,
            in_table=False,
        ),
        Column(
            "betaald",
            _("Betaald"),
            lambda row: Money(row.paid_cents, row.currency),
            ("paid_cents", "number"),
            is_number=True,
        ),
        Column("eind", _("Tot en met"), last_day_of, ("ends_on", "number")),
        Column(
            "status",
            _("Status"),
            lambda row: row.get_status_display(),
            ("status", "number"),
            badge=lambda row: row.status,
        ),
    )
    filters = (
        Filter("q", _("Zoeken"), "text", lambda rows, words, _user: rows.filter(with_words(words))),
        Filter(
            "status",
            _("Status"),
            "choice",
            lambda rows, code, _user: rows.filter(status=code),
            lambda _user: AgreementStatus.choices[1:],
        ),
        Filter(
            "jaar",
            _("Begrotingsjaar"),
            "choice",
            lambda rows, year, _user: rows.filter(running_in(int(year))),
            lambda _user: years_of_all(),
        ),
    )

    def rows(self) -> Any:
        """Every contract for who sees the frame; for anybody else their own."""
        return frame_rows(self.user)

    def decorate(self, rows: Sequence[Any]) -> None:
        """Add the main lines of each contract, and its address for who may open it."""
        frames = frames_of(rows)
        mine = set(
            agreements_for(self.user)
            .filter(pk__in=[row.pk for row in rows])
            .order_by()
            .values_list("pk", flat=True)
        )
        for row in rows:
            row.frame = frames[row.pk]
            is_mine = row.pk in mine
            row.desk_address = reverse("contracten:agreement", args=[row.pk]) if is_mine else ""
