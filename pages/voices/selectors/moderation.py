"""Which texts somebody can report, and what waits for a decision."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from django.urls import reverse

from pages.challenges.publishing import public_title
from pages.voices.models import ModerationDecision, PublicPlan, Question, Report, Support
from pages.voices.selectors.topics import LARGEST_PK, PLAN, Topic, find_topic, topic_of

QUESTION, SUPPORT, PLAN_TEXT = "vraag", "steun", "plan"
_MODELS = {QUESTION: Question, SUPPORT: Support, PLAN_TEXT: PublicPlan}
_FIELDS = {QUESTION: "question", SUPPORT: "support", PLAN_TEXT: "plan"}


@dataclass(frozen=True)
class PublicText:
    """A text on a public page that can be reported: `kind` and `pk` make its address."""

    kind: str
    row: Any

    @property
    def pk(self) -> int:
        """The key of the row."""
        return self.row.pk

    @property
    def fields(self) -> dict[str, Any]:
        """How reports and decisions point at it."""
        return {_FIELDS[self.kind]: self.row}

    @property
    def topic(self) -> Topic:
        """Where it stands."""
        return Topic(PLAN, self.row) if self.kind == PLAN_TEXT else topic_of(self.row)

    @property
    def words(self) -> str:
        """The text as it is, or was, shown."""
        if self.kind == QUESTION:
            # In Python, so that a list of texts can fetch all answers at once.
            answers = sorted(self.row.answers.all(), key=lambda answer: answer.pk)
            return answers[-1].text if answers else self.row.text
        if self.kind == SUPPORT:
            row = self.row
            who = f"{row.name}, {row.area}" if row.name_is_public else ""
            return "\n".join(part for part in (who, row.words) if part)
        # As everybody read it; after the submitter was forgotten only which plan it was.
        return public_title(self.row.response) or str(self.row.response.case_number)

    @property
    def is_gone(self) -> bool:
        """Whether it was taken down."""
        return self.row.taken_down_at is not None

    @property
    def author_email(self) -> str:
        """Where to write to its author; empty when we know no address."""
        return self.row.response.email if self.kind == PLAN_TEXT else self.row.email

    @property
    def language(self) -> str:
        """The language of its author."""
        return self.row.response.language if self.kind == PLAN_TEXT else self.row.language

    @property
    def objection_path(self) -> str:
        """Where its author objects to what was decided."""
        if self.kind == PLAN_TEXT:
            return reverse("voices:object_plan", args=[self.row.response.token])
        return reverse("voices:object", args=[self.row.token])


def text_of(row: Any) -> PublicText:
    """The text that a report or decision is about."""
    kind = next(kind for kind, name in _FIELDS.items() if getattr(row, f"{name}_id"))
    return PublicText(kind, getattr(row, _FIELDS[kind]))


def find_text(kind: str, pk: int) -> PublicText | None:
    """A text that is public now, whether or not it was taken down; else None."""
    model = _MODELS.get(kind)
    row = model.objects.filter(pk=min(pk, LARGEST_PK)).first() if model else None
    if row is None:
        return None
    text = PublicText(kind, row)
    topic = text.topic
    is_public = find_topic(topic.kind, topic.pk) is not None
    if kind == QUESTION:
        is_public = is_public and row.answers.exists()
    if kind == SUPPORT:
        is_public = is_public and row.counts and bool(row.words or row.name_is_public)
    return text if is_public else None


def _same_text(row_name: str) -> Q:
    return Q(**{f"{row_name}__isnull": False, row_name: OuterRef(row_name)})


def open_reports() -> QuerySet[Report]:
    """Reports that nobody decided on yet, oldest first."""
    later = ModerationDecision.objects.filter(
        _same_text("question") | _same_text("support") | _same_text("plan"),
        at__gte=OuterRef("at"),
    )
    return (
        Report.objects.filter(~Exists(later))
        .select_related(
            "question__call", "question__plan__response", "support__plan__response",
            "plan__response",
        )
        .prefetch_related("question__answers")
        .order_by("at", "pk")
    )  # fmt: skip


_Key = dict[str, Any]


def waiting_texts() -> QuerySet[Report, _Key]:
    """A row per text that waits for a decision, the longest waiting first: grouped, ordered and
    counted by the database, so that a page reads its own texts only."""
    return (
        open_reports()
        .order_by()
        .values(*_FIELDS.values())
        .annotate(first_at=Min("at"), first_pk=Min("pk"))
        .order_by("first_at", "first_pk")
    )


def with_reports(keys: Iterable[_Key]) -> list[tuple[PublicText, list[Report]]]:
    """The texts of these rows of `waiting_texts`, each with the reports that wait, in order."""
    found: dict[tuple[Any, ...], tuple[PublicText, list[Report]]] = {}
    asked = [tuple(key[name] for name in _FIELDS.values()) for key in keys]
    wanted = Q(pk__in=[])
    for name, *pks in zip(_FIELDS.values(), *asked, strict=True):
        wanted |= Q(**{f"{name}__in": [pk for pk in pks if pk]})
    for report in open_reports().filter(wanted):
        at = tuple(getattr(report, f"{name}_id") for name in _FIELDS.values())
        found.setdefault(at, (text_of(report), []))[1].append(report)
    return [found[key] for key in asked if key in found]


def reports_of(text: PublicText) -> QuerySet[Report]:
    """Everything that was reported about a text."""
    return Report.objects.filter(**text.fields).order_by("-pk")


def decisions_of(text: PublicText) -> QuerySet[ModerationDecision]:
    """Everything that was decided on a text, the last first."""
    return ModerationDecision.objects.filter(**text.fields).select_related("by").order_by("-pk")


def text_for_staff(kind: str, pk: int) -> PublicText | None:
    """Any text that was ever reported."""
    model = _MODELS.get(kind)
    row = model.objects.filter(pk=min(pk, LARGEST_PK)).first() if model else None
    text = PublicText(kind, row) if row else None
    return text if text and reports_of(text).exists() else None
