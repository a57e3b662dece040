"""What a contribution is about, a call or a public plan, asked in one way."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from pages.challenges.calls import Contact, contact_of, live_calls, municipality_of
from pages.challenges.enums import Status
from pages.challenges.outcome_words import status_label
from pages.challenges.publishing import public_title
from pages.challenges.selectors.lots import with_lot_answers
from pages.challenges.subjects import subject_of
from pages.challenges.transitions import OPEN
from pages.voices.models import PublicPlan

LARGEST_PK = 2**63 - 1
CALL = "oproep"
PLAN = "plan"
# The phases of a call (`pages.phases`) in which everybody can still use an answer.
_ASKING = ("planned", "open")


@dataclass(frozen=True)
class Topic:
    """A call or a public plan: `kind` and `pk` make its addresses, `fields` find its rows."""

    kind: str
    thing: Any

    @property
    def pk(self) -> int:
        """The key of the call or the plan."""
        return self.thing.pk

    @property
    def fields(self) -> dict[str, Any]:
        """How rows point at it."""
        return {"call": self.thing} if self.kind == CALL else {"plan": self.thing}

    @cached_property
    def title(self) -> str:
        """Its name in Dutch, without what points at a person.

        A plan that was taken down, or whose submitter asked to be forgotten, has its number only.
        """
        if self.kind == CALL:
            return self.thing.title
        title = "" if self.is_taken_down else public_title(self.thing.response)
        if title:
            return title
        # The title is a text of the writer as well.
        return gettext("Plan %(number)s") % {"number": self.thing.response.case_number}

    @property
    def is_taken_down(self) -> bool:
        """Whether the municipality took the plan away: nobody adds to it then."""
        return self.kind == PLAN and self.thing.taken_down_at is not None

    @property
    def title_en(self) -> str:
        """Its name in English; a plan has the language of its submitter."""
        return self.thing.title_en if self.kind == CALL else self.title

    @property
    def url(self) -> str:
        """Where it can be read."""
        if self.kind == CALL:
            # A page that no site holds has no address; its mail then leads to the front page.
            return self.thing.url or "/"
        return reverse("voices:plan", args=[self.thing.response.case_number])

    @property
    def page(self) -> Any | None:
        """The page for the trail above the text, if there is one."""
        return self.thing if self.kind == CALL else None

    @property
    def contact(self) -> Contact:
        """Whom to ring."""
        if self.kind == CALL:
            return contact_of(self.thing)
        return subject_of(self.thing.response).contact

    @property
    def municipality(self) -> str:
        """Whose portal this is."""
        if self.kind == CALL:
            return municipality_of(self.thing)
        return subject_of(self.thing.response).municipality

    @property
    def stage(self) -> str:
        """Where it stands now, as far as everybody may know: the phase of a call, or a status.

        What happens within the handling of a case is between its submitter and the municipality.
        """
        if self.kind == CALL:
            return str(self.thing.phase)
        status = self.thing.response.status
        return Status.IN_HANDLING if status in OPEN - {Status.SUBMITTED} else status

    @property
    def stage_label(self) -> str:
        """The same in words."""
        if self.kind == CALL:
            return str(self.thing.phase.label)
        stage, response = Status(self.stage), self.thing.response
        return status_label(response) if stage == response.status else str(stage.label)

    @property
    def takes_questions(self) -> bool:
        """Whether an answer still helps everybody equally: not after a call has closed."""
        if self.is_taken_down:
            return False
        return self.stage in (_ASKING if self.kind == CALL else OPEN)


def topic_of(row: Any) -> Topic:
    """The topic that a row points at."""
    # Only plans are supported, so that row has no call at all.
    return Topic(CALL, row.call) if getattr(row, "call_id", None) else Topic(PLAN, row.plan)


def open_plans() -> Any:
    """The plans that everybody may read now, newest first; none of who asked to be forgotten."""
    plans = (
        PublicPlan.objects.filter(
            closed_at=None, response__erased_at=None, response__erasure_asked_at=None
        )
        .exclude(response__status__in=(Status.DRAFT, Status.WITHDRAWN))
        .select_related("response", "response__call")
        .prefetch_related("response__versions", "response__cosubmitters")
    )
    return with_lot_answers(plans, "response__")


def find_topic(kind: str, pk: int) -> Topic | None:
    """The public call or plan with this key, or None."""
    rows = {CALL: live_calls, PLAN: open_plans}.get(kind)
    thing = rows().filter(pk=min(pk, LARGEST_PK)).first() if rows else None
    return Topic(kind, thing) if thing else None
