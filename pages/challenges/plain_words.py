"""Is a text a real reason? A refusal with "n.v.t." is no refusal in words."""

import re
import unicodedata

MIN_REASON_CHARACTERS = 40
MIN_DIFFERENT_WORDS = 6

# Whole texts that say nothing, after lower-casing and without punctuation.
_EMPTY_WORDS = frozenset(
    {
        "nvt", "n v t", "geen", "niets", "x", "xx", "xxx", "test", "tbd", "todo", "ntb",
        "n t b", "volgt", "volgt nog", "zie boven", "zie bijlage", "zie brief", "zie advies",
        "afgewezen", "akkoord", "ok", "oke", "ja", "nee", "na", "n a", "none", "lorem ipsum",
        "niet van toepassing", "conform advies", "reden", "toelichting",
    }
)  # fmt: skip
_FILLER = frozenset(
    {"lorem", "ipsum", "dolor", "asdf", "asdfasdf", "qwerty", "xxx", "xxxx", "blabla", "bla"}
)


def words_in(text: str) -> list[str]:
    """The words of a text in lower case, without accents and punctuation."""
    flat = unicodedata.normalize("NFKD", text.casefold())
    flat = "".join(char for char in flat if not unicodedata.combining(char))
    return re.findall(r"[^\W_]+", flat)


def is_placeholder(text: str) -> bool:
    """Whether someone filled the field without saying anything."""
    words = words_in(text)
    if not words or " ".join(words) in _EMPTY_WORDS:
        return True
    if len(set(words) & _FILLER) >= 1 and len(set(words) - _FILLER) < MIN_DIFFERENT_WORDS:
        return True
    # "aaaa aaaa" and "x x x x" have few letters, however long they go on.
    return len(set("".join(words))) < 5


def is_too_short(text: str) -> bool:
    """Whether a reason has too few characters or different words to explain anything."""
    return (
        len(text.strip()) < MIN_REASON_CHARACTERS or len(set(words_in(text))) < MIN_DIFFERENT_WORDS
    )
