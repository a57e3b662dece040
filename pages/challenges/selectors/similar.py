"""Whether something like this exists already: calls, results, decisions, and what cannot be.

Any of the words is enough, because people describe one thing in different words. Only what is
public is found, and of a response only what its maker made public.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Q

from pages.challenges.models import ExcludedSubject, Response
from pages.challenges.selectors.municipality import excluded_subjects
from pages.challenges.selectors.responses import PublicDecision, public_decisions_in
from pages.challenges.transitions import WITH_DECISION
from pages.dutch_words import stems_of, stems_of_word
from pages.search import MAX_QUERY_LENGTH as _MAX
from pages.search import STOP_WORDS, clean_query, search_any

MAX_QUERY_LENGTH = _MAX
MOST = 6
# How many decided cases are looked at for their words; the newest come first.
MOST_CASES = 60
# Besides the words that say nothing in any search: how people begin to tell what they want.
_FILLERS = STOP_WORDS | {
    *("wil", "willen", "wilt", "graag", "gaan", "doen", "maken", "mijn", "onze", "ons", "hun"),
    *("zelf", "samen", "beter", "anders", "gemeente", "want", "our", "my", "better", "would"),
}


@dataclass(frozen=True)
class Similar:
    """What looks like the words, best first, at most MOST of each.

    `calls` and `results` are published pages.
    """

    calls: tuple[Any, ...]
    results: tuple[Any, ...]
    decisions: tuple[PublicDecision, ...]
    excluded: tuple[ExcludedSubject, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found at all."""
        return not (self.calls or self.results or self.decisions or self.excluded)


def find_similar(text: str) -> Similar:
    """Everything public with any of these words."""
    words = _telling(text)
    telling = " ".join(words)
    return Similar(
        calls=_pages("CallPage", telling),
        results=_pages("ResultPage", telling),
        decisions=_decisions(words),
        excluded=_excluded(words),
    )


def _pages(kind: str, text: str) -> tuple[Any, ...]:
    published = apps.get_model("pages", kind).objects.live().public()
    return tuple(search_any(published, text, MOST))


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
    text = " ".join((decision.plan_title, *facts)).lower()
    return any(stem.lower() in text for stem in stems)


def _excluded(words: list[str]) -> tuple[ExcludedSubject, ...]:
    asked = {stem for word in words for stem in stems_of_word(word)}
    return tuple(
        row
        for row in excluded_subjects()
        if asked & stems_of(f"{row.name} {row.name_en} {row.explanation} {row.explanation_en}")
    )


def _telling(text: str) -> list[str]:
    return [word for word in clean_query(text) if word not in _FILLERS and len(word) > 2]


def _stems(words: Iterable[str]) -> set[str]:
    """Every form to look for inside a text. A very short one would stand in any word."""
    return {stem for word in words for stem in (word, *stems_of_word(word)) if len(stem) > 3}
