"""What an answer of the bank says, in one shape for all kinds of file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from contracts.errors import Refused

MAX_BYTES: Final = 10 * 1024 * 1024
# Status codes of ISO 20022 that say that money moved, or that it will not.
BOOKED: Final = "BOOK"
PAID_CODES: Final = frozenset({"ACSC", "ACCC", BOOKED})
REJECTED_CODES: Final = frozenset({"RJCT", "CANC", "BLCK"})


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What a file says about one payment, or about a whole batch (`batch` is its number).

    Cents are whole and positive, None when the file names no amount; `is_credit` says that money
    came in, `is_return` that a payment came back. `place` is for people: where it stands.
    """

    place: str
    status: str
    reference: str = ""
    batch: str = ""
    cents: int | None = None
    currency: str = "EUR"
    is_credit: bool = False
    is_return: bool = False
    reason: str = ""
    text: str = ""
    booked_on: date | None = None


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """A file that was read: its kind (a code of AnswerKind), its own number and its rows."""

    kind: str
    message_id: str
    rows: tuple[AnswerRow, ...]
    problems: tuple[Refused, ...] = ()
