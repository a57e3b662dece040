"""Meetings of calls: which are to come, how many places are left, who has to hear something."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from pages.challenges.calls import live_calls
from pages.voices.models import Attendance
from pages.voices.selectors.topics import LARGEST_PK

REMIND_BEFORE = timedelta(days=1)
_COMES = Q(confirmed_at__isnull=False, withdrawn_at__isnull=True)


@dataclass(frozen=True)
class MeetingState:
    """A meeting as everybody sees it; `left` is None when there is room for all."""

    meeting: Any
    is_past: bool
    left: int | None

    @property
    def is_full(self) -> bool:
        """Whether nobody can be added."""
        return self.left == 0

    @property
    def takes_sign_ups(self) -> bool:
        """Whether somebody can sign up now."""
        return self.meeting.takes_sign_ups and not self.is_past and not self.is_full


def all_meetings() -> QuerySet[Any]:
    """The rows of the calls themselves; page kinds stand above us."""
    return apps.get_model("pages", "CallMeeting").objects.all()


def count_of(meeting: Any) -> int:
    """How many people come."""
    return Attendance.objects.filter(_COMES, meeting_id=meeting.pk).count()


def state_of_meeting(meeting: Any, now: datetime) -> MeetingState:
    """How a meeting stands now."""
    left = None
    if meeting.capacity is not None:
        left = max(meeting.capacity - count_of(meeting), 0)
    return MeetingState(meeting, is_past=meeting.starts_at <= now, left=left)


def meetings_of(call: Any, now: datetime) -> list[MeetingState]:
    """The meetings of a call in the order of their days."""
    rows = sorted(call.meetings.all(), key=lambda row: row.starts_at)
    return [state_of_meeting(row, now) for row in rows]


def find_meeting(pk: int) -> Any | None:
    """A meeting of a public call, or None."""
    rows = all_meetings().filter(pk=min(pk, LARGEST_PK), call__in=live_calls())
    return rows.select_related("call").first()


def meetings_for_staff() -> list[Any]:
    """Meetings that take sign-ups, with `attendance_count`; the last day first."""
    counts = dict(
        Attendance.objects.filter(_COMES)
        .exclude(meeting=None)
        .order_by()
        .values_list("meeting_id")
        .annotate(Count("pk"))
    )
    rows = all_meetings().filter(takes_sign_ups=True).select_related("call")
    found = list(rows.order_by("-starts_at"))
    for row in found:
        row.attendance_count = counts.get(row.pk, 0)
    return found


def attendances_of(meeting: Any) -> QuerySet[Attendance]:
    """Who comes, for staff."""
    return Attendance.objects.filter(_COMES, meeting_id=meeting.pk)


def to_tell(now: datetime) -> list[int]:
    """The keys of those whose meeting went, moved, or is tomorrow, and who do not know yet."""
    moved = ~Exists(
        all_meetings().filter(
            pk=OuterRef("meeting_id"),
            starts_at=OuterRef("told_starts_at"),
            place=OuterRef("told_place"),
            online_url=OuterRef("told_online"),
        )
    )
    soon = Q(meeting__starts_at__lte=now + REMIND_BEFORE, reminded_at=None)
    rows = Attendance.objects.filter(_COMES, cancelled_at=None).filter(
        Q(meeting=None, told_starts_at__gt=now)
        | (Q(meeting__starts_at__gt=now) & (Q(moved) | soon))
    )
    return list(rows.order_by(F("told_starts_at"), "pk").values_list("pk", flat=True))
