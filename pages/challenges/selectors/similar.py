"""Whether something like this exists already: calls, initiatives, plans, agreements and more.

Any of the words is enough, or a synonym, because people describe one thing in different words.
Only what is public is found, and of a response only what its maker made public.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.urls import reverse
from wagtail import hooks

from contracts.enums import AgreementStatus
from contracts.selectors.public import public_agreements
from contracts.selectors.public_names import public_titles
from pages.challenges.models import ExcludedSubject, Response
from pages.challenges.selectors.municipality import excluded_subjects
from pages.challenges.selectors.responses import PublicDecision, public_decisions_in
from pages.challenges.transitions import WITH_DECISION
from pages.dutch_words import stems_of
from pages.localized import current_language
from pages.search import MAX_QUERY_LENGTH as _MAX
from pages.search import STOP_WORDS, clean_query, search_any
from pages.synonyms import synonyms

MAX_QUERY_LENGTH = _MAX
MOST = 6
# How many decided cases are looked at for their words; the newest come first.
MOST_CASES = 60
# With this hook an app that stands above us tells which open plans of residents look like it.
PLANS_HOOK = "similar_plans"
# Besides the words that say nothing in any search: how people begin to tell what they want.
_FILLERS = STOP_WORDS | {
    *("wil", "willen", "wilt", "graag", "gaan", "doen", "maken", "mijn", "onze", "ons", "hun"),
    *("zelf", "samen", "beter", "anders", "gemeente", "want", "our", "my", "better", "would"),
}


@dataclass(frozen=True)
class SimilarPlan:
    """A plan that a resident showed to everybody, with where it can be read."""

    case_number: str
    title: str
    url: str


@dataclass(frozen=True)
class SimilarAgreement:
    """A public agreement; without `url` it has no page of its own yet."""

    number: str
    title: str
    status: str
    is_over: bool
    url: str


@dataclass(frozen=True)
class Similar:
    """What looks like the words, best first, at most MOST of each.

    `calls`, `initiatives` and `results` are published pages.
    """

    calls: tuple[Any, ...]
    results: tuple[Any, ...]
    decisions: tuple[PublicDecision, ...]
    excluded: tuple[ExcludedSubject, ...]
    initiatives: tuple[Any, ...] = ()
    plans: tuple[SimilarPlan, ...] = ()
    agreements: tuple[SimilarAgreement, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found at all."""
        return not any(vars(self).values())


def find_similar(text: str) -> Similar:
    """Everything public with any of these words."""
    words = _telling(text)
    telling = " ".join(words)
    results, decisions = _pages("ResultPage", telling), _decisions(words)
    return Similar(
        calls=_pages("CallPage", telling),
        results=results,
        decisions=decisions,
        excluded=_excluded(words),
        initiatives=_pages("InitiativePage", telling),
        plans=_plans(words, {decision.case_number for decision in decisions}),
        agreements=_agreements(words, {page.agreement_number for page in results}),
    )


def _pages(kind: str, text: str) -> tuple[Any, ...]:
    published = apps.get_model("pages", kind).objects.live().public()
    return tuple(search_any(published, text, MOST))


def _plans(words: list[str], known: set[str]) -> tuple[SimilarPlan, ...]:
    """The plans of residents that everybody may read, without those of which the decision is."""
    stems = _stems(words)
    if not stems:
        return ()
    found = [plan for tell in hooks.get_hooks(PLANS_HOOK) for plan in tell(stems)]
    return tuple(plan for plan in found if plan.case_number not in known)[:MOST]


def _agreements(words: list[str], known: set[str]) -> tuple[SimilarAgreement, ...]:
    """Public agreements by their name, without those of which the result is shown.

    A name that is left out of a title must not give the agreement away either, so it is read as
    shown.
    """
    contains, stems = Q(), _stems(words)
    for stem in stems:
        contains |= Q(title__icontains=stem) | Q(title_en__icontains=stem)
    if not contains:
        return ()
    pages = apps.get_model("pages", "ResultPage").objects.live().public()
    rows = public_agreements().filter(contains).exclude(number__in=known).order_by("-pk")
    dutch, english = public_titles(is_english=False), public_titles(is_english=True)
    shown = [one for one in rows[:MOST_CASES] if _has_any(f"{dutch(one)} {english(one)}", stems)]
    found, title_of = shown[:MOST], english if current_language() == "en" else dutch
    with_page = set(
        pages.filter(agreement_number__in=[one.number for one in found]).values_list(
            "agreement_number", flat=True
        )
    )
    return tuple(
        SimilarAgreement(
            number=one.number,
            title=title_of(one),
            status=str(one.get_status_display()),
            is_over=one.status in (AgreementStatus.ENDED, AgreementStatus.SETTLED),
            url=reverse("pages:agreement", args=[one.number]) if one.number in with_page else "",
        )
        for one in found
    )


def _decisions(words: list[str]) -> tuple[PublicDecision, ...]:
    contains = Q()
    stems = _stems(words)
    for stem in stems:
        contains |= Q(plan_title__icontains=stem)
        contains |= Q(versions__document__plan__different__icontains=stem)
        contains |= Q(versions__document__about__task__icontains=stem)
    if not contains:
        return ()
    keys = (
        Response.objects.filter(contains, status__in=WITH_DECISION)
        .order_by("-received_at", "-pk")
        .values_list("pk", flat=True)
        .distinct()[:MOST_CASES]
    )
    found = public_decisions_in(Response.objects.filter(pk__in=list(keys)))
    # What somebody keeps private, or what is left out of a public plan, can match above.
    shown = [decision for decision in found[::-1] if _shows(decision, stems)]
    return tuple(shown[:MOST])


def _shows(decision: PublicDecision, stems: set[str]) -> bool:
    facts = (value for part in decision.sections if part.slug == "plan" for _, value in part.facts)
    return _has_any(" ".join((decision.plan_title, *facts)), stems)


def _has_any(text: str, stems: set[str]) -> bool:
    return any(stem.lower() in text.lower() for stem in stems)


def _excluded(words: list[str]) -> tuple[ExcludedSubject, ...]:
    same = synonyms()
    asked = {stem for word in words for stem in same.stems_of_word(word)}
    return tuple(
        row
        for row in excluded_subjects()
        if asked & stems_of(f"{row.name} {row.name_en} {row.explanation} {row.explanation_en}")
    )


def _telling(text: str) -> list[str]:
    return [word for word in clean_query(text) if word not in _FILLERS and len(word) > 2]


def _stems(words: Iterable[str]) -> set[str]:
    """Every form to look for inside a text. A very short one would stand in any word."""
    same = synonyms()
    forms = {stem for word in words for stem in (word, *same.stems_of_word(word))}
    return {stem for stem in forms if len(stem) > 3}
