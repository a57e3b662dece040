"""What the desks show on a fresh demo: what needs attention, and a view that was saved."""

from datetime import datetime
from typing import Any

from contracts.desks.models import SavedView
from contracts.desks.services.saved_views import save_view
from contracts.desks.services.signals import look_at_contracts


def load(*, people: dict[str, Any], now: datetime) -> None:
    """Look at the demo contracts, and keep a view of them. Running it twice changes nothing."""
    look_at_contracts(now=now)
    manager = people["contractmanager"]
    if not SavedView.objects.filter(owner=manager.pk).exists():
        save_view(
            list_name="agreements",
            name="Wat nu loopt",
            query="status=active&sorteer=eind",
            shared_with="contract_manager",
            by=manager,
            now=now,
        )
