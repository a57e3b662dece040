"""What followers have not heard yet."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Max, Q, QuerySet

from pages.challenges.calls import live_calls
from pages.challenges.selectors.persons import proved_addresses
from pages.challenges.transitions import DECIDED
from pages.voices.addresses import fingerprint
from pages.voices.enums import FollowEvent
from pages.voices.models import Answer, Follow
from pages.voices.selectors.topics import CALL, PLAN, Topic, open_plans

_RESULT_STAGES = frozenset({"finished", "ended_early"})
_DECISION_STAGES = frozenset({"decided", *DECIDED})


def active_follows() -> QuerySet[Follow]:
    """Everybody who follows something now."""
    return Follow.objects.exclude(confirmed_at=None).filter(withdrawn_at=None)


def followed_topics() -> Iterator[Topic]:
    """The public calls and plans that somebody follows."""
    keys = active_follows().values("call_id", "plan_id").distinct()
    rows = list(keys)
    calls = live_calls().filter(pk__in=[row["call_id"] for row in rows if row["call_id"]])
    plans = open_plans().filter(
        taken_down_at=None, pk__in=[row["plan_id"] for row in rows if row["plan_id"]]
    )
    yield from (Topic(CALL, call) for call in calls)
    yield from (Topic(PLAN, plan) for plan in plans)


def moment_of(topic: Topic) -> str:
    """Where a topic stands, with its result page: a follower hears when this text changes."""
    result = getattr(topic.thing, "result_page_id", None)
    return f"{topic.stage}:{result or ''}"


def event_of(before: str, after: str) -> FollowEvent:
    """Of what kind the step from one moment to the next is."""
    stage, _colon, result = after.partition(":")
    if stage in _RESULT_STAGES or (result and result != before.partition(":")[2]):
        return FollowEvent.RESULT
    return FollowEvent.DECISION if stage in _DECISION_STAGES else FollowEvent.PHASE


def last_answer(topic: Topic) -> int:
    """The key of the newest answer, 0 without any."""
    fields = {f"question__{name}": value for name, value in topic.fields.items()}
    rows = Answer.objects.filter(**fields, question__taken_down_at=None)
    return rows.aggregate(last=Max("pk"))["last"] or 0


def behind(topic: Topic) -> list[int]:
    """The keys of followers who have not heard of the last answer or the present stage."""
    news = ~Q(stage_seen=moment_of(topic)) | Q(answer_seen__lt=last_answer(topic))
    rows = active_follows().filter(**topic.fields).filter(news)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def follows_of(user: Any) -> QuerySet[Follow]:
    """What somebody follows, in the account or with an address that they proved."""
    hashes = [fingerprint(email) for email in proved_addresses(user)]
    return (
        active_follows()
        .filter(Q(owner=user) | Q(email_hash__in=hashes))
        .select_related("call", "plan__response")
        .prefetch_related("plan__response__versions", "plan__response__cosubmitters")
        .order_by("-created_at", "-pk")
    )
