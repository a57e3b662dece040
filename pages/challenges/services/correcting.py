"""A wrong e-mail address of who responded is put right, and letters leave again."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from pages.challenges.drafts import read_draft, write_draft
from pages.challenges.enums import Action, Letter, Who
from pages.challenges.errors import Refused
from pages.challenges.letters import link_renewed_letter
from pages.challenges.models import AddressCorrection, Response
from pages.challenges.models.responses import make_token
from pages.challenges.plain_words import is_placeholder
from pages.challenges.services.moves import lock_response, move
from pages.challenges.services.outbox import queue_letter, readdress, send_again
from pages.challenges.services.relinking import relink


@transaction.atomic
def correct_address(
    *,
    response: Response,
    email: str,
    reason: str,
    by: Any,
    now: datetime,
    sends_again: bool = False,
) -> AddressCorrection:
    """Write to another e-mail address from here on. What waits or failed leaves to it at once.

    Somebody else may read the old address, so the private link is renewed: the old one stops, and
    the new one goes to the new address and in letters on paper that wait. `sends_again`: what was
    sent to the old address and reached nobody leaves once more. The version that was sent stays as
    it was. Raises Refused `correction_reason`, `address_in_reason`, `same_address`,
    `person_erased` or `not_allowed`.
    """
    reason = reason.strip()
    if is_placeholder(reason):
        raise Refused("correction_reason", field="reason")
    # The event stays when the person is forgotten.
    if "@" in reason:
        raise Refused("address_in_reason", field="reason")
    locked = lock_response(response)
    if locked.erased_at is not None:
        raise Refused("person_erased")
    old = locked.email
    if email == old:
        raise Refused("same_address", field="email")
    locked.email = email
    old_token = locked.token
    if old:
        locked.token = make_token()
    _correct_draft(locked, old)
    event = move(
        response=locked,
        action=Action.CORRECT_ADDRESS,
        who=Who.HANDLER,
        by=by,
        now=now,
        text=reason,
    )
    correction = AddressCorrection.objects.create(event=event, old=old, new=email)
    if old:
        if sends_again:
            send_again(response=locked, old=old, new=email, about=str(event.pk), now=now)
        readdress(response=locked, old=old, new=email, now=now)
        relink(
            response=locked,
            to=email,
            old=old_token,
            new=locked.token,
            about=str(event.pk),
            now=now,
        )
        queue_letter(
            key=f"{Letter.LINK_RENEWED}:{event.pk}",
            letter=Letter.LINK_RENEWED,
            response=locked,
            to=email,
            content=link_renewed_letter(locked),
            now=now,
        )
    return correction


def _correct_draft(locked: Response, old: str) -> None:
    """Also in the form, or a completion would bring the wrong address back."""
    steps = read_draft(locked.draft)
    for name, entry in steps.items():
        if old and entry.fields.get("email") == old:
            fields = {**entry.fields, "email": locked.email}
            locked.draft = write_draft({**steps, name: replace(entry, fields=fields)})
