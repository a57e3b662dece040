"""Dutch words and their stems: `parken` and `park`, `ideeën` and `idee` are one word to a reader.

Two stemmers know different words (one `straten`/`straat`, the other `zwembaden`/`zwembad`), so
a word has all stems that either gives. English words get their English stem as well.
"""

import re
import unicodedata
from functools import lru_cache

from snowballstemmer import stemmer

# A longer "word" is no word; it would only fill the index.
MAX_WORD_LENGTH = 40

_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_STEMMERS = tuple(stemmer(name) for name in ("dutch", "dutch_porter", "english"))
# Plurals of vowels, after accents are gone: ideeen, knieen, provincies keep their stem otherwise.
_VOWEL_PLURAL = re.compile(r"(ee|ie)en$")
# The closed list of Dutch nouns with -eren that people look for here.
_EREN = {"kinderen": "kind", "kinder": "kind", "eieren": "ei", "liederen": "lied"}
# Words whose stem is that of a word of another meaning: who is old is not who has children.
_NOT_TO_STEM = {"ouderen": {"ouderen", "oudere"}, "oudere": {"ouderen", "oudere"}}


def words_of(text: str) -> list[str]:
    """The words in a text, in order, in lower case and without accents."""
    return [
        plain(word)
        for word in _WORDS.findall(text)
        if word.strip() and len(word) <= MAX_WORD_LENGTH
    ]


def plain(word: str) -> str:
    """Lower case without accents: `Ideeën` becomes `ideeen`."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


# A page is indexed each time that it is saved, mostly with the same words.
@lru_cache(maxsize=20_000)
def stems_of_word(word: str) -> frozenset[str]:
    """All stems of one word, and the word itself without accents."""
    bare = plain(word)
    if bare in _NOT_TO_STEM:
        return frozenset(_NOT_TO_STEM[bare])
    base = _EREN.get(bare, _VOWEL_PLURAL.sub(r"\1", bare))
    return frozenset({bare, base, *(stem.stemWord(base) for stem in _STEMMERS)})


def stems_of(text: str) -> set[str]:
    """The stems of all words in a text."""
    stems: set[str] = set()
    for word in set(words_of(text)):
        stems |= stems_of_word(word)
    return stems
