"""The fund behind a case, on the pages where its decision is written and taken."""

from typing import Any

from django.utils import timezone

from pages.challenges.models import Response
from pages.challenges.refusals import refusal_text
from pages.challenges.selectors.funds import fund_stand
from pages.challenges.services.funds import why_no_decider, why_not_named, why_not_open
from pages.challenges.terms import local_day


def fund_context(
    response: Response, granted_cents: int | None = None, by: Any = None
) -> dict[str, Any]:
    """What `admin/parts/fund.html` shows: `fund`, `not_named` for who may not decide, and
    `fund_problems` that stop everybody.

    Nothing without a fund. `by` is who wants to decide; without it nobody is judged.
    """
    stand = fund_stand(response, granted_cents)
    if stand is None:
        return {}
    problem = why_not_named(stand, by) if by else None
    # Who may not decide because nobody may, reads that in `not_named`.
    for_all = [
        None if by else why_no_decider(stand),
        why_not_open(stand.fund, local_day(timezone.now())),
    ]
    return {
        "fund": stand,
        "not_named": refusal_text(problem) if problem else "",
        "fund_problems": [refusal_text(one) for one in for_all if one],
    }
