"""Decided cases as everybody may read them: what was asked, what was decided, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, ExtractYear
from django.urls import reverse

from pages.challenges.documents import ResponseDocument, read_document
from pages.challenges.enums import Action, ResponseKind, Status
from pages.challenges.models import Response, ResponseVersion
from pages.challenges.numbers import read_number
from pages.challenges.outcome_words import (
    amount_words,
    fate_sentence,
    outcome_label,
    status_label,
)
from pages.challenges.presentation import Section, public_sections_of
from pages.challenges.publishing import (
    PublicWords,
    has_public_words,
    hidden_names,
    public_late_reason,
)
from pages.challenges.reasons import REASONS_BY_CODE
from pages.challenges.selectors.lots import LotAnswer, lot_answers
from pages.challenges.status_words import WORDS
from pages.challenges.subjects import Subject, subject_of
from pages.challenges.terms import local_day
from pages.challenges.transitions import DECISION_ACTIONS, WITH_DECISION

LONGEST_SEARCH = 100
# How many decided cases are read for their words in one search; the newest come first.
MOST_READ = 200


@dataclass(frozen=True)
class CriterionReason:
    """The words on one criterion: of the plan, and of who does the task now."""

    name: str
    words: str
    present_words: str


@dataclass(frozen=True)
class PublicObjection:
    """What a second look gave. The objection itself is the resident's own and stays private."""

    received_on: date
    is_withdrawn: bool = False
    decided_on: date | None = None
    is_kept: bool = False
    changes_amount_only: bool = False
    changes_conditions: bool = False
    outcome: str = ""
    reasons: tuple[str, ...] = ()
    reason: str = ""
    conditions: str = ""
    criteria: tuple[CriterionReason, ...] = ()
    how_to_succeed: str = ""
    changes_lots: bool = False
    lots: tuple[LotAnswer, ...] = ()
    # What is granted at most, as a number and in words; only of what is public.
    amount_cents: int | None = None
    amount: str = ""
    # What happens to the agreement that ran, and why.
    agreement: str = ""
    agreement_reason: str = ""


@dataclass(frozen=True)
class PublicCase:
    """One decided case. Words are empty when the plan is not public (`has_words` is False)."""

    case_number: str
    kind: str
    subject: Subject
    subject_url: str
    area: str
    name: str
    status_label: str
    badge: str
    outcome: str
    received_on: date
    decided_on: date
    decide_by: date
    has_words: bool
    plan_title: str = ""
    reason: str = ""
    how_to_succeed: str = ""
    # What changes in the plan, or, when it is solved without a takeover, what the town does.
    conditions: str = ""
    is_solved: bool = False
    reasons: tuple[str, ...] = ()
    # Why it could come in after the call had closed; empty when it was in time.
    late_reason: str = ""
    criteria: tuple[CriterionReason, ...] = ()
    # What is granted at most in all, as a number and in words.
    amount_cents: int | None = None
    amount: str = ""
    # The parts of the work that the plan is about, each with its answer.
    lots: tuple[LotAnswer, ...] = ()
    objection: PublicObjection | None = None
    sections: list[Section] = field(default_factory=list)
    agreement_number: str = ""

    @property
    def is_within_term(self) -> bool:
        """Whether the decision came by the day that was promised last."""
        return self.decided_on <= self.decide_by

    @property
    def url(self) -> str:
        """Where this case can be read."""
        return reverse("challenges:public_case", args=[self.case_number])


@dataclass(frozen=True)
class Filters:
    """What somebody looks for; anything that we do not know is left out."""

    text: str = ""
    year: int | None = None
    outcome: str = ""
    kind: str = ""
    area: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Filters":
        """The filters in a query string."""
        year, outcome, kind = (asked.get(name, "") for name in ("jaar", "uitkomst", "soort"))
        # PostgreSQL takes no NUL in a text.
        text, area = (asked.get(name, "").replace("\0", "").strip() for name in ("q", "wijk"))
        return cls(
            text=text[:LONGEST_SEARCH],
            year=read_number(year, longest=4),
            outcome=outcome if outcome in DECISION_ACTIONS else "",
            kind=kind if kind in ResponseKind.values else "",
            area=area[:160],
        )

    @property
    def is_empty(self) -> bool:
        """Whether everything is asked for."""
        return self == Filters()


def decided_responses() -> QuerySet[Response]:
    """Every response with a decision, the newest decision first."""
    later = ResponseVersion.objects.filter(
        response=OuterRef("response"), number__gt=OuterRef("number")
    )
    open_plans = ResponseVersion.objects.filter(
        ~Exists(later), response=OuterRef("pk"), document__publication__plan=True
    )
    return (
        Response.objects.filter(status__in=WITH_DECISION)
        .annotate(
            outcome=Coalesce("objection__decision__action", "decision__action"),
            decision_year=ExtractYear("decision__decided_at"),
            has_open_plan=Exists(open_plans),
        )
        .order_by("-decision__decided_at", "-pk")
    )


def found_responses(filters: Filters) -> QuerySet[Response]:
    """The decided responses that fit; words that are not public cannot be searched either."""
    found = decided_responses()
    if filters.year:
        found = found.filter(decision_year=filters.year)
    if filters.outcome:
        found = found.filter(outcome=filters.outcome)
    if filters.kind:
        found = found.filter(kind=filters.kind)
    if filters.area:
        found = found.filter(call__area=filters.area)
    return _with_words_in(found, filters.text.split()) if filters.text.split() else found


def _with_words_in(found: QuerySet[Response], words: list[str]) -> QuerySet[Response]:
    """Those with every word where everybody can read it.

    A word that is left out on the page must not give a case away either, so it is read as shown.
    """
    by_name = maybe = found
    for word in words:
        named = Q(call__title__icontains=word) | Q(case_number__iexact=word)
        in_words = Q(plan_title__icontains=word) | Q(decision__reason__icontains=word)
        by_name = by_name.filter(named)
        maybe = maybe.filter(named | (Q(has_open_plan=True, erasure_asked_at=None) & in_words))
    keys = set(by_name.values_list("pk", flat=True))
    read = with_everything(maybe.exclude(pk__in=keys))[:MOST_READ]
    keys |= {row.pk for row in read if _shows(row, words)}
    return found.filter(pk__in=keys)


def _shows(response: Response, words: list[str]) -> bool:
    case = public_case(response)
    text = " ".join((case.subject.title, case.plan_title, case.reason)).lower()
    return all(word.lower() in text or word.lower() == case.case_number.lower() for word in words)


def with_everything(responses: QuerySet[Response]) -> QuerySet[Response]:
    """The same rows with all that `public_case` reads, in a fixed number of queries."""
    return responses.select_related(
        *("call", "agreement", "decision", "late_admission"),
        "objection__decision__agreement_fate",
    ).prefetch_related(
        *("versions", "decision__reasons", "decision__criteria", "objection__steps"),
        *("objection__decision__reasons", "objection__decision__criteria"),
        *("decision__lots", "objection__decision__lots"),
        *("publication_checks", "cosubmitters"),
    )


def public_case(response: Response) -> PublicCase:
    """A decided response as everybody may read it."""
    document = _document_of(response)
    decision = response.decision
    subject = subject_of(response)
    has_words = has_public_words(response, document)
    case = PublicCase(
        case_number=response.case_number or "",
        kind=ResponseKind(response.kind).label,
        subject=subject,
        subject_url=(subject.url or "") if subject.page is not None and subject.page.live else "",
        area=getattr(subject.page, "area", ""),
        name=response.applicant_name if has_words and document.publication.name else "",
        status_label=status_label(response),
        badge=WORDS[Status(response.status)].badge,
        outcome=outcome_label(decision),
        is_solved=decision.action == Action.SOLVE_WITHOUT_TAKEOVER,
        received_on=local_day(response.received_at),
        decided_on=local_day(decision.decided_at),
        decide_by=response.decide_by,
        has_words=has_words,
        reasons=_reasons(decision),
        late_reason=public_late_reason(response, document),
        objection=_objection(response, document),
        agreement_number=_agreement_number(response),
    )
    return _with_words(case, response, document) if has_words else case


def areas() -> list[str]:
    """The areas of calls with a decision, for the filter."""
    found = decided_responses().exclude(call=None).order_by("call__area")
    return list(dict.fromkeys(found.values_list("call__area", flat=True)))


def years() -> list[int]:
    """The years with a decision, the last one first."""
    found = decided_responses().order_by("-decision_year")
    return list(dict.fromkeys(found.values_list("decision_year", flat=True)))


def case_of_agreement(number: str) -> Response | None:
    """The decided response that a public agreement came from, if any."""
    return decided_responses().filter(agreement__number=number, agreement__is_public=True).first()


def result_url(number: str) -> str:
    """The public page of an agreement with its results; empty when it has none."""
    if not number:
        return ""
    # Page kinds stand above us, so we ask by name.
    pages = apps.get_model("pages", "ResultPage").objects.live().public()
    return (
        reverse("pages:agreement", args=[number])
        if pages.filter(agreement_number=number).exists()
        else ""
    )


def _document_of(response: Response) -> ResponseDocument:
    last = max(response.versions.all(), key=lambda version: version.number)
    return read_document(last.document)


def _agreement_number(response: Response) -> str:
    agreement: Any = response.agreement
    return agreement.number if agreement is not None and agreement.is_public else ""


def _with_words(case: PublicCase, response: Response, document: ResponseDocument) -> PublicCase:
    decision = response.decision
    words = PublicWords(response, document, decision)
    values = {
        **case.__dict__,
        "plan_title": words.of_resident(response.plan_title),
        "reason": words.of(decision.reason),
        "how_to_succeed": words.of(decision.how_to_succeed),
        "conditions": words.of(decision.conditions),
        "criteria": _criteria(decision, words),
        "lots": lot_answers(decision, words.of),
        **_amount(decision),
        "sections": public_sections_of(document, hidden_names(response, document)),
    }
    return PublicCase(**values)


def _amount(decision: Any) -> dict[str, Any]:
    cents = decision.amount_cents
    return {} if cents is None else {"amount_cents": cents, "amount": amount_words(decision)}


def _reasons(decision: Any) -> tuple[str, ...]:
    codes = (row.code for row in decision.reasons.all())
    return tuple(str(REASONS_BY_CODE[code].label) for code in codes if code in REASONS_BY_CODE)


def _criteria(decision: Any, words: PublicWords) -> tuple[CriterionReason, ...]:
    return tuple(
        CriterionReason(
            row.criterion_name, words.of(row.words), words.of(row.present_provider_words)
        )
        for row in decision.criteria.all()
    )


def _objection(response: Response, document: ResponseDocument) -> PublicObjection | None:
    objection = getattr(response, "objection", None)
    if objection is None:
        return None
    second = getattr(objection, "decision", None)
    if second is None:
        return PublicObjection(objection.received_on, is_withdrawn=objection.is_withdrawn)
    words = PublicWords(response, document, second)
    has_words = has_public_words(response, document)
    fate = getattr(second, "agreement_fate", None)
    return PublicObjection(
        received_on=objection.received_on,
        decided_on=local_day(second.decided_at),
        is_kept=second.is_kept,
        changes_amount_only=second.changes_amount_only,
        changes_conditions=second.changes_conditions,
        changes_lots=second.changes_lots,
        outcome=outcome_label(second),
        reasons=_reasons(second),
        reason=words.of(second.reason) if has_words else "",
        conditions=words.of(second.conditions) if has_words else "",
        criteria=_criteria(second, words) if has_words else (),
        lots=lot_answers(second, words.of) if has_words else (),
        how_to_succeed=words.of(second.how_to_succeed) if has_words else "",
        **(_amount(second) if has_words else {}),
        agreement=fate_sentence(fate.fate, fate.until) if fate else "",
        agreement_reason=words.of(fate.reason) if fate and has_words else "",
    )
