"""Talks with the resident: an invitation, and afterwards a report that both can read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from pages.challenges.case_letters import invitation_letter, report_letter
from pages.challenges.enums import Action, Letter, TalkKind, Who
from pages.challenges.errors import Refused
from pages.challenges.models import Response, Talk, TalkReport
from pages.challenges.plain_words import is_placeholder
from pages.challenges.services.moves import lock_response, move
from pages.challenges.services.outbox import queue_letter


@dataclass(frozen=True)
class ReportText:
    """What came of a talk. A talk that did not take place has only the reason, in `words`."""

    took_place: bool
    words: str
    present: str = ""


@transaction.atomic
def plan_talk(
    *, response: Response, kind: TalkKind, planned_for: datetime, place: str, by: Any, now: datetime
) -> Talk:
    """Make an appointment and invite the resident. Raises Refused `place_needed`, `not_allowed`."""
    if is_placeholder(place):
        raise Refused("place_needed", field="place")
    locked = lock_response(response)
    move(response=locked, action=Action.PLAN_TALK, who=Who.HANDLER, by=by, now=now)
    talk = Talk.objects.create(
        response=locked, kind=kind, planned_for=planned_for, place=place.strip(), by=by, at=now
    )
    queue_letter(
        key=f"{Letter.INVITATION}:{talk.pk}",
        letter=Letter.INVITATION,
        response=locked,
        to=locked.email,
        content=invitation_letter(locked, talk),
        now=now,
    )
    return talk


@transaction.atomic
def report_talk(*, talk: Talk, text: ReportText, by: Any, now: datetime) -> TalkReport:
    """Share what was said with the resident, once.

    Raises Refused `report_needed`, `present_needed`, `already_reported` or `not_allowed`.
    """
    if is_placeholder(text.words):
        raise Refused("report_needed", field="words")
    if text.took_place and is_placeholder(text.present):
        raise Refused("present_needed", field="present")
    locked = lock_response(talk.response)
    if TalkReport.objects.filter(talk=talk).exists():
        raise Refused("already_reported")
    move(response=locked, action=Action.REPORT_TALK, who=Who.HANDLER, by=by, now=now)
    report = TalkReport.objects.create(
        talk=talk,
        took_place=text.took_place,
        present=text.present.strip(),
        words=text.words.strip(),
        by=by,
        at=now,
    )
    queue_letter(
        key=f"{Letter.REPORT}:{talk.pk}",
        letter=Letter.REPORT,
        response=locked,
        to=locked.email,
        content=report_letter(locked, talk, report),
        now=now,
    )
    return report
