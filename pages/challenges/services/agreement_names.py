"""What of a plan stays out of the public account of its agreement.

The resident said per part what may be on the site. That holds for the agreement as well: who acts
alone, or takes part in person, is named there only with their consent, and the results in their
own words only when that part is public. A group or an organisation is named.
"""

from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from contracts.budgets.services.publication import hold_back_part
from contracts.selectors.publication import INDICATOR, PARTY, held_back_of, parts_of
from pages.challenges.documents import ResponseDocument
from pages.challenges.enums import ApplicantKind
from pages.challenges.models import Response
from pages.challenges.publishing import is_public_party
from pages.challenges.selectors.cosubmitters import parties_of

MAIN = "uitvoerder"


def hold_back_what_is_not_public(
    response: Response, document: ResponseDocument, *, by: Any, now: datetime
) -> None:
    """Hold back the names and results that nobody made public, each with the reason."""
    personal = set() if is_public_party(document) else {MAIN}
    people = {
        party.person.name.casefold()
        for party in parties_of(response)
        if not party.person.organisation
    }
    roles = response.agreement.parties.select_related("party")
    personal |= {
        role.code
        for role in roles
        if role.code.startswith(f"{MAIN}_") and role.party.name.casefold() in people
    }
    _hold_back(response.agreement, sorted(f"{PARTY}{code}" for code in personal), by, now)
    if not document.publication.results:
        codes = response.agreement.indicators.order_by("pk").values_list("code", flat=True)
        _hold_back(response.agreement, [f"{INDICATOR}{code}" for code in codes], by, now)


def hold_back_name_again(response: Response, document: ResponseDocument, *, now: datetime) -> None:
    """Hold back the name of who acted alone: asking to be forgotten takes the consent back."""
    if response.agreement is None or document.applicant.kind != ApplicantKind.PERSON:
        return
    part = f"{PARTY}{MAIN}"
    agreement = response.agreement
    if part in parts_of(agreement) and part not in held_back_of(agreement):
        _hold_back(agreement, [part], None, now)


def _hold_back(agreement: Any, parts: list[str], by: Any, now: datetime) -> None:
    """The reason is public, and in Dutch whoever works on it."""
    with translation.override("nl"):
        name = _("deze bewoner de naam niet openbaar maakt.")
        results = _("de indiener dit deel van het plan niet openbaar maakte.")
    for part in parts:
        reason = name if part.startswith(PARTY) else results
        hold_back_part(agreement=agreement, part=part, reason=reason, by=by, now=now)
