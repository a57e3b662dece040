"""Decisions as documents of the Woo: what is listed of each, without the case itself.

A case has a decision (BES) and, after an objection, a second one (BOB) that keeps, changes or
replaces the first. The public reads them on the page of the case, as far as consent goes.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from contracts.enums import DocumentStanding
from contracts.information_categories import DECISIONS, OWN_ACCORD
from contracts.selectors.public_records import PublicDocument
from pages.challenges.documents import fingerprint
from pages.challenges.enums import Remedies
from pages.challenges.models import Response
from pages.challenges.openness import cases
from pages.challenges.openness.cases import PublicCase, PublicObjection
from pages.challenges.openness.open_api import decision_data
from pages.challenges.terms import local_day


@dataclass(frozen=True, slots=True)
class DecisionKey:
    """One public decision: enough to put it in a list in the order of days."""

    response_id: int
    case_number: str
    on: date
    is_second: bool = False

    @property
    def number(self) -> str:
        """The number of the document."""
        return number_of(self.case_number, is_second=self.is_second)


def number_of(case_number: str, *, is_second: bool) -> str:
    """The number of a decision, or of the one on the objection against it."""
    return f"{'BOB' if is_second else 'BES'}-{case_number}"


def decision_keys() -> list[DecisionKey]:
    """Every decision that everybody may read about, in one query."""
    rows = cases.decided_responses().values_list(
        "pk", "case_number", "decision__decided_at", "objection__decision__decided_at"
    )
    found = []
    for pk, number, first, second in rows:
        found.append(DecisionKey(pk, number, local_day(first)))
        if second is not None:
            found.append(DecisionKey(pk, number, local_day(second), is_second=True))
    return found


def decision_documents(response_ids: Collection[int]) -> dict[str, PublicDocument]:
    """The decisions of these cases by their number, in a fixed number of queries."""
    rows = cases.with_everything(cases.decided_responses().filter(pk__in=response_ids))
    return {row.identifier: row for response in rows for row in _documents_of(response)}


def _documents_of(response: Response) -> list[PublicDocument]:
    case = cases.public_case(response)
    # The hash is the same whatever language the list is read in.
    with override("nl"):
        data = decision_data(cases.public_case(response))
    second = data.pop("bezwaar")
    objection = case.objection
    has_second = objection is not None and objection.decided_on is not None
    documents = [_first(response, case, data, objection if has_second else None)]
    if objection is not None and objection.decided_on is not None:
        title = _("Besluit op bezwaar over %(about)s: %(outcome)s")
        documents.append(
            _document(
                response,
                case,
                number=number_of(case.case_number, is_second=True),
                title=title % {"about": _about(case), "outcome": objection.outcome},
                on=objection.decided_on,
                data={"zaaknummer": case.case_number, **second},
            )
        )
    return documents


def _first(
    response: Response, case: PublicCase, data: dict[str, Any], second: PublicObjection | None
) -> PublicDocument:
    changed = second is not None and not second.is_kept
    return _document(
        response,
        case,
        number=number_of(case.case_number, is_second=False),
        title=_("Besluit over %(about)s: %(outcome)s")
        % {"about": _about(case), "outcome": case.outcome},
        on=case.decided_on,
        data=data,
        standing=_standing(second),
        standing_on=second.decided_on if second is not None and changed else None,
        replaced_by=number_of(case.case_number, is_second=True) if changed else "",
    )


def _document(
    response: Response,
    case: PublicCase,
    *,
    number: str,
    title: str,
    on: date,
    data: dict[str, Any],
    **standing: Any,
) -> PublicDocument:
    # Not every answer is a decision that one can object to; then it is public of our own accord.
    is_order = response.decision.remedies == Remedies.OBJECTION
    category = DECISIONS if is_order else OWN_ACCORD
    return PublicDocument(
        identifier=number,
        category=str(category.label),
        title=title,
        on=on,
        version=1,
        url=case.url,
        sha256=fingerprint(data),
        category_url=category.resource,
        **standing,
    )


def _standing(second: PublicObjection | None) -> DocumentStanding:
    if second is None or second.is_kept:
        return DocumentStanding.CURRENT
    if second.changes_amount_only or second.changes_conditions:
        return DocumentStanding.AMENDED
    return DocumentStanding.REPLACED


def _about(case: PublicCase) -> str:
    return f"“{case.plan_title or case.subject.title}”"
