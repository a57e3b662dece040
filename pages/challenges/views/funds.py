"""The fund behind a case, on the pages where its decision is written and taken."""

from typing import Any

from pages.challenges.models import Response
from pages.challenges.refusals import refusal_text
from pages.challenges.selectors.funds import fund_stand
from pages.challenges.services.funds import why_not_named


def fund_context(
    response: Response, granted_cents: int | None = None, by: Any = None
) -> dict[str, Any]:
    """What `admin/parts/fund.html` shows: `fund`, and `not_named` for who may not decide.

    Nothing without a fund. `by` is who wants to decide; without it nobody is judged.
    """
    stand = fund_stand(response, granted_cents)
    if stand is None:
        return {}
    problem = why_not_named(stand, by) if by else None
    return {"fund": stand, "not_named": refusal_text(problem) if problem else ""}
