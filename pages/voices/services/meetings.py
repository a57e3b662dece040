"""Signing up for a meeting, and telling who comes what changes."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from pages.challenges.errors import Refused
from pages.voices.enums import MailKind
from pages.voices.meeting_letters import (
    cancelled_mail,
    confirm_attendance_mail,
    moved_mail,
    reminder_mail,
)
from pages.voices.models import Attendance
from pages.voices.selectors.meetings import REMIND_BEFORE, all_meetings, state_of_meeting
from pages.voices.selectors.topics import CALL, Topic
from pages.voices.services.confirming import (
    Sender,
    fields_of_sender,
    lock_voice,
    refuse_unless_confirmable,
)
from pages.voices.services.mailing import queue_mail


def sign_up(*, meeting: Any, name: str, sender: Sender, now: datetime) -> Attendance:
    """Keep a wish to come; it takes a place when it is confirmed, for an account at once.

    Raises Refused `meeting_past`, `meeting_full`, and for an account `already_comes`.
    """
    _refuse_without_place(meeting, now)
    with transaction.atomic():
        row = Attendance.objects.create(
            **fields_of_sender(sender, now),
            call=meeting.call,
            meeting=meeting,
            name=name,
            told_starts_at=meeting.starts_at,
            told_place=meeting.place,
            told_online=meeting.online_url,
        )
        if sender.owner is not None:
            return confirm_attendance(row=row, now=now)
        queue_mail(
            key=f"meeting-confirm:{row.pk}",
            kind=MailKind.CONFIRM,
            to=row.email,
            language=row.language,
            content=confirm_attendance_mail(row, Topic(CALL, meeting.call)),
            now=now,
        )
    return row


def confirm_attendance(*, row: Attendance, now: datetime) -> Attendance:
    """Take a place, if there is one. A second click changes nothing.

    Raises Refused `withdrawn`, `link_expired`, `meeting_past`, `meeting_full` or
    `already_comes`.
    """
    try:
        with transaction.atomic():
            locked = lock_voice(row)
            if locked.counts:
                return locked
            refuse_unless_confirmable(locked, now)
            # The lock on the meeting makes the last place one place.
            meeting = all_meetings().select_for_update().filter(pk=locked.meeting_id).first()
            if meeting is None:
                raise Refused("meeting_past")
            _refuse_without_place(meeting, now)
            locked.confirmed_at = now
            locked.told_starts_at, locked.told_place = meeting.starts_at, meeting.place
            locked.told_online = meeting.online_url
            if meeting.starts_at <= now + REMIND_BEFORE:
                # Whoever signs up today needs no reminder of tomorrow.
                locked.reminded_at = now
            locked.save()
            return locked
    except IntegrityError:
        raise Refused("already_comes") from None


def _refuse_without_place(meeting: Any, now: datetime) -> None:
    state = state_of_meeting(meeting, now)
    if state.is_past or not meeting.takes_sign_ups:
        raise Refused("meeting_past")
    if state.is_full:
        raise Refused("meeting_full")


@transaction.atomic
def cancel_attendance(*, row: Attendance, now: datetime) -> Attendance:
    """Give the place to somebody else, and forget who it was."""
    locked = lock_voice(row)
    if locked.withdrawn_at is None:
        locked.withdrawn_at = now
        locked.name = locked.email = locked.email_hash = ""
        locked.save()
    return locked


@transaction.atomic
def tell_attendee(*, attendance_id: int, now: datetime) -> None:
    """Tell one person that the meeting went, moved, or is near. Twice is the same as once."""
    row = Attendance.objects.select_for_update(of=("self",)).get(pk=attendance_id)
    topic = Topic(CALL, row.call)
    meeting = row.meeting
    if meeting is None:
        if row.cancelled_at is None:
            row.cancelled_at = now
            _send(row, "cancelled", cancelled_mail(row, topic), now)
    else:
        told = (row.told_starts_at, row.told_place, row.told_online)
        holds = (meeting.starts_at, meeting.place, meeting.online_url)
        if told != holds:
            row.told_starts_at, row.told_place, row.told_online = holds
            # A new day gets a reminder of its own.
            row.reminded_at = None
            _send(row, f"moved:{int(now.timestamp())}", moved_mail(row, topic), now)
        if row.reminded_at is None and meeting.starts_at <= now + REMIND_BEFORE:
            row.reminded_at = now
            key = f"reminder:{int(meeting.starts_at.timestamp())}"
            _send(row, key, reminder_mail(row, topic), now)
    row.save()


def _send(row: Attendance, what: str, content: Any, now: datetime) -> None:
    queue_mail(
        key=f"meeting:{row.pk}:{what}",
        kind=MailKind.MEETING,
        to=row.email,
        language=row.language,
        content=content,
        now=now,
    )
