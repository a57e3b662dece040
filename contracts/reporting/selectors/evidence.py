"""Which evidence waits for the scanner, and which files belong to a row."""

from __future__ import annotations

from contracts.enums import ScanStatus
from contracts.reporting.models import Evidence


def evidence_ids_to_scan() -> list[int]:
    """Return the files that nobody has judged yet, the oldest first."""
    waiting = Evidence.objects.filter(scan__in=(ScanStatus.WAITING, ScanStatus.UNAVAILABLE))
    return list(waiting.order_by("pk").values_list("pk", flat=True))


def is_evidence(place: str) -> bool:
    """Whether a row keeps the file in this place; of an infected one the file has to go."""
    return Evidence.objects.filter(file=place).exclude(scan=ScanStatus.INFECTED).exists()
