"""What was changed or emptied behind the triggers of what a next settlement goes on from.

The inputs of the next one hold the hash of the closing that it used. As long as nothing went on
from a closing there is no hash of it: that it was emptied shows when it is computed again.
"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.models import Settlement
from contracts.snapshots.chains import opened_with
from contracts.snapshots.comparison import CLOSING_DIFFERS, compare
from contracts.snapshots.inputs import CLOSING_FORMAT, digest


def changed_closing(settlement: Settlement) -> Iterator[str]:
    """Give what is wrong with the closing that a settlement used, or else with its own."""
    used = _wrong_opening(settlement)
    if used is not None:
        # Without it nothing can be computed.
        yield used
        return
    rows = Settlement.objects.filter(pk=settlement.pk)
    if rows.filter(closing__format=CLOSING_FORMAT).exists():
        return
    if settlement.closing is not None:
        yield "closing: is not what was written"
    elif CLOSING_DIFFERS in compare(settlement).found:
        yield "closing: is empty"


def _wrong_opening(settlement: Settlement) -> str | None:
    opening = settlement.inputs.get("opening")
    if opening is None:
        return None
    before = opened_with(settlement)
    if before is None:
        return "opening: the settlement before is gone"
    if digest(before.closing or {}) != opening["sha256"]:
        return f"opening: the closing of {before} is another one"
    return None
