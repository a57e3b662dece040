"""What is worth a second look in terms, as one sentence that also says what one may do."""

from collections.abc import Callable
from typing import Final

from contracts.arithmetic import Advice, Terms
from contracts.wording.advice_texts import ADVICE_TEXTS
from contracts.wording.formats import Language
from contracts.wording.modes import MODE_WORDS
from contracts.wording.rules import BOUND_WORDS, SCOPE_WORDS
from contracts.wording.voice import Voice

_MONEY: Final = frozenset({"max", "min", "most", "other_max", "before", "now", "unit"})
_DAYS: Final = frozenset({"valid_from", "counts_from"})
# Where `sum` is an amount and not a share, and `most` a number of units and not an amount.
_SUMS_OF_MONEY: Final = frozenset({"payers_cannot_pay_cap"})
_COUNTS: Final = frozenset({"step_never_reached"})


def advice_sentence(advice: Advice, terms: Terms, language: Language) -> str:
    """The advice as a sentence; its place is for the screen to show."""
    voice = Voice(terms, language)
    texts = ADVICE_TEXTS.get(advice.code)
    if texts is None:
        return advice.code
    words = {name: _word(advice.code, name, str(value), voice) for name, value in _items(advice)}
    text = voice.say(*texts).format_map(words)
    return text[:1].upper() + text[1:]


def _items(advice: Advice) -> list[tuple[str, object]]:
    return list(advice.params.items())


def _word(code: str, name: str, value: str, voice: Voice) -> str:
    if name == "sum":
        return voice.plain_money(value) if code in _SUMS_OF_MONEY else voice.share(value)
    if name in _MONEY and code not in _COUNTS:
        return voice.plain_money(value)
    if name in _DAYS:
        return voice.day(value)
    words = _WORDS.get(name)
    return words(value, voice) if words else voice.number(value)


def _cap(code: str, voice: Voice) -> str:
    limit = next((limit for limit in voice.terms.limits if limit.code == code), None)
    return voice.quoted(voice.label(limit.label if limit else None, code))


def _constant(code: str, voice: Voice) -> str:
    return voice.quoted(voice.label(voice.terms.constant_labels.get(code), code))


_WORDS: Final[dict[str, Callable[[str, Voice], str]]] = {
    "metric": lambda value, voice: voice.metric(value),
    "party": lambda value, voice: voice.party(value),
    "constant": _constant,
    "cap": _cap,
    "other": lambda value, voice: (
        voice.say(*BOUND_WORDS[value]) if value in BOUND_WORDS else _cap(value, voice)
    ),
    "bound": lambda value, voice: voice.say(*BOUND_WORDS[value]),
    "scope": lambda value, voice: voice.say(*SCOPE_WORDS[value]),
    "mode": lambda value, voice: voice.say(*MODE_WORDS[value]),
}
