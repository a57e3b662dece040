"""Asking people to assess, and taking in what they write."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from pages.challenges.documents import Lot
from pages.challenges.enums import Action, PlanVerdict, PointKind, Who, WorkKind
from pages.challenges.errors import Refused
from pages.challenges.models import (
    Assessment,
    AssessmentPoint,
    AssessorAssignment,
    Response,
)
from pages.challenges.plain_words import is_placeholder
from pages.challenges.prompts import PLAN_POINTS, VALUE_TRIANGLE
from pages.challenges.selectors.assessing import (
    PANEL_GROUP,
    assignment_of,
    is_own_plan,
    people_to_ask,
)
from pages.challenges.selectors.lots import lots_to_weigh
from pages.challenges.services.conflicts import require_free
from pages.challenges.services.handing_over import tell_colleague
from pages.challenges.services.moves import lock_response, move
from pages.challenges.services.work import drop_work
from pages.challenges.staff_letters import assessor_letter
from pages.challenges.subjects import Criterion, subject_of


@dataclass(frozen=True)
class Point:
    """What an assessor wrote on one point; the fields are those of `AssessmentPoint`."""

    kind: PointKind
    code: str
    words: str = ""
    present_words: str = ""
    verdict: str = ""


@dataclass(frozen=True)
class AssessmentText:
    """One assessment as it was typed."""

    summary: str
    points: Sequence[Point]


@transaction.atomic
def assign_assessor(
    *, response: Response, person: Any, by: Any, now: datetime
) -> AssessorAssignment:
    """Ask somebody to assess this case, and mail that.

    Raises Refused `not_to_be_asked` or `not_allowed`.
    """
    locked = lock_response(response)
    can_be_asked = people_to_ask(locked).filter(pk=person.pk).exists()
    if not can_be_asked or is_own_plan(locked, person):
        raise Refused("not_to_be_asked")
    move(response=locked, action=Action.ASSIGN, who=Who.HANDLER, by=by, now=now)
    assignment = AssessorAssignment.objects.create(
        response=locked,
        person=person,
        is_resident=person.groups.filter(name=PANEL_GROUP).exists(),
        assigned_at=now,
        assigned_by=by,
    )
    if person.pk != by.pk:
        tell_colleague(
            about=f"{Action.ASSIGN}:{assignment.pk}",
            response=locked,
            to=person,
            content=assessor_letter(locked, by=by),
            now=now,
        )
    return assignment


@transaction.atomic
def remove_assessor(*, response: Response, person: Any, by: Any, now: datetime) -> None:
    """Take somebody off; what they handed in stays. Raises Refused `not_assigned`."""
    locked = lock_response(response)
    assignment = assignment_of(locked, person)
    if assignment is None:
        raise Refused("not_assigned")
    move(response=locked, action=Action.ASSIGN, who=Who.HANDLER, by=by, now=now)
    assignment.removed_at = now
    assignment.save(update_fields=["removed_at"])


def names_of_points(
    criteria: Iterable[Criterion], lots: Iterable[Lot] = ()
) -> dict[tuple[PointKind, str], str]:
    """Everything to write about, with its name, in the order in which it is asked."""
    return {
        **{(PointKind.CRITERION, row.code): row.name for row in criteria},
        **{(PointKind.LOT, lot.code): lot.name for lot in lots},
        **{(PointKind.VALUE, prompt.code): str(prompt.name) for prompt in VALUE_TRIANGLE},
        **{(PointKind.PLAN, prompt.code): str(prompt.name) for prompt in PLAN_POINTS},
    }


def check_assessment(
    text: AssessmentText, criteria: Iterable[Criterion], lots: Iterable[Lot] = ()
) -> list[tuple[str, str]]:
    """What is missing, as (field, code), all at once.

    Each criterion needs words on the plan and on who does the task now, each lot and each corner
    of the triangle needs words, and a point of the plan that needs work says which.
    """
    problems = []
    written = {(point.kind, point.code): point for point in text.points}
    for kind, code in names_of_points(criteria, lots):
        point = written.get((kind, code), Point(kind, code))
        if kind != PointKind.PLAN and is_placeholder(point.words):
            problems.append((f"{kind}_{code}", "words_needed"))
        if kind == PointKind.CRITERION and is_placeholder(point.present_words):
            problems.append((f"present_{code}", "present_words_needed"))
        if kind == PointKind.PLAN and point.verdict not in PlanVerdict:
            problems.append((f"verdict_{code}", "verdict_needed"))
        if point.verdict == PlanVerdict.NEEDS_WORK and is_placeholder(point.words):
            problems.append((f"{kind}_{code}", "words_needed"))
    if is_placeholder(text.summary):
        problems.append(("summary", "words_needed"))
    return problems


@transaction.atomic
def hand_in_assessment(
    *, response: Response, text: AssessmentText, by: Any, now: datetime
) -> Assessment:
    """Take in an assessment of the version that was sent last.

    Raises Refused `not_assigned`, `declare_first`, `conflict_declared`, `not_allowed`, or the
    code of the first problem of `check_assessment` with its `field`.
    """
    locked = lock_response(response)
    assignment = assignment_of(locked, by)
    if assignment is None:
        raise Refused("not_assigned")
    require_free(locked, by)
    criteria, lots = subject_of(locked).criteria, lots_to_weigh(locked)
    for field, code in check_assessment(text, criteria, lots):
        raise Refused(code, field=field)
    move(response=locked, action=Action.ASSESS, who=Who.ASSESSOR, by=by, now=now)
    assessment = Assessment.objects.create(
        response=locked,
        version=locked.versions.latest("number"),
        person=by,
        is_resident=assignment.is_resident,
        summary=text.summary.strip(),
        at=now,
    )
    names = names_of_points(criteria, lots)
    for point in text.points:
        if (point.kind, point.code) in names:
            AssessmentPoint.objects.create(
                assessment=assessment,
                kind=point.kind,
                code=point.code,
                name=names[(point.kind, point.code)],
                words=point.words.strip(),
                present_words=point.present_words.strip(),
                verdict=point.verdict,
            )
    drop_work(response=locked, person=by, kind=WorkKind.ASSESSMENT)
    return assessment
