"""Advice on terms as a screen shows it: with the name of the part it is about."""

from dataclasses import dataclass

from contracts.arithmetic import Advice, Terms, advise_terms
from contracts.wording import Language, advice_sentence
from contracts.wording.parts import terms_parts


@dataclass(frozen=True, slots=True)
class AdviceLine:
    """One advice in words; `path` is its place in the data, `place` the name of that part."""

    path: str
    place: str
    sentence: str


def advice_lines(terms: Terms, language: Language) -> list[AdviceLine]:
    """Return all advice on sound terms in words, in the order of the terms."""
    names = {part.path: part.title for part in terms_parts(terms, language)}
    return [_line(advice, terms, names, language) for advice in advise_terms(terms)]


def _line(advice: Advice, terms: Terms, names: dict[str, str], language: Language) -> AdviceLine:
    """Find the longest part that the path is in; a whole list has no name of its own."""
    inside = [
        path
        for path in names
        if advice.path == path or advice.path.startswith((f"{path}.", f"{path}["))
    ]
    place = names[max(inside, key=len)] if inside else ""
    return AdviceLine(advice.path, place, advice_sentence(advice, terms, language))
