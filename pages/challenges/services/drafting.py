"""A draft: started without an account, saved as typed, found again by its private link."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from pages.challenges.calls import is_open
from pages.challenges.drafts import StepEntry, read_draft, write_draft
from pages.challenges.enums import Letter, ResponseKind
from pages.challenges.errors import Refused
from pages.challenges.letters import draft_link_letter
from pages.challenges.models import Response
from pages.challenges.models.responses import make_token
from pages.challenges.services.moves import lock_response, work_on_draft
from pages.challenges.services.outbox import queue_letter
from pages.challenges.transitions import WRITABLE


@transaction.atomic
def start_draft(*, call: Any, language: str, now: datetime, owner: Any = None) -> Response:
    """An empty draft with its own private link, also found in the account of `owner`.

    Raises Refused `call_closed`.
    """
    if not is_open(call, now):
        raise Refused("call_closed")
    return Response.objects.create(call=call, language=language, created_at=now, owner=owner)


@transaction.atomic
def start_own_draft(*, words: str, language: str, now: datetime, owner: Any = None) -> Response:
    """A draft of a challenge of somebody's own, in which `words` already stand as its task."""
    first = {"waarover": StepEntry({"task": words})} if words else {}
    return Response.objects.create(
        kind=ResponseKind.UNASKED,
        language=language,
        created_at=now,
        owner=owner,
        draft=write_draft(first) if first else {},
    )


@transaction.atomic
def save_step(
    *, response: Response, step: str, entry: StepEntry, now: datetime, seen: str = ""
) -> Response:
    """Keep what was typed in one step, whether or not it is right.

    Also after the call has closed: closing time is no reason to lose a text. `seen` is the stamp
    of what the page showed. Raises Refused `changed_elsewhere` when another page kept another
    text since, and `not_writable` when the response has been sent.
    """
    locked = lock_response(response)
    if locked.status not in WRITABLE:
        raise Refused("not_writable")
    steps = read_draft(locked.draft)
    stored = steps.get(step)
    if stored != entry:
        if stored and seen and _is_from_another_page(stored, entry, seen):
            raise Refused("changed_elsewhere")
        locked.draft = write_draft({**steps, step: entry})
        locked.draft_revision += 1
    # Also when nothing has changed: the warning says that pressing save keeps the text.
    work_on_draft(locked, now)
    return locked


def _is_from_another_page(stored: StepEntry, entry: StepEntry, seen: str) -> bool:
    return not stored.is_empty and stored.stamp != seen and stored.page != entry.page


@transaction.atomic
def renew_draft_link(*, response: Response) -> Response:
    """Give a draft another private link: the old one, mailed to a wrong address, opens nothing.

    Raises Refused `not_writable`.
    """
    locked = lock_response(response)
    if locked.status not in WRITABLE:
        raise Refused("not_writable")
    locked.token = make_token()
    locked.save()
    return locked


@transaction.atomic
def mail_draft_link(*, response: Response, email: str, now: datetime) -> None:
    """Queue an e-mail with the private link. Raises Refused `not_writable`.

    Asked twice within the same minute to the same address, it leaves once.
    """
    locked = lock_response(response)
    if locked.status not in WRITABLE:
        raise Refused("not_writable")
    digest = sha256(email.lower().encode()).hexdigest()
    queue_letter(
        # A long address must not push the minute out of the key.
        key=f"{Letter.DRAFT_LINK}:{locked.pk}:{now:%Y%m%d%H%M}:{digest}",
        letter=Letter.DRAFT_LINK,
        response=locked,
        to=email,
        content=draft_link_letter(locked),
        now=now,
    )
