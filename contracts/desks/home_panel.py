"""What waits at the contract desks, on the first page of the admin: the tiles of each role."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from contracts.desks.roles import DESKS, desks_of
from contracts.desks.selectors import homes
from contracts.desks.selectors.attention import LABELS, attention_counts
from contracts.desks.views.frame import frame_rows, sees_frame
from contracts.desks.views.homes import FINANCE_TILES, URGENT, WRONG
from contracts.permissions import can_enter_desk, can_see_all
from contracts.selectors import desk
from contracts.selectors.roles import remember_groups

# What of the desk is worth a tile outside it; the desk itself shows everything.
MANAGER_KINDS: Final = ("overdue", "blocked", "disputed", "due")
FINANCE_KINDS: Final = ("proposed", "refused")
READ: Final = ("financier", "hoofdlijnen")

Tile = dict[str, Any]


class ContractsPanel(Component):  # type: ignore[misc]
    """For each role its own numbers, with a way to the same rows at the desk.

    A tile that says zero stays: that nothing waits is worth knowing too.
    """

    order = 45
    template_name = "contracts/desks/home_panel.html"

    class Media:
        css: Final = {"all": ("contracts/desks/desks.css",)}

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the desks of this person with their tiles; none for who has no desk."""
        user = parent_context["request"].user
        remember_groups(user)
        if not can_enter_desk(user):
            return {"desks": []}
        today = timezone.localdate()
        return {
            "desks": [
                {
                    "label": DESKS[code],
                    "tiles": TILES[code](user, today),
                    # Who reads the main lines or a return has nothing to do there.
                    "is_work": code not in READ,
                }
                for code in desks_of(user)
            ]
        }


def _tile(count: int, label: str | Promise, url: str, *, is_bad: bool = False) -> Tile:
    return {"count": count, "label": label, "url": url, "is_bad": is_bad}


def _of_manager(user: Any, today: date) -> list[Tile]:
    counts, base = attention_counts(user, today), reverse("contracten:agreements")
    return [
        _tile(counts[kind], LABELS[kind], f"{base}?aandacht={kind}", is_bad=kind in URGENT)
        for kind in MANAGER_KINDS
    ]


def _of_approver(user: Any, _today: date) -> list[Tile]:
    url = f"{reverse('contracten:settlements')}?status=draft&mandaat=binnen"
    return [_tile(homes.drafts_of(user, "binnen").count(), _("binnen uw mandaat"), url)]


def _of_finance(user: Any, _today: date) -> list[Tile]:
    return [
        _tile(
            homes.payments_in(user, kind).count(),
            label,
            f"{reverse(name)}?status={kind}",
            is_bad=kind in WRONG,
        )
        for kind, name, label in FINANCE_TILES
        if kind in FINANCE_KINDS
    ]


def _of_evaluator(user: Any, _today: date) -> list[Tile]:
    count = desk.observations_to_verify(user).count()
    return [_tile(count, _("te toetsen"), reverse("contracten:verify_list"))]


def _of_provider(user: Any, _today: date) -> list[Tile]:
    url, disputed = _home("uitvoerder"), homes.disputed_for(user).count()
    return [
        _tile(homes.requests_to_deliver(user).count(), _("in te leveren"), url),
        _tile(disputed, _("betwist door de toetser"), url, is_bad=True),
    ]


def _of_investor(user: Any, _today: date) -> list[Tile]:
    rows = homes.positions_of(user, sees_all=can_see_all(user))
    return [_tile(rows.count(), _("met inleg van u"), _home("financier"))]


def _of_reader(user: Any, _today: date) -> list[Tile]:
    label = _("alle contracten") if sees_frame(user) else _("uw contracten")
    return [_tile(frame_rows(user).count(), label, _home("hoofdlijnen"))]


def _home(code: str) -> str:
    return f"{reverse('contracten:home')}?bureau={code}"


TILES: Final[Mapping[str, Callable[[Any, date], list[Tile]]]] = MappingProxyType(
    {
        "contractmanager": _of_manager,
        "budgethouder": _of_approver,
        "financien": _of_finance,
        "toetser": _of_evaluator,
        "uitvoerder": _of_provider,
        "financier": _of_investor,
        "hoofdlijnen": _of_reader,
    }
)
