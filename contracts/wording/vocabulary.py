"""The words of the terms format for a form: what a key or a choice is called, and what it does.

A block of the format (`definition`) may have its own word for a key; otherwise the key's own word
holds. What has no words yet is shown by its name, so that a new block can be used at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from contracts.wording.formats import Language
from contracts.wording.vocabulary_choices import CHOICES
from contracts.wording.vocabulary_keys import KEYS

# The four questions, and what goes before and after them; a key that is nowhere comes last.
SECTIONS: Final[tuple[tuple[str, str, str, tuple[str, ...]], ...]] = (
    ("basis", "Waar het over gaat", "What it is about",
     ("title", "note", "currency", "valid_from", "periods", "parties", "constants")),
    ("metingen", "Wat telt?", "What counts?", ("metrics",)),
    ("onderdelen", "Wat is het waard?", "What is it worth?", ("components",)),
    ("grenzen", "Wat houdt het tegen?", "What holds it back?", ("limits", "netting")),
    ("geld", "Wie betaalt en wie ontvangt?", "Who pays and who receives?",
     ("payers", "rounding", "vat", "investments", "waterfall", "order")),
    ("cijfers", "Wat komt er verder op de afrekening?", "What else is on the statement?",
     ("figures",)),
)  # fmt: skip
# What one thing of a list is called, on the button that adds it.
NOUNS: Final[dict[str, tuple[str, str]]] = {
    "parties": ("partij", "party"),
    "metrics": ("meting", "metric"),
    "components": ("onderdeel", "component"),
    "limits": ("grens", "limit"),
    "payers": ("betaler", "payer"),
    "figures": ("cijfer", "figure"),
    "constants": ("vast bedrag", "fixed amount"),
    "brackets": ("schijf", "bracket"),
    "steps": ("trede", "step"),
    "line": ("punt", "point"),
    "shares": ("deel", "share"),
    "schedule": ("termijn", "tranche"),
    "dates": ("dag", "day"),
    "dated": ("prijs", "price"),
    "factors": ("factor", "factor"),
    "premiums": ("toeslag", "premium"),
    "all": ("voorwaarde", "condition"),
    "any": ("voorwaarde", "condition"),
    "of": ("voorwaarde", "condition"),
    "list": ("gebeurtenis", "event"),
    "netting": ("andere financiering", "other funding"),
    "vat": ("btw-regel", "VAT rule"),
    "investments": ("inleg", "investment"),
    "drawdowns": ("storting", "drawdown"),
    "tiers": ("laag", "tier"),
}


def noun(key: str, language: Language) -> str:
    """What one thing of a list is called."""
    words = NOUNS.get(key)
    return words[0 if language == "nl" else 1] if words else key_word("", key, language).label


@dataclass(frozen=True, slots=True)
class Word:
    """What something is called, and one line that explains it (perhaps empty)."""

    label: str
    help: str = ""
    is_known: bool = True


def key_word(definition: str, key: str, language: Language) -> Word:
    """The word of a key in a block."""
    words = KEYS.get(f"{definition}.{key}") or KEYS.get(key)
    if words is None:
        return Word(key.replace("_", " "), is_known=False)
    place = 0 if language == "nl" else 1
    return Word(words[place], words[place + 2])


def choice_word(definition: str, key: str, choice: str, language: Language) -> Word:
    """The word of one choice at a key."""
    words = CHOICES.get(f"{definition}.{key}.{choice}") or CHOICES.get(f"{key}.{choice}")
    if words is None:
        return Word(choice.replace("_", " "), is_known=False)
    return Word(words[0 if language == "nl" else 1])


def sections(
    keys: Iterator[str] | list[str], language: Language
) -> list[tuple[str, str, list[str]]]:
    """Divide the top-level keys over the questions: (anchor, title, keys), without empty ones."""
    left = list(keys)
    found: list[tuple[str, str, list[str]]] = []
    for anchor, nl, en, wanted in SECTIONS:
        here = [key for key in wanted if key in left]
        left = [key for key in left if key not in here]
        if here:
            found.append((anchor, nl if language == "nl" else en, here))
    rest = [key for key in left if key != "format"]
    if rest:
        title = "Overige afspraken" if language == "nl" else "Other terms"
        found.append(("overig", title, rest))
    return found
