"""Letters of an agreement: its draft to read, results that we ask for, and what was settled."""

from datetime import datetime
from typing import Any

from django.db import transaction

from pages.challenges.carrying_out_letters import results_letter, settlement_letter
from pages.challenges.case_letters import agreement_letter
from pages.challenges.enums import Letter
from pages.challenges.models import OutboxMessage, Response
from pages.challenges.selectors.agreements import responses_with_draft, text_of
from pages.challenges.selectors.carrying_out import (
    REMIND_AFTER,
    MissingResults,
    missing_results,
    responses_being_carried_out,
    settlements_to_tell,
)
from pages.challenges.services.moves import lock_response
from pages.challenges.services.outbox import queue_letter
from pages.challenges.terms import local_day


@transaction.atomic
def write_about_agreement(*, response_id: int, now: datetime) -> list[str]:
    """Write the letters that are due about one agreement; return the keys of the new ones.

    Asked again, it writes nothing: one letter per settlement, and per period one request for
    results and one reminder.
    """
    response = lock_response(Response(pk=response_id))
    if not responses_being_carried_out().filter(pk=response.pk).exists():
        return []
    letters: list[tuple[str, Letter, Any]] = [
        (f"{Letter.SETTLEMENT}:{row.pk}", Letter.SETTLEMENT, row)
        for row in settlements_to_tell(response.agreement, now)
    ]
    missing = missing_results(response.agreement, local_day(now))
    if missing is not None:
        letters.append(_ask_or_remind(response, missing, now))
    written = []
    for key, letter, about in letters:
        if OutboxMessage.objects.filter(key=key).exists():
            continue
        write = settlement_letter if letter == Letter.SETTLEMENT else results_letter
        queue_letter(
            key=key,
            letter=letter,
            response=response,
            to=response.email,
            content=write(response, letter, about),
            now=now,
        )
        written.append(key)
    return written


@transaction.atomic
def tell_agreement_is_written(*, response_id: int, now: datetime) -> bool:
    """Tell the resident that the draft of the agreement can be read. Returns whether it was news.

    Not while a part of it still has to be written; asked again, it writes nothing.
    """
    response = lock_response(Response(pk=response_id))
    key = f"{Letter.AGREEMENT}:{response.pk}"
    if (
        not responses_with_draft().filter(pk=response.pk).exists()
        or text_of(response.agreement) is None
        or OutboxMessage.objects.filter(key=key).exists()
    ):
        return False
    queue_letter(
        key=key,
        letter=Letter.AGREEMENT,
        response=response,
        to=response.email,
        content=agreement_letter(response),
        now=now,
    )
    return True


def _ask_or_remind(
    response: Response, missing: MissingResults, now: datetime
) -> tuple[str, Letter, MissingResults]:
    """The request first; the reminder when that has lain for a while."""
    end = missing.period.end
    key = f"{Letter.RESULTS_REQUEST}:{response.pk}:{end}"
    asked = OutboxMessage.objects.filter(key=key, created_at__lte=now - REMIND_AFTER)
    if asked.exists():
        return f"{Letter.RESULTS_REMINDER}:{response.pk}:{end}", Letter.RESULTS_REMINDER, missing
    return key, Letter.RESULTS_REQUEST, missing
