"""The contracts of the demo municipality. Filled by the contracts demo."""

from datetime import datetime
from typing import Any


def load(*, people: dict[str, Any], now: datetime) -> None:
    """Make the demo contracts that are missing. Running it twice changes nothing."""
