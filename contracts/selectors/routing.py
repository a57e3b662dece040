"""Where a draft settlement goes: who may decide about it, and what is above a person's mandate."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from contracts.models import Settlement
from contracts.people import Person
from contracts.selectors import desk
from contracts.selectors.mandates import Mandates, Sized
from contracts.selectors.roles import APPROVER
from contracts.selectors.settlements import objection_to_decide, sizes_of


def deciders_for(settlement: Settlement) -> list[Any]:
    """Return the people who may decide about a draft now: the approvers whom nothing ties to it.

    By name. Superusers are left out: they are no approvers by work, and four eyes holds for them.
    """
    people = get_user_model().objects.filter(is_active=True, groups__name=APPROVER)
    return [
        person
        for person in people.order_by("last_name", "first_name", "pk")
        if objection_to_decide(settlement, person) is None
    ]


def drafts_within_mandate(user: Person) -> QuerySet[Settlement]:
    """Return the drafts of a size that the person may decide about, oldest first."""
    return desk.drafts_to_decide(user).exclude(_above(user))


def drafts_above_mandate(user: Person) -> QuerySet[Settlement]:
    """Return the drafts that need somebody with a higher mandate than this person's."""
    return desk.drafts_to_decide(user).filter(_above(user))


def _above(user: Person) -> Q:
    """Match what is above a mandate; of money for which nobody has a mandate nothing is."""
    mandates = Mandates(user)
    if not mandates.known:
        return Q(pk__in=[])
    currencies = dict(desk.drafts_to_decide(user).order_by().values_list("pk", "currency"))
    sizes = sizes_of(currencies)
    sized = [Sized(pk, currency, sizes[pk]) for pk, currency in currencies.items()]
    return Q(pk__in=list(mandates.above(sized)))
