"""What a response is about: a call, or a task that the resident chose. Ask here, never the call."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from pages.challenges.calls import (
    Contact,
    contact_of,
    is_open,
    is_waiting_for_decision,
    municipality_of,
    promised_on,
    site_contact,
    site_municipality,
)
from pages.challenges.enums import FormSize, ResponseKind
from pages.challenges.selectors.municipality import assessment_criteria
from pages.challenges.terms import decide_by, form_size_for, local_day
from pages.enums import CallKind


@dataclass(frozen=True)
class Criterion:
    """One point on which a plan is weighed, in words and in both languages.

    `code` stays the same when the words change, so that a decision can keep pointing at it.
    """

    code: str
    name: str
    explanation: str
    name_en: str = ""
    explanation_en: str = ""


class Subject:
    """What every part of the process asks about the thing that a response is about.

    `title` with `title_en` follows the habit of `pages.localized`; `url` and `page` are None
    when there is no public page. Nothing is fetched before somebody asks for it.
    """

    kind: ResponseKind
    title: str
    title_en: str
    url: str | None
    page: Any | None
    contact: Contact
    municipality: str
    criteria: tuple[Criterion, ...]
    # The parts of which a response can choose some.
    lots: tuple[Any, ...] = ()
    # Who pays, when it is a fund with goals and areas of its own.
    fund: Any | None = None
    # A first idea is enough.
    is_idea = False

    @property
    def form_size(self) -> FormSize:
        """How much the form asks when the amount is not known yet."""
        return FormSize.FULL

    def is_open(self, now: datetime) -> bool:
        """Whether a response can be sent at this moment."""
        raise NotImplementedError

    @property
    def late_allowed(self) -> bool:
        """Whether this response may still come in, with a reason, after the window."""
        return False

    def late_reason(self, now: datetime) -> str:
        """Why what is sent at this moment may be late; empty when it is in time."""
        return ""

    def promised_on(self, received_at: datetime) -> date | None:
        """The day that was promised to everybody at once; None when the term runs from receipt."""
        return None

    def decide_by(self, received_at: datetime) -> date:
        """The day by which we promise a decision on what comes in at this moment."""
        return self.promised_on(received_at) or decide_by(received_at)


@dataclass(frozen=True)
class CallSubject(Subject):
    """A call that the municipality published.

    `response` is the one that asks: it may have leave to come in late.
    """

    page: Any
    response: Any = None
    kind = ResponseKind.RESPONSE

    @property
    def title(self) -> str:
        """The call's name in Dutch."""
        return self.page.title

    @property
    def title_en(self) -> str:
        """The call's name in English; empty when nobody translated it."""
        return getattr(self.page, "title_en", "")

    @property
    def url(self) -> str | None:
        """Where the call can be read."""
        return self.page.url

    @cached_property
    def contact(self) -> Contact:
        """The named contact of the call."""
        return contact_of(self.page)

    @cached_property
    def municipality(self) -> str:
        """Who published the call."""
        return municipality_of(self.page)

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """What the call says that is weighed, in its own order."""
        return tuple(
            Criterion(
                code=f"call_{row.pk}",
                name=row.name,
                explanation=row.explanation,
                name_en=row.name_en,
                explanation_en=row.explanation_en,
            )
            for row in self.page.criteria.all()
        )

    @cached_property
    def lots(self) -> tuple[Any, ...]:
        """The parts of the work that the call names, in its own order."""
        return tuple(self.page.lots.all())

    @property
    def fund(self) -> Any | None:
        """The fund behind the call."""
        return self.page.fund

    @property
    def is_idea(self) -> bool:  # type: ignore[override]
        """Whether the call asks for ideas, not for a plan."""
        return bool(self.page.kind == CallKind.IDEA_CALL)

    @property
    def form_size(self) -> FormSize:
        """Short when the call itself is about little money, or asks for an idea only."""
        if self.is_idea:
            return FormSize.SHORT
        ceiling = self.page.budget_ceiling
        return form_size_for(None if ceiling is None else int(ceiling))

    @property
    def late_allowed(self) -> bool:
        """Whether staff gave leave."""
        return getattr(self.response, "late_admission_id", None) is not None

    def is_open(self, now: datetime) -> bool:
        """In its window and published; or with leave to come in late, while nobody decided."""
        if is_open(self.page, now):
            return True
        if not self.late_allowed or not is_waiting_for_decision(self.page, local_day(now)):
            return False
        last_day: date = self.response.late_admission.until
        return local_day(now) <= last_day

    def late_reason(self, now: datetime) -> str:
        """Why what is sent at this moment may be late; empty when it is in time."""
        if is_open(self.page, now) or not self.late_allowed:
            return ""
        return str(self.response.late_admission.reason)

    def promised_on(self, received_at: datetime) -> date | None:
        """The day that the call names."""
        return promised_on(self.page, received_at)


@dataclass(frozen=True)
class OwnSubject(Subject):
    """A task of the municipality that the resident chose: there is no page and no window."""

    kind = ResponseKind.UNASKED
    page: None = None
    url: None = None

    @property
    def title(self) -> str:
        """The same name for all of them, in Dutch."""
        with translation.override("nl"):
            return gettext("Eigen uitdaging")

    @property
    def title_en(self) -> str:
        """The same in English."""
        with translation.override("en"):
            return gettext("Eigen uitdaging")

    @cached_property
    def contact(self) -> Contact:
        """Whom to ring at the municipality."""
        return site_contact()

    @cached_property
    def municipality(self) -> str:
        """The municipality of this portal."""
        return site_municipality()

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """Those that the municipality set for every challenge."""
        return tuple(
            Criterion(row.code, row.name, row.explanation, row.name_en, row.explanation_en)
            for row in assessment_criteria()
        )

    def is_open(self, now: datetime) -> bool:
        """Always: a right is not kept to a window."""
        return True


def subject_of(response: Any) -> Subject:
    """What this response is about."""
    if response.kind == ResponseKind.UNASKED:
        return OwnSubject()
    return CallSubject(response.call, response)
