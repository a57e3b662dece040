"""Words that mean the same in this municipality: a line of the settings each, with commas.

Who asks for one of them finds the others as well. No meaning is guessed beyond these lines. They
are put with the question, not in the index, so a change works at once.
"""

from collections.abc import Iterable

from django.apps import apps
from django.utils.translation import gettext as _
from wagtail.models import Site

from pages.dutch_words import stems_of_word, words_of

DEFAULT_SYNONYMS = """\
speeltuin, speelplek, speelplaats, speelveld
ouderen, senioren, bejaarden
jongeren, jeugd, tieners
groen, plantsoen, beplanting
park, wijkpark, stadspark
buurthuis, wijkcentrum, dorpshuis, buurtcentrum
afval, zwerfvuil, zwerfafval, vuilnis
fiets, rijwiel
werkloos, werkzoekend
nieuwkomers, statushouders, vluchtelingen
mantelzorg, mantelzorger
energie, stroom
"""
MOST_LINES = 200
MOST_WORDS = 12


class SynonymsError(ValueError):
    """A line that cannot be read, with what to do about it."""


def read_synonyms(text: str) -> list[tuple[str, ...]]:
    """The lines as lists of words. Raises SynonymsError for what is no list of single words."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        raise SynonymsError(_("Gebruik hoogstens %(most)s regels.") % {"most": MOST_LINES})
    return [_read_line(line) for line in lines]


def _read_line(line: str) -> tuple[str, ...]:
    parts = [part.strip() for part in line.split(",") if part.strip()]
    words = tuple(word for part in parts for word in words_of(part))
    if not 2 <= len(parts) <= MOST_WORDS or len(words) != len(parts):
        raise SynonymsError(
            _(
                "“%(line)s” lukt niet. Zet op één regel twee tot %(most)s losse woorden met komma’s"
                " ertussen, zoals: speeltuin, speelplek."
            )
            % {"line": line[:60], "most": MOST_WORDS}
        )
    return words


class Synonyms:
    """Gives every form of a word, and of the words that mean the same."""

    def __init__(self, lines: Iterable[tuple[str, ...]]) -> None:
        self._by_stem: dict[str, set[str]] = {}
        for words in lines:
            stems = {stem for word in words for stem in stems_of_word(word)}
            for stem in stems:
                self._by_stem.setdefault(stem, set()).update(stems)

    def stems_of_word(self, word: str) -> set[str]:
        """The stems of a word and of its synonyms."""
        own = stems_of_word(word)
        return set(own).union(*(self._by_stem.get(stem, ()) for stem in own))


def synonyms() -> Synonyms:
    """Those of this municipality, or the standard list. What cannot be read counts for nothing."""
    site = Site.objects.filter(is_default_site=True).first()
    found = apps.get_model("pages", "SiteSettings").for_site(site).synonyms if site else ""
    try:
        return Synonyms(read_synonyms(found.strip() or DEFAULT_SYNONYMS))
    except SynonymsError:
        return Synonyms([])
