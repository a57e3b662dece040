"""The first screen: a desk for each role that a person has, with what they can do now."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, Final, cast

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from contracts.banking.selectors.accounts import account_proposals
from contracts.banking.selectors.answer_lines import answers_waiting, lines_to_find_out
from contracts.banking.selectors.batches import (
    batches_to_export,
    batches_to_sign,
    released_orders,
)
from contracts.banking.selectors.ledger import entries_to_export
from contracts.banking.selectors.reclaims import reclaims_for
from contracts.desks.models import Signal
from contracts.desks.roles import DESKS, desks_of
from contracts.desks.selectors import homes
from contracts.desks.selectors.attention import LABELS, attention_counts, signals_for
from contracts.desks.views.frame import FrameView
from contracts.enums import PaymentStatus
from contracts.models import IntegrityCheck
from contracts.people import Person
from contracts.permissions import can_manage, can_see_all
from contracts.presentation import reader_language
from contracts.selectors import desk
from contracts.selectors.account_changes import changes_waiting
from contracts.selectors.handing_over import recent_handovers
from contracts.selectors.lost_grounds import lost_grounds_for
from contracts.selectors.reversals import reversals_waiting
from contracts.selectors.roles import remember_groups
from contracts.views.base import DeskView
from contracts.warning_words import WarningWords, words_of

SHOWN: Final = homes.SHOWN
# Tiles that say that something went wrong already.
URGENT: Final = frozenset(
    {"overdue", "blocked", "disputed", "dispute_late", "relapse_late", "ground_lost"}
)

TO_PAY: Final = (PaymentStatus.PROPOSED, PaymentStatus.REFUSED, PaymentStatus.PARTLY)
# What finance counts, on which screen it is done, and what it is.
FINANCE_TILES: Final = (
    ("proposed", "contracten:payments", _("vrij te geven")),
    ("free", "bank:batches", _("vrij voor een batch")),
    ("batches", "bank:batches", _("batches die op u wachten")),
    ("refused", "contracten:payments", _("geweigerd of teruggekomen")),
    ("partly", "contracten:payments", _("gedeeltelijk betaald")),
    ("answers", "bank:answers", _("antwoorden te verwerken")),
    ("lines", "bank:answers", _("regels uit te zoeken")),
    ("reclaims", "bank:reclaims", _("terug te vorderen")),
    ("entries", "bank:ledger", _("posten nog niet naar het grootboek")),
)
WRONG: Final = frozenset({"refused", "lines"})


def signal_words(row: Signal) -> WarningWords:
    """Say what to look at, when, and by which rule."""
    language = reader_language()
    return words_of(
        row.agreement,
        kind=row.kind,
        code=row.code,
        scenario=row.scenario,
        name=row.name_en if language == "en" else row.name,
        amount=Fraction(row.amount_text),
        on=row.on,
        language=language,
    )


class TabsMixin:
    """The tabs of the roles of this person; `desk_code` is the one that is shown."""

    request: HttpRequest

    @cached_property
    def desks(self) -> list[str]:
        """The desks of this person."""
        return desks_of(self.request.user)

    @cached_property
    def desk_code(self) -> str:
        """The desk that was asked for, or the first one."""
        asked = self.request.GET.get("bureau", "")
        return asked if asked in self.desks else self.desks[0]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the tabs."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        home = reverse("contracten:home")
        context["tabs"] = [
            {
                "label": DESKS[code],
                "url": f"{home}?bureau={code}",
                "is_shown": code == self.desk_code,
            }
            for code in self.desks
        ]
        return context


class HomeFrameView(TabsMixin, FrameView):
    """The main lines of all contracts, as the first screen of who looks at the whole."""

    @cached_property
    def desk_code(self) -> str:
        """This desk."""
        return "hoofdlijnen"


class HomeView(TabsMixin, DeskView):
    """What waits for this person in one of their roles; of each kind the first few."""

    section = "home"
    page_title = _("Contracten")

    def get_template_names(self) -> list[str]:
        """Return the template of the desk."""
        return [f"contracts/desks/home_{self.desk_code}.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the desk is about."""
        context = super().get_context_data(**kwargs)
        find: dict[str, Callable[[], dict[str, Any]]] = {
            "contractmanager": self._manager,
            "budgethouder": self._approver,
            "financien": self._finance,
            "toetser": self._evaluator,
            "uitvoerder": self._provider,
            "financier": self._investor,
        }
        context.update(find[self.desk_code]())
        return context

    def _manager(self) -> dict[str, Any]:
        user = self.user
        counts = attention_counts(user, timezone.localdate(self.now))
        failed, drafts = desk.failed_runs(user), desk.drafts_to_decide(user)
        payments = desk.payments_waiting(user)
        return {
            "tiles": [
                {"kind": kind, "label": label, "count": counts[kind], "is_bad": kind in URGENT}
                for kind, label in LABELS.items()
            ],
            "signals": [signal_words(row) for row in signals_for(user)[:SHOWN]],
            "failed": failed[:SHOWN],
            "draft_count": drafts.count(),
            "unverified_count": desk.count_unverified(user),
            "payment_count": payments.count(),
            "late_count": homes.requests_late(user, timezone.localdate(self.now)).count(),
            "extensions": homes.extensions_asked(user)[:SHOWN],
            "check": IntegrityCheck.objects.first(),
            "handovers": recent_handovers(user, self.now)[:SHOWN],
            "lost_grounds": lost_grounds_for(user)[:SHOWN],
            "can_retry": can_manage(user),
        }

    def _approver(self) -> dict[str, Any]:
        user = self.user
        payments = desk.payments_waiting(user)
        return {
            "within": homes.drafts_of(user, "binnen")[:SHOWN],
            "within_sums": homes.drafts_by_currency(user, "binnen"),
            "above": homes.drafts_of(user, "boven")[:SHOWN],
            "above_sums": homes.drafts_by_currency(user, "boven"),
            # Who proposed it does not decide about it.
            "reversals": reversals_waiting().exclude(proposed_by_id=user.pk)[:SHOWN],
            "account_changes": changes_waiting().exclude(asked_by_id=user.pk)[:SHOWN],
            "debtor_changes": account_proposals().exclude(proposed_by_id=user.pk)[:SHOWN],
            "payments": payments[:SHOWN],
            "payment_count": payments.count(),
            "check": IntegrityCheck.objects.first(),
        }

    def _finance(self) -> dict[str, Any]:
        user = self.user
        to_pay = {status: homes.payments_in(user, status) for status in TO_PAY}
        batches, lines = [*batches_to_sign(user), *batches_to_export()], lines_to_find_out()
        counts = {status: rows.count() for status, rows in to_pay.items()} | {
            "free": released_orders().count(),
            "batches": len(batches),
            "answers": answers_waiting().count(),
            "lines": lines.count(),
            "reclaims": len(reclaims_for(user)),
            "entries": entries_to_export(timezone.localdate(self.now)).count(),
        }
        return {
            "tiles": [
                {
                    "count": counts[kind],
                    "label": label,
                    "url": reverse(name) + (f"?status={kind}" if kind in TO_PAY else ""),
                    "is_bad": kind in WRONG,
                }
                for kind, name, label in FINANCE_TILES
            ],
            "is_busy": any(counts.values()),
            "to_release": to_pay[PaymentStatus.PROPOSED][:SHOWN],
            "batches": batches[:SHOWN],
            "back": [
                row
                for status in (PaymentStatus.REFUSED, PaymentStatus.PARTLY)
                for row in to_pay[status][:SHOWN]
            ],
            "lines": lines[:SHOWN],
            "account_changes": changes_waiting()[:SHOWN],
            "check": IntegrityCheck.objects.first(),
        }

    def _evaluator(self) -> dict[str, Any]:
        return {
            "to_sign": homes.periods_to_sign(self.user, timezone.localdate(self.now))[:SHOWN],
            "waiting": homes.to_verify(self.user),
            "count": desk.observations_to_verify(self.user).count(),
        }

    def _provider(self) -> dict[str, Any]:
        user = self.user
        reports, disputed = homes.to_report(user), homes.disputed_for(user)
        asked = homes.requests_to_deliver(user)
        return {
            "asked": asked[:SHOWN],
            "asked_count": asked.count(),
            "today": timezone.localdate(self.now),
            "reports": [signal_words(row) for row in reports[:SHOWN]],
            "report_count": reports.count(),
            "disputed": disputed[:SHOWN],
            "disputed_count": disputed.count(),
            "payments": homes.payments_of(user)[:SHOWN],
            "sums": homes.paid_by_currency(user),
        }

    def _investor(self) -> dict[str, Any]:
        rows = homes.positions_of(self.user, sees_all=can_see_all(self.user))
        return {"positions": self.page_of(rows)}


def home(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    """Answer the first address of the desk: the desk that was asked for."""
    remember_groups(cast(Person, request.user))
    codes = desks_of(request.user)
    asked = request.GET.get("bureau", "")
    shown = asked if asked in codes else codes[0]
    view = HomeFrameView if shown == "hoofdlijnen" else HomeView
    return view.as_view()(request, *args, **kwargs)
