"""The responses to the calls of the demo municipality. Filled by the challenges demo."""

from datetime import datetime
from typing import Any


def load(*, people: dict[str, Any], now: datetime) -> None:
    """Make the demo responses that are missing. Running it twice changes nothing."""
