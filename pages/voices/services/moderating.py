"""Reporting a public text, and deciding on that: with a reason, and open to an objection."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from pages.challenges.errors import Refused
from pages.voices.enums import Ground, MailKind, ModerationAction
from pages.voices.letters import moderation_mail
from pages.voices.models import ModerationDecision, Report
from pages.voices.selectors.moderation import PublicText, decisions_of, open_reports
from pages.voices.services.mailing import queue_mail

SHORTEST_REASON = 10


@dataclass(frozen=True)
class Verdict:
    """What a colleague decided: the action, the ground, and the reason in words."""

    action: ModerationAction
    ground: Ground
    words: str


@transaction.atomic
def report_text(*, text: PublicText, ground: Ground, words: str, now: datetime) -> Report:
    """Put a text in the queue. It stays where it is until somebody has looked."""
    return Report.objects.create(**text.fields, ground=ground, words=words, at=now)


@transaction.atomic
def object_to_removal(*, text: PublicText, words: str, now: datetime) -> Report:
    """The writer asks to look again; another colleague does.

    Raises Refused `reason_needed`, `not_removed`, or `objected_before` while one waits.
    """
    if len(words.strip()) < SHORTEST_REASON:
        raise Refused("reason_needed")
    row = _lock(text)
    if row.taken_down_at is None:
        raise Refused("not_removed")
    if open_reports().filter(**text.fields, is_objection=True).exists():
        raise Refused("objected_before")
    return Report.objects.create(
        **text.fields,
        ground=row.taken_down_ground,
        words=words.strip(),
        is_objection=True,
        at=now,
    )


@transaction.atomic
def decide_on_reports(
    *, text: PublicText, verdict: Verdict, by: Any, now: datetime
) -> ModerationDecision:
    """Take a text down or keep it, write that down for good, and tell its writer why.

    Raises Refused `reason_needed`; `nothing_reported` when somebody else was first; or
    `same_person` when an objection is judged by who took the text down.
    """
    if len(verdict.words.strip()) < SHORTEST_REASON:
        raise Refused("reason_needed")
    row = _lock(text)
    waiting = list(open_reports().filter(**text.fields))
    if not waiting:
        raise Refused("nothing_reported")
    last = decisions_of(text).first()
    if any(report.is_objection for report in waiting) and last and last.by_id == by.pk:
        raise Refused("same_person")
    was_gone = row.taken_down_at is not None
    takes_down = verdict.action == ModerationAction.TAKE_DOWN
    decision = ModerationDecision.objects.create(
        **text.fields,
        action=verdict.action,
        ground=verdict.ground,
        words=verdict.words.strip(),
        by=by,
        at=now,
    )
    row.taken_down_at = (row.taken_down_at or now) if takes_down else None
    row.taken_down_ground = verdict.ground if takes_down else ""
    row.save()
    # Nobody is written to about a report that came to nothing.
    if takes_down or was_gone:
        queue_mail(
            key=f"moderation:{decision.pk}",
            kind=MailKind.MODERATION,
            to=text.author_email,
            language=text.language,
            content=moderation_mail(text, decision),
            now=now,
        )
    return decision


def _lock(text: PublicText) -> Any:
    """The row as it is now, held until the transaction ends."""
    return type(text.row).objects.select_for_update().get(pk=text.pk)
