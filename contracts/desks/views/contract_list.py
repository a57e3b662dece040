"""All contracts that a person sees."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from contracts.desks.cells import Money
from contracts.desks.columns import Column, Filter
from contracts.desks.selectors.attention import attention_choices, needing
from contracts.desks.selectors.lists import (
    contracts_in_list,
    parties_of,
    party_names,
    running_in,
    with_my_role,
    with_party,
    with_words,
    years_of,
)
from contracts.desks.views.lists import ListView
from contracts.enums import AgreementStatus, PartyRole
from contracts.models import Agreement
from contracts.permissions import can_manage


def last_day_of(row: Agreement) -> date | None:
    """Return the last day on which a contract holds."""
    return row.ends_on - timedelta(days=1) if row.ends_on else None


COLUMNS: Final = (
    Column("nummer", _("Nummer"), lambda row: row.number, ("number",), in_table=False),
    Column(
        "titel",
        _("Contract"),
        lambda row: row.title,
        ("title", "number"),
        address=lambda row: reverse("contracten:agreement", args=[row.pk]),
        below=lambda row: row.number,
    ),
    Column("betaler", _("Betaler"), lambda row: party_names(row, PartyRole.PAYER)),
    Column("uitvoerder", _("Uitvoerder"), lambda row: party_names(row, PartyRole.PROVIDER)),
    Column("begin", _("Begint op"), lambda row: row.starts_on, ("starts_on", "number")),
    Column("eind", _("Tot en met"), last_day_of, ("ends_on", "number")),
    Column(
        "vastgesteld",
        _("Vastgesteld"),
        lambda row: Money(row.approved_cents, row.currency),
        ("approved_cents", "number"),
        is_number=True,
    ),
    Column(
        "status",
        _("Status"),
        lambda row: row.get_status_display(),
        ("status", "number"),
        badge=lambda row: row.status,
    ),
)


class ContractListView(ListView):
    """The contracts, with what was approved so far."""

    section = "agreements"
    page_title = _("Contracten")
    template_name = "contracts/desks/contract_list.html"
    list_name = "agreements"
    file_name = "contracten"
    first_order = ("-number", "pk")
    columns = COLUMNS
    empty = _("Er zijn nog geen contracten waar u bij hoort.")
    filters = (
        Filter("q", _("Zoeken"), "text", lambda rows, words, _user: rows.filter(with_words(words))),
        Filter(
            "status",
            _("Status"),
            "choice",
            lambda rows, code, _user: rows.filter(status=code),
            lambda _user: AgreementStatus.choices,
        ),
        Filter(
            "aandacht",
            _("Wat aandacht vraagt"),
            "choice",
            lambda rows, kind, _user: rows.filter(needing(kind, localdate())),
            lambda _user: attention_choices(),
        ),
        Filter(
            "partij",
            _("Partij"),
            "choice",
            lambda rows, key, _user: rows.filter(with_party(key, "")),
            parties_of,
            is_more=True,
        ),
        Filter(
            "rol",
            _("Mijn rol"),
            "choice",
            lambda rows, role, user: rows.filter(with_my_role(user, role, "")),
            lambda _user: PartyRole.choices,
            is_more=True,
        ),
        Filter(
            "jaar",
            _("Begrotingsjaar"),
            "choice",
            lambda rows, year, _user: rows.filter(running_in(int(year))),
            years_of,
            is_more=True,
        ),
        Filter(
            "van",
            _("Loopt op of na"),
            "day",
            lambda rows, day, _user: rows.filter(Q(ends_on__gt=day) | Q(ends_on=None)),
            is_more=True,
        ),
        Filter(
            "tot",
            _("Begint voor of op"),
            "day",
            lambda rows, day, _user: rows.filter(starts_on__lte=day),
            is_more=True,
        ),
        Filter(
            "vanaf",
            _("Vastgesteld, vanaf"),
            "amount",
            lambda rows, amount, _user: rows.filter(approved_cents__gte=amount * 100),
            is_more=True,
        ),
        Filter(
            "totaan",
            _("Vastgesteld, tot en met"),
            "amount",
            lambda rows, amount, _user: rows.filter(approved_cents__lte=amount * 100),
            is_more=True,
        ),
    )

    def rows(self) -> Any:
        """The contracts that this person sees."""
        return contracts_in_list(self.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add whether this person may draft a contract."""
        return {**super().get_context_data(**kwargs), "can_manage": can_manage(self.user)}
