"""Showing a plan to everybody, by the one who sent it."""

from datetime import datetime

from django.db import transaction

from pages.challenges.enums import Status
from pages.challenges.errors import Refused
from pages.challenges.models import Response
from pages.challenges.services.moves import lock_response
from pages.voices.models import PublicPlan

_NEVER = frozenset({Status.DRAFT, Status.WITHDRAWN})


@transaction.atomic
def open_plan(*, response: Response, show_name: bool, now: datetime) -> PublicPlan:
    """Make a plan public, or change whether the name is with it.

    Raises Refused `not_sent` for a draft or what was withdrawn, and `asked_to_be_forgotten`.
    """
    locked = lock_response(response)
    if locked.status in _NEVER:
        raise Refused("not_sent")
    if locked.erasure_asked_at is not None:
        raise Refused("asked_to_be_forgotten")
    plan, is_new = PublicPlan.objects.get_or_create(
        response=locked, defaults={"opened_at": now, "show_name": show_name}
    )
    if not is_new:
        if plan.closed_at is not None:
            plan.opened_at, plan.closed_at = now, None
        plan.show_name = show_name
        plan.save()
    return plan


@transaction.atomic
def close_plan(*, response: Response, now: datetime) -> None:
    """Take a plan off the public pages; support and questions stay for when it opens again."""
    PublicPlan.objects.filter(response=lock_response(response), closed_at=None).update(
        closed_at=now
    )
