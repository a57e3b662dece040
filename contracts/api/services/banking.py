"""Answers of the bank through the API: read once, and carried out, by the services of the desk."""

from __future__ import annotations

import hashlib
from datetime import datetime

from contracts.banking.enums import AnswerStatus
from contracts.banking.models import BankAnswer
from contracts.banking.services.answers import carry_out_answer, discard_answer, read_answer
from contracts.errors import Refused
from contracts.people import Person


def deliver_answer(*, name: str, content: bytes, by: Person, now: datetime) -> BankAnswer:
    """Read a file of the bank and propose what it means; nothing is booked.

    A file that was read before, by whom or where ever, gives the answer that it became. Raises
    Refused and RefusedTogether.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    known = BankAnswer.objects.filter(sha256=sha256).exclude(status=AnswerStatus.DISCARDED)
    return known.first() or read_answer(name=name, content=content, by=by, now=now)


def carry_out_delivered(
    *, answer: BankAnswer, sha256: str, by: Person, now: datetime
) -> BankAnswer:
    """Do what an answer says, all of it or nothing, when it is the file that was looked at.

    Raises Refused.
    """
    _require_same(answer, sha256)
    return carry_out_answer(answer=answer, by=by, now=now)


def set_aside_delivered(
    *, answer: BankAnswer, sha256: str, reason: str, by: Person, now: datetime
) -> BankAnswer:
    """Do nothing with an answer, when it is the file that was looked at. Raises Refused."""
    _require_same(answer, sha256)
    return discard_answer(answer=answer, reason=reason, by=by, now=now)


def _require_same(answer: BankAnswer, sha256: str) -> None:
    if answer.sha256 != sha256:
        raise Refused("answer_other_file", "sha256")
