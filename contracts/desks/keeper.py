"""What the desks keep of everything that is seen: who, which object, when; and which files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpResponseBase
from django.urls import reverse

from contracts.desks.enums import AuditAction
from contracts.desks.permissions import may_audit
from contracts.desks.services.audit import About, note_look
from contracts.models import Agreement, Observation, Party, PaymentOrder, Settlement

# The sum over the rows of a file, as its maker says it.
SUM_HEADER: Final = "X-Content-SHA256"
# A screen is about the first of these properties that it has.
PROPERTIES: Final = ("settlement", "observation", "order", "party", "agreement")
OBJECTS: Final[dict[type, Callable[[Any], About]]] = {
    Settlement: lambda row: About("settlement", row.pk, row.agreement_id, str(row)),
    Observation: lambda row: About("observation", row.pk, row.agreement_id, str(row)),
    PaymentOrder: lambda row: About("payment", row.pk, row.settlement.agreement_id, str(row)),
    Party: lambda row: About("party", row.pk, None, str(row)),
    Agreement: lambda row: About("agreement", row.pk, row.pk, str(row)),
}
HISTORY: Final = ("settlement", "observation", "party", "agreement")


class AuditKeeper:
    """Notes each look at an object, each file of one, and each list that was saved."""

    def note_seen(self, view: Any, response: HttpResponseBase) -> None:
        """Write the look down, unless nothing was shown."""
        if response.status_code != 200 or view.request.method != "GET":
            return
        is_file = "attachment" in response.get("Content-Disposition", "")
        about = about_of(view)
        if about is None and is_file:
            about = About(_address_name(view), text=getattr(view, "filter_words", ""))
            action = AuditAction.EXPORTED
        elif about is not None:
            action = AuditAction.DOWNLOADED if is_file else AuditAction.SEEN
        else:
            return
        sha256 = response.get(SUM_HEADER, "")
        note_look(about=about, action=action, by=view.request.user, now=view.now, sha256=sha256)

    def history_address(self, view: Any) -> str:
        """Return the address of the history of the object, for who may read it."""
        about = about_of(view)
        if about is None or about.kind not in HISTORY:
            return ""
        if not may_audit(view.request.user, about.agreement_id):
            return ""
        return reverse("desks:history", args=[about.kind, about.object_id])


def about_of(view: Any) -> About | None:
    """Return what a screen is about; of an object that we do not know its address and number."""
    for name in PROPERTIES:
        row = getattr(view, name, None)
        if type(row) in OBJECTS:
            return OBJECTS[type(row)](row)
    key = view.kwargs.get("pk")
    if isinstance(key, int):
        return About(_address_name(view), key)
    return None


def _address_name(view: Any) -> str:
    name: str = view.request.resolver_match.view_name
    return name[:40]
