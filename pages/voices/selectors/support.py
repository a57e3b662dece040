"""How many people support a plan, and who of them may be named."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from pages.challenges.documents import ResponseDocument
from pages.challenges.selectors.responses import last_document
from pages.challenges.terms import term
from pages.challenges.transitions import OPEN
from pages.voices.models import PublicPlan, Support
from pages.voices.selectors.topics import open_plans

_COUNTS = Q(confirmed_at__isnull=False, withdrawn_at__isnull=True)


@dataclass(frozen=True)
class PublicSupporter:
    """A supporter as everybody may read it; the name is empty without consent."""

    pk: int
    name: str
    area: str
    words: str
    language: str
    since: datetime
    ground: str = ""


@dataclass(frozen=True)
class SupportState:
    """The count and what it is held against; `threshold` is 0 when there is none."""

    count: int
    threshold: int
    is_open: bool

    @property
    def is_reached(self) -> bool:
        """Whether there are as many as the municipality asks."""
        return self.threshold > 0 and self.count >= self.threshold

    @property
    def shown(self) -> int:
        """The count as far as the bar reaches."""
        return min(self.count, self.threshold)


def support_state(plan: PublicPlan) -> SupportState:
    """How the support of a plan stands. After the decision nobody adds to it."""
    return SupportState(
        count=plan.supports.filter(_COUNTS).count(),
        threshold=int(term("SUPPORT_THRESHOLD")),
        is_open=takes_support(plan),
    )


def takes_support(plan: PublicPlan) -> bool:
    """Whether support can be given: the plan is public and not decided on."""
    return is_shown(plan) and plan.taken_down_at is None and plan.response.status in OPEN


def is_shown(plan: PublicPlan | None) -> bool:
    """Whether its submitter shows the plan: not closed, and they did not ask to be forgotten."""
    return plan is not None and plan.closed_at is None and plan.response.erasure_asked_at is None


def public_supporters(plan: PublicPlan) -> list[PublicSupporter]:
    """Who agreed to be named or left words, oldest first."""
    rows = plan.supports.filter(_COUNTS).filter(Q(name_is_public=True) | ~Q(words=""))
    return [_public(row) for row in rows]


def _public(row: Support) -> PublicSupporter:
    if row.taken_down_at is not None:
        return PublicSupporter(
            row.pk, "", "", "", row.language, row.confirmed_at, row.taken_down_ground
        )
    return PublicSupporter(
        pk=row.pk,
        name=row.name if row.name_is_public else "",
        area=row.area if row.name_is_public else "",
        words=row.words,
        language=row.language,
        since=row.confirmed_at,
    )


_SUPPORT_COUNT = Count(
    "supports",
    filter=Q(supports__confirmed_at__isnull=False, supports__withdrawn_at__isnull=True),
)


def plans_for_staff() -> QuerySet[PublicPlan]:
    """All plans that were ever public, with `support_count`, the newest first."""
    return (
        PublicPlan.objects.select_related("response", "response__call")
        .annotate(support_count=_SUPPORT_COUNT)
        .order_by("-opened_at", "-pk")
    )


def supporters_for_staff(plan: PublicPlan) -> QuerySet[Support]:
    """Everybody who counts, for staff: names and areas, and no addresses."""
    return plan.supports.filter(_COUNTS).defer("email", "email_hash", "token", "token_digest")


def find_plan(case_number: str) -> PublicPlan | None:
    """The public plan with this case number, or None."""
    return open_plans().filter(response__case_number=case_number).first()


def public_plans() -> QuerySet[PublicPlan]:
    """The plans that everybody may read, with `support_count`, the newest first."""
    shown = open_plans().filter(taken_down_at=None)
    return shown.annotate(support_count=_SUPPORT_COUNT).order_by("-opened_at", "-pk")


def public_document(plan: PublicPlan) -> ResponseDocument:
    """What was sent, with the plan itself public: opening the page is the consent to that."""
    return consented(last_document(plan.response))


def consented(document: ResponseDocument) -> ResponseDocument:
    """The same document with consent for the plan; other parts keep the answer of the form."""
    return replace(document, publication=replace(document.publication, plan=True))
