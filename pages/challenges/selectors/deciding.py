"""Questions about who decides."""

from typing import Any

from django.contrib.auth import get_user_model

from pages.challenges.models import ConflictDeclaration, Response
from pages.challenges.selectors.assessing import is_own_plan
from pages.challenges.selectors.funds import fund_stand
from pages.challenges.selectors.municipality import mandate_of

# Who holds the budget may decide as well: a small municipality has no other mandate.
DECIDING_GROUPS = ("decider", "approver")


def preparers_of(response: Response) -> set[int]:
    """Who had a hand in what is to be decided: proposed, advised or assessed."""
    return {
        *response.proposals.values_list("by", flat=True),
        *response.advices.values_list("by", flat=True),
        *response.assessments.values_list("person", flat=True),
    }


def within_mandate(person: Any, amount_cents: int | None) -> bool:
    """Whether this person may decide on this amount, as far as the mandates go."""
    limit_euro = mandate_of(person)
    return limit_euro is None or (amount_cents or 0) <= limit_euro * 100


def people_to_decide(response: Response, amount_cents: int | None) -> list[Any]:
    """Who could decide on what was put forward, as far as is known before they declare.

    Not who prepared it, has an interest, may not decide on so much, or is not named by the fund.
    """
    conflicted = ConflictDeclaration.objects.filter(response=response, has_conflict=True)
    people = (
        get_user_model()
        .objects.filter(groups__name__in=DECIDING_GROUPS, is_active=True)
        .exclude(pk__in=preparers_of(response))
        .exclude(pk__in=conflicted.values("person"))
        .distinct()
        .order_by("pk")
    )
    stand = fund_stand(response, amount_cents)
    return [
        person
        for person in people
        if within_mandate(person, amount_cents)
        and (stand is None or stand.names(person))
        and not is_own_plan(response, person)
    ]
