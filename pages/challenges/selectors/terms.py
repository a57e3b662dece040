"""What is due: for the list of staff and for the reminders."""

from datetime import date, timedelta

from django.contrib.auth import get_user_model
from django.db.models import (
    Case,
    CharField,
    DateField,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from pages.challenges.enums import DueKind, Status
from pages.challenges.models import ChallengeSettings, ProposedChanges, Response
from pages.challenges.selectors.outbox import unposted_since
from pages.challenges.selectors.responses import sent_responses
from pages.challenges.transitions import OPEN

# Who hears it when nobody leads the work.
LEADING_GROUP = "editor"

_WAITS = Q(status=Status.COMPLETION_REQUESTED)
_OBJECTED = Q(status=Status.OBJECTION, objection_due__isnull=False)
_OBJECTION_WAITS = Q(status=Status.OBJECTION, mend_by__isnull=False)
_NO_REACTION = Q(status=Status.SUBMITTED, reacted_at=None, react_by__isnull=False)
_UNANSWERED = ProposedChanges.objects.filter(response__status=Status.CHANGES_PROPOSED, answer=None)


def with_next_due(today: date) -> QuerySet[Response]:
    """Open responses with what is due first: `due_kind` and `due_on`, most urgent on top.

    Waiting for the resident: the last day to complete; of an objection as long as it has not
    passed, because after that the decision on it is due again. No answer to a proposal: the last
    day for that, as long as it comes before the decision. No reaction yet: the last day for
    that, as long as it comes before the decision. Else: the decision, or that on an objection.
    """
    still_mending = _OBJECTION_WAITS & Q(mend_by__gte=today)
    # When the decision is due first, that is more urgent.
    asks_answer = Q(answer_by__isnull=False, answer_by__lte=F("decide_by"))
    no_reaction_first = _NO_REACTION & Q(react_by__lte=F("decide_by"))
    return (
        sent_responses(today)
        .filter(Q(status__in=OPEN) | _OBJECTED)
        .annotate(answer_by=_answer_by())
        .annotate(
            due_kind=Case(
                When(still_mending, then=Value(DueKind.COMPLETION.value)),
                When(_OBJECTED, then=Value(DueKind.OBJECTION.value)),
                When(asks_answer, then=Value(DueKind.ANSWER.value)),
                When(_WAITS, then=Value(DueKind.COMPLETION.value)),
                When(no_reaction_first, then=Value(DueKind.REACTION.value)),
                default=Value(DueKind.DECISION.value),
                output_field=CharField(),
            ),
            due_on=Case(
                When(still_mending, then=F("mend_by")),
                When(_OBJECTED, then=F("objection_due")),
                When(asks_answer, then=F("answer_by")),
                When(_WAITS & Q(complete_by__isnull=False), then=F("complete_by")),
                When(no_reaction_first, then=F("react_by")),
                default=F("decide_by"),
                output_field=DateField(),
            ),
        )
        .order_by("due_on", "decide_by", "pk")
    )


def waiting_changes(response: Response) -> ProposedChanges | None:
    """The change of the plan that the resident did not answer yet; None when there is none."""
    if response.status != Status.CHANGES_PROPOSED:
        return None
    return ProposedChanges.objects.filter(response=response, answer=None).last()


def late_answers(today: date) -> Q:
    """Cases of which a proposed change was not answered in time."""
    return _unanswered(answer_by__lt=today)


def late_post(today: date) -> Q:
    """Cases with a decision on paper that was not posted within the days of the settings."""
    days = timedelta(days=ChallengeSettings.current().posting_days)
    return Q(pk__in=unposted_since(today - days).values("response"))


def _unanswered(**due: date) -> Q:
    # Without a join, that would give a case once per proposal.
    return Q(pk__in=_UNANSWERED.filter(**due).values("response"))


def _answer_by() -> Subquery:
    asked = _UNANSWERED.filter(response=OuterRef("pk"))
    return Subquery(asked.order_by("-pk").values("answer_by")[:1])


def end_of_week(today: date) -> date:
    """The Sunday of this week."""
    return today + timedelta(days=7 - today.isoweekday())


def ids_to_remind(today: date) -> list[int]:
    """The responses about which somebody may have to hear something today, oldest term first."""
    ours = ChallengeSettings.current()
    soon = today + timedelta(days=ours.reminder_days)
    completion_soon = today + timedelta(days=ours.completion_reminder_days)
    candidates = Response.objects.filter(
        Q(status__in=OPEN, decide_by__lte=soon)
        | Q(_WAITS, complete_by__lte=completion_soon)
        | _unanswered(answer_by__lte=completion_soon)
        | Q(_NO_REACTION, react_by__lte=today)
        | Q(_OBJECTED, objection_due__lte=soon)
        | Q(_OBJECTION_WAITS, mend_by__lt=today)
        | late_post(today)
    )
    return list(candidates.order_by("decide_by", "pk").values_list("pk", flat=True))


def lead_addresses() -> list[str]:
    """Whom to tell when a case is late or has no handler: the coordinator, else all editors."""
    lead = ChallengeSettings.current().lead
    if lead is not None and lead.is_active and lead.email:
        return [lead.email]
    editors = get_user_model().objects.filter(groups__name=LEADING_GROUP, is_active=True)
    return sorted({email for email in editors.values_list("email", flat=True) if email})
