"""What the resident reads of the agreement that is made of the plan."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from contracts.arithmetic import TermsError
from contracts.enums import AgreementStatus, SafeguardState
from contracts.reader_language import reader_language
from contracts.selectors.lost_grounds import BINDING
from contracts.selectors.safeguards import SafeguardStand, missing_safeguards, safeguards_of
from contracts.terms_documents import read_in_force
from contracts.wording import Section, terms_sentences
from pages.challenges.models import Response
from pages.challenges.transitions import ACCEPTED


@dataclass(frozen=True)
class AgreementText:
    """What was written in an agreement so far: what we agreed on, and the rules of payment."""

    safeguards: tuple[SafeguardStand, ...]
    sections: tuple[Section, ...]


def responses_with_draft() -> QuerySet[Response]:
    """Accepted responses of which the agreement is a draft, of people who were not erased."""
    return Response.objects.filter(
        status__in=ACCEPTED, agreement__status=AgreementStatus.CONCEPT, erased_at=None
    ).order_by("pk")


def binding_agreement(response: Response) -> Any | None:
    """The agreement of a response that was signed and not ended, also while it stands still."""
    agreement = response.agreement
    return agreement if agreement is not None and agreement.status in BINDING else None


def text_of(agreement: Any) -> AgreementText | None:
    """What stands in it, in the language of the page; None while it is not wholly written.

    That is when its payment is written, in rules that can be read, and every point answered.
    """
    if missing_safeguards(agreement):
        return None
    try:
        versions = read_in_force(agreement.terms_versions.all())
    except TermsError:
        return None
    if not versions:
        return None
    agreed = (s for s in safeguards_of(agreement) if s.entry.state == SafeguardState.AGREED)
    return AgreementText(tuple(agreed), tuple(terms_sentences(versions[-1], reader_language())))
