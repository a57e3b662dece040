"""All settlements that a person sees, beside the period before and what was expected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contracts.desks.cells import Money
from contracts.desks.columns import Column, Filter
from contracts.desks.selectors.homes import mandate_filter
from contracts.desks.selectors.lists import (
    parties_of,
    settled_in,
    with_my_role,
    with_party,
    with_words,
    years_of,
)
from contracts.desks.views.lists import ListView
from contracts.enums import PartyRole, SettlementStatus
from contracts.exports.statements import period_words
from contracts.permissions import can_manage, is_in_group
from contracts.presentation import reader_language
from contracts.selectors import desk
from contracts.selectors.comparisons import comparisons_of
from contracts.selectors.roles import APPROVER


def _difference(row: Any, name: str) -> Money | None:
    cents = getattr(row.comparison, name)
    return None if cents is None else Money(cents, row.currency)


COLUMNS: Final = (
    Column(
        "contract",
        _("Contract"),
        lambda row: row.agreement.title,
        ("agreement__title", "-period_start"),
        address=lambda row: reverse("contracten:settlement", args=[row.pk]),
        below=lambda row: row.agreement.number,
    ),
    Column("nummer", _("Nummer"), lambda row: row.agreement.number, in_table=False),
    Column(
        "periode",
        _("Periode"),
        lambda row: period_words(row.period_start, row.period_end, reader_language()),
        ("period_start", "agreement__number"),
        in_file=False,
    ),
    Column("van", _("Van"), lambda row: row.period_start, in_table=False),
    Column("tot", _("Tot en met"), lambda row: row.period_end - timedelta(days=1), in_table=False),
    Column("versie", _("Versie"), lambda row: row.revision),
    Column(
        "status",
        _("Status"),
        lambda row: row.get_status_display(),
        ("status", "-period_start"),
        badge=lambda row: row.status,
    ),
    Column(
        "vorige",
        _("Verschil met vorige periode"),
        lambda row: _difference(row, "from_previous"),
        is_number=True,
    ),
    Column(
        "verwacht",
        _("Verschil met verwachting"),
        lambda row: _difference(row, "from_expected"),
        is_number=True,
    ),
    Column(
        "bedrag",
        _("Bedrag"),
        lambda row: Money(row.total_cents, row.currency),
        ("total_cents", "-period_start"),
        is_number=True,
    ),
    Column("munt", _("Munt"), lambda row: row.currency, in_table=False),
)


class SettlementListView(ListView):
    """The settlements; who approves or manages chooses some and does something with all of them."""

    section = "settlements"
    page_title = _("Afrekeningen")
    template_name = "contracts/desks/settlement_list.html"
    list_name = "settlements"
    file_name = "afrekeningen"
    first_order = ("-period_start", "-pk")
    columns = COLUMNS
    empty = _("Er is nog niets afgerekend.")
    filters = (
        Filter(
            "q",
            _("Zoeken"),
            "text",
            lambda rows, words, _user: rows.filter(with_words(words, "agreement__")),
        ),
        Filter(
            "status",
            _("Status"),
            "choice",
            lambda rows, code, _user: rows.filter(status=code),
            lambda _user: SettlementStatus.choices,
        ),
        Filter(
            "mandaat",
            _("Mijn mandaat"),
            "choice",
            lambda rows, which, user: rows.filter(mandate_filter(user, which)),
            lambda _user: (
                ("binnen", _("binnen mijn mandaat")),
                ("boven", _("boven mijn mandaat")),
            ),
        ),
        Filter(
            "partij",
            _("Partij"),
            "choice",
            lambda rows, key, _user: rows.filter(with_party(key)),
            parties_of,
            is_more=True,
        ),
        Filter(
            "rol",
            _("Mijn rol"),
            "choice",
            lambda rows, role, user: rows.filter(with_my_role(user, role)),
            lambda _user: PartyRole.choices,
            is_more=True,
        ),
        Filter(
            "jaar",
            _("Begrotingsjaar"),
            "choice",
            lambda rows, year, _user: rows.filter(settled_in(int(year))),
            years_of,
            is_more=True,
        ),
        Filter(
            "van",
            _("Periode vanaf"),
            "day",
            lambda rows, day, _user: rows.filter(period_end__gt=day),
            is_more=True,
        ),
        Filter(
            "tot",
            _("Periode tot en met"),
            "last_day",
            lambda rows, end, _user: rows.filter(period_start__lt=end),
            is_more=True,
        ),
        Filter(
            "vanaf",
            _("Bedrag vanaf"),
            "amount",
            lambda rows, amount, _user: rows.filter(total_cents__gte=amount * 100),
            is_more=True,
        ),
        Filter(
            "totaan",
            _("Bedrag tot en met"),
            "amount",
            lambda rows, amount, _user: rows.filter(total_cents__lte=amount * 100),
            is_more=True,
        ),
    )

    def rows(self) -> Any:
        """The settlements that this person sees."""
        return desk.settlements_for(self.user)

    def decorate(self, rows: Sequence[Any]) -> None:
        """Put each settlement beside the period before and the forecast."""
        found = comparisons_of(rows)
        for row in rows:
            row.comparison = found[row.pk]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what this person may do with what they choose."""
        context = super().get_context_data(**kwargs)
        context.update(can_decide=is_in_group(self.user, APPROVER), can_draft=can_manage(self.user))
        return context
