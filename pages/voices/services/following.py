"""Following a call or a plan, and telling followers each thing once."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from pages.challenges.errors import Refused
from pages.voices.enums import FollowEvent, MailKind
from pages.voices.letters import answer_notice, confirm_follow_mail, stage_notice
from pages.voices.links import stop_url
from pages.voices.models import Answer, Follow
from pages.voices.selectors.follows import event_of, last_answer, moment_of
from pages.voices.selectors.topics import Topic, topic_of
from pages.voices.services.confirming import (
    Sender,
    fields_of_sender,
    lock_voice,
    refuse_unless_confirmable,
)
from pages.voices.services.mailing import queue_mail


@dataclass(frozen=True)
class Wishes:
    """Of what somebody wants to hear."""

    on_answer: bool = True
    on_phase: bool = True
    on_decision: bool = True
    on_result: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether nothing was chosen."""
        return not (self.on_answer or self.on_phase or self.on_decision or self.on_result)


def follow(*, topic: Topic, wishes: Wishes, sender: Sender, now: datetime) -> Follow:
    """Keep a wish to hear more; that of an account starts at once.

    Raises Refused `taken_down`, `nothing_chosen`, and for an account `already_follows`.
    """
    if topic.is_taken_down:
        raise Refused("taken_down")
    if wishes.is_empty:
        raise Refused("nothing_chosen")
    with transaction.atomic():
        row = Follow.objects.create(**topic.fields, **fields_of_sender(sender, now), **vars(wishes))
        if sender.owner is not None:
            return confirm_follow(row=row, now=now)
        queue_mail(
            key=f"follow-confirm:{row.pk}",
            kind=MailKind.CONFIRM,
            to=row.email,
            language=row.language,
            content=confirm_follow_mail(row, topic),
            now=now,
        )
    return row


def confirm_follow(*, row: Follow, now: datetime) -> Follow:
    """From now on this address hears what is new; what happened before is not told again.

    Raises Refused `withdrawn`, `link_expired`, `taken_down` or `already_follows`.
    """
    try:
        with transaction.atomic():
            locked = lock_voice(row)
            if locked.counts:
                return locked
            refuse_unless_confirmable(locked, now)
            topic = topic_of(locked)
            if topic.is_taken_down:
                raise Refused("taken_down")
            locked.confirmed_at = now
            locked.stage_seen = moment_of(topic)
            locked.answer_seen = last_answer(topic)
            locked.save()
            return locked
    except IntegrityError:
        raise Refused("already_follows") from None


@transaction.atomic
def change_wishes(*, row: Follow, wishes: Wishes) -> Follow:
    """Hear of other things. Raises Refused `nothing_chosen`: stopping is a button of its own."""
    if wishes.is_empty:
        raise Refused("nothing_chosen")
    locked = lock_voice(row)
    for name, value in vars(wishes).items():
        setattr(locked, name, value)
    locked.save()
    return locked


@transaction.atomic
def stop_following(*, row: Follow, now: datetime) -> Follow:
    """Send nothing more, and forget the address. Twice is the same as once."""
    locked = lock_voice(row)
    if locked.withdrawn_at is None:
        locked.withdrawn_at = now
        locked.email = locked.email_hash = ""
        locked.save()
    return locked


@transaction.atomic
def notify_follower(*, follow_id: int, topic: Topic, now: datetime) -> None:
    """Tell one follower what is new, as far as they wish. Running it twice tells nothing twice."""
    row = Follow.objects.select_for_update().get(pk=follow_id)
    if not row.counts:
        return
    moment, answer_pk = moment_of(topic), last_answer(topic)
    if row.answer_seen < answer_pk:
        new = Answer.objects.filter(
            pk__gt=row.answer_seen,
            question__taken_down_at=None,
            **{f"question__{name}": value for name, value in topic.fields.items()},
        ).order_by("pk")
        if row.on_answer:
            _send(row, f"answer:{answer_pk}", answer_notice(row, topic, list(new)), now)
        row.answer_seen = answer_pk
    if row.stage_seen != moment:
        if _wants(row, event_of(row.stage_seen, moment)):
            key = f"stage:{moment}:{int(now.timestamp())}"
            event = event_of(row.stage_seen, moment)
            _send(row, key, stage_notice(row, topic, event), now)
        row.stage_seen = moment
    row.save()


def _wants(row: Follow, event: FollowEvent) -> bool:
    return {
        FollowEvent.PHASE: row.on_phase,
        FollowEvent.DECISION: row.on_decision,
        FollowEvent.RESULT: row.on_result,
    }[event]


def _send(row: Follow, what: str, content, now: datetime) -> None:
    queue_mail(
        key=f"follow:{row.pk}:{what}",
        kind=MailKind.NOTICE,
        to=row.email,
        language=row.language,
        content=content,
        now=now,
        unsubscribe_url=stop_url(row),
    )
