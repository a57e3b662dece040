"""The desk's first screen: what waits for somebody."""

from __future__ import annotations

from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts.models import Agreement, IntegrityCheck
from contracts.permissions import can_manage, can_release_payments, can_see_all, is_in_group
from contracts.presentation import reader_language
from contracts.selectors import desk
from contracts.selectors.roles import APPROVER
from contracts.selectors.warnings import warnings_for
from contracts.services.runs import lease
from contracts.views.base import DeskView
from contracts.warning_words import warning_words

SHOWN: Final = 5
WARNINGS_SHOWN: Final = 8


class HomeView(DeskView):
    """What needs attention, by kind; of each kind the oldest few and how many there are."""

    section = "home"
    page_title = _("Contracten")
    template_name = "contracts/desk/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the lists, each cut short."""
        context = super().get_context_data(**kwargs)
        user = self.user
        sees_all = can_see_all(user)
        failed = desk.failed_runs(user)
        drafts = desk.drafts_to_decide(user)
        waiting = desk.observations_to_verify(user)
        payments = desk.payments_waiting(user)
        due = desk.due_periods_for(user, self.now, lease())
        warnings, is_cut = warnings_for(user, timezone.localdate(self.now), with_money=sees_all)
        language = reader_language()
        agreements = Agreement.objects.in_bulk([item.agreement_id for item in due])
        context.update(
            warnings=[warning_words(row, language) for row in warnings[:WARNINGS_SHOWN]],
            warnings_hidden=max(len(warnings) - WARNINGS_SHOWN, 0),
            warnings_cut=is_cut,
            failed=failed[:SHOWN],
            failed_count=failed.count(),
            drafts=drafts[:SHOWN],
            draft_count=drafts.count(),
            to_verify=waiting[:SHOWN],
            to_verify_count=waiting.count(),
            unverified_count=desk.count_unverified(user),
            payments=payments[:SHOWN],
            payment_count=payments.count(),
            due=[(agreements[item.agreement_id], item.period) for item in due],
            can_see_all=sees_all,
            check=IntegrityCheck.objects.first() if sees_all else None,
            can_decide=is_in_group(user, APPROVER),
            can_retry=can_manage(user),
            can_release=can_release_payments(user),
        )
        return context
