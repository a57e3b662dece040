"""Questions about who handles a case."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from pages.challenges.models import ChallengeSettings, ConflictDeclaration, Response
from pages.challenges.selectors.terms import LEADING_GROUP

# Whose members handle cases.
HANDLING_GROUPS = ("editor", "assessor")


def leads(person: Any) -> bool:
    """Whether this person leads the work: the coordinator of the settings, else every editor."""
    lead = ChallengeSettings.current().lead
    if person.is_superuser or (lead is not None and lead.is_active):
        return bool(person.is_superuser or person == lead)
    return bool(person.groups.filter(name=LEADING_GROUP).exists())


def can_hand_over(response: Response, person: Any) -> bool:
    """Whether this person may give the case to a colleague: its handler, and who leads the work."""
    return bool(response.handler_id == person.pk or leads(person))


def colleagues_for(response: Response) -> QuerySet[Any]:
    """Who could handle this case from here on: not who does already, nor who has an interest."""
    conflicted = ConflictDeclaration.objects.filter(response=response, has_conflict=True)
    return (
        get_user_model()
        .objects.filter(groups__name__in=HANDLING_GROUPS, is_active=True)
        .exclude(pk=response.handler_id)
        .exclude(pk__in=conflicted.values("person"))
        .distinct()
        .order_by("last_name", "first_name", "pk")
    )
