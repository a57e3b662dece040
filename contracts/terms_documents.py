"""The only reader and writer of `TermsVersion.document`.

The document is the terms format of `contracts.arithmetic`; nothing else in the app looks into it.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final, TypeVar

from contracts.arithmetic import Terms, parse_terms
from contracts.models import TermsVersion

Found = TypeVar("Found")


def write_document(document: Mapping[str, Any]) -> tuple[dict[str, Any], Terms]:
    """Return what is stored for these terms, with the terms themselves.

    Raises arithmetic.TermsError with all problems together.
    """
    stored = copy.deepcopy(dict(document))
    return stored, parse_terms(stored)


def read_terms(version: TermsVersion) -> Terms:
    """Return the terms of one version. Raises TermsError when the format moved on without it."""
    return _parse(json.dumps(version.document))


@lru_cache(maxsize=1024)
def _parse(text: str) -> Terms:
    """Read terms once for each text: they are frozen, and several questions are asked of them."""
    return parse_terms(json.loads(text))


def read_rules(version: TermsVersion) -> Terms:
    """Return the terms of one version without their words; only for computing, never for reading.

    Many contracts share a rule and differ in words (titles, names of parties, of components). The
    rule is read once for all of them. The words were checked when the version was written.
    """
    return once_per_row(version, _rules_of)


def once_per_row(version: TermsVersion, work: Callable[[Mapping[str, Any]], Found]) -> Found:
    """Return what follows from the document of a row, worked out the first time it is asked.

    Several questions are asked of a row that was read, and writing its document as text, to find
    its rules or its hash, takes longer than answering one. `work` is a function of a module.
    """
    document, known = version.__dict__.get(_WORKED_OUT, (None, {}))
    if document is not version.document:
        known = {}
        version.__dict__[_WORKED_OUT] = (version.document, known)
    if work not in known:
        known[work] = work(version.document)
    found: Found = known[work]
    return found


def _rules_of(document: Mapping[str, Any]) -> Terms:
    return _parse(json.dumps(_without_words(document)))


def _without_words(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return the document with a dash for every word that no computation or trace looks at.

    A word in a place that is not named here stays, so that contracts only share what is the same.
    """
    rule = {key: value for key, value in document.items() if key not in ("title", "note")}
    for key, names in _WORDS.items():
        items = document.get(key)
        # What is no list of objects is left to the parser, which says what is wrong with it.
        if isinstance(items, list) and all(isinstance(item, dict) for item in items):
            rule[key] = [
                {**item, **{name: _DASH for name in names if name in item}} for item in items
            ]
    return rule


_WORKED_OUT: Final = "_worked_out_of_document"
_DASH: Final = {"nl": "-"}
_WORDS: Final = {
    "parties": ("label",),
    "metrics": ("label", "unit", "unit_plural", "baseline_source"),
    "components": ("label",),
}


def read_rules_in_force(versions: Iterable[TermsVersion]) -> list[Terms]:
    """Return what `read_in_force` does, without the words."""
    return [read_rules(version) for version in versions_in_force(versions)]


def read_in_force(versions: Iterable[TermsVersion]) -> list[Terms]:
    """Return the terms that count, oldest first: of versions from one day only the newest."""
    return [read_terms(version) for version in versions_in_force(versions)]


def versions_in_force(versions: Iterable[TermsVersion]) -> list[TermsVersion]:
    """Return the versions that count, by first day.

    An amendment from the same day as an earlier version takes its place, also for the past.
    """
    by_day: dict[date, TermsVersion] = {}
    for version in sorted(versions, key=lambda version: version.number):
        by_day[version.valid_from] = version
    return [by_day[day] for day in sorted(by_day)]


def version_on(versions: Iterable[TermsVersion], day: date) -> TermsVersion | None:
    """Return the version in force on a day; before the first one the first, as in arithmetic."""
    ordered = versions_in_force(versions)
    begun = [version for version in ordered if version.valid_from <= day]
    return begun[-1] if begun else next(iter(ordered), None)
