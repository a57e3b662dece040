"""Questions about assessments: who may read what, and what counts."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from pages.challenges.enums import PointKind, Status
from pages.challenges.models import (
    Assessment,
    AssessmentPoint,
    AssessorAssignment,
    ConflictDeclaration,
    Response,
)
from pages.challenges.selectors.cosubmitters import parties_of

# Enough eyes to advise: two people, of whom at least one works for the municipality.
ASSESSMENTS_NEEDED = 2
# Who may be asked to assess.
ASSESSING_GROUPS = ("editor", "assessor", "contract_manager", "panel_member")
PANEL_GROUP = "panel_member"


def assignment_of(response: Response, person: Any) -> AssessorAssignment | None:
    """The assignment of this person to this case, if there is one now."""
    return AssessorAssignment.objects.filter(
        response=response, person=person, removed_at=None
    ).first()


def declaration_of(response: Response, person: Any) -> ConflictDeclaration | None:
    """What this person said last of their own interest in this case."""
    return (
        ConflictDeclaration.objects.filter(response=response, person=person).order_by("-pk").first()
    )


def is_own_plan(response: Response, person: Any) -> bool:
    """Whether this person sent the plan, alone or as a co-submitter who said yes.

    Who was only named as one is not: else anybody could keep a decider from a case.
    """
    if response.owner_id is not None and response.owner_id == person.pk:
        return True
    address = person.email.casefold()
    if not address:
        return False
    confirmed = [party.person for party in parties_of(response) if party.is_confirmed]
    return address in {response.email.casefold(), *(one.email.casefold() for one in confirmed)}


def has_conflict(response: Response, person: Any) -> bool:
    """Whether this person declared an interest: then the case is closed to them."""
    declared = declaration_of(response, person)
    return declared is not None and declared.has_conflict


def has_declared_free(response: Response, person: Any) -> bool:
    """Whether this person declared to have no interest."""
    declared = declaration_of(response, person)
    return declared is not None and not declared.has_conflict


def may_read(response: Response, person: Any) -> bool:
    """Whether this person may read the case, as far as their interest goes.

    A conflict closes it for everybody. Who has to assess it says so before reading.
    """
    if has_conflict(response, person):
        return False
    return assignment_of(response, person) is None or has_declared_free(response, person)


def people_to_ask(response: Response) -> QuerySet[Any]:
    """Who could be asked to assess: not who already is, and not who has a conflict."""
    asked = AssessorAssignment.objects.filter(response=response, removed_at=None)
    conflicted = ConflictDeclaration.objects.filter(response=response, has_conflict=True)
    return (
        get_user_model()
        .objects.filter(groups__name__in=ASSESSING_GROUPS, is_active=True)
        .exclude(pk__in=asked.values("person"))
        .exclude(pk__in=conflicted.values("person"))
        .distinct()
        .order_by("last_name", "first_name", "pk")
    )


def counting_assessments(response: Response) -> list[Assessment]:
    """The last assessment of each person, without those who turned out to have a conflict."""
    conflicted = set(
        ConflictDeclaration.objects.filter(response=response, has_conflict=True).values_list(
            "person_id", flat=True
        )
    )
    last: dict[int, Assessment] = {}
    rows = response.assessments.select_related("person", "version").prefetch_related("points")
    for assessment in rows.order_by("pk"):
        if assessment.person_id not in conflicted:
            last[assessment.person_id] = assessment
    return list(last.values())


def are_enough(assessments: list[Assessment]) -> bool:
    """Two or more, and not of residents only: the municipality answers for its decision."""
    return len(assessments) >= ASSESSMENTS_NEEDED and not all(
        assessment.is_resident for assessment in assessments
    )


def visible_assessments(response: Response, person: Any) -> list[Assessment]:
    """What this person may read of the others: nothing before their own words are in."""
    found = counting_assessments(response)
    handed_in = any(assessment.person_id == person.pk for assessment in found)
    if assignment_of(response, person) is not None and not handed_in:
        return []
    return found


@dataclass(frozen=True)
class Opinion:
    """What one assessor wrote on one point."""

    assessor: str
    words: str
    present_words: str
    verdict: str


@dataclass(frozen=True)
class Compared:
    """One point with what everybody wrote on it, side by side."""

    kind: str
    name: str
    opinions: tuple[Opinion, ...]


def compare(assessments: list[Assessment]) -> list[Compared]:
    """All points of these assessments, criteria first, each with everybody's words."""
    points: dict[tuple[str, str], list[tuple[Assessment, AssessmentPoint]]] = {}
    for kind in PointKind.values:
        for assessment in assessments:
            for point in assessment.points.all():
                if point.kind == kind and (point.words or point.verdict):
                    points.setdefault((kind, point.code), []).append((assessment, point))
    return [
        Compared(
            kind,
            found[-1][1].name,
            tuple(
                Opinion(
                    str(assessment.person),
                    point.words,
                    point.present_words,
                    point.get_verdict_display(),
                )
                for assessment, point in found
            ),
        )
        for (kind, _code), found in points.items()
    ]


def assessments_to_write(person: Any) -> QuerySet[AssessorAssignment]:
    """The cases that can be assessed now and of which this person owes their words."""
    own = ConflictDeclaration.objects.filter(person=person, has_conflict=True)
    written = Assessment.objects.filter(person=person)
    return (
        dossiers_of(person)
        .filter(response__status=Status.IN_HANDLING)
        .exclude(response__in=written.values("response"))
        .exclude(response__in=own.values("response"))
    )


def dossiers_of(person: Any) -> QuerySet[AssessorAssignment]:
    """The cases that this person was asked to assess, newest first."""
    return (
        AssessorAssignment.objects.filter(person=person, removed_at=None)
        .select_related("response__call")
        .order_by("-assigned_at", "-pk")
    )
