"""The parts of terms one by one: each with its place, its name, its data and its sentences.

The editor shows a part's sentence beside its fields, a comparison shows the parts of two versions
beside each other. A top-level key without an entry in PART_WORDS is still a part, without words.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from contracts.arithmetic import Terms
from contracts.wording.agreement import (
    figure_sentence,
    metric_sentences,
    payer_sentences,
    period_sentences,
    rounding_sentences,
)
from contracts.wording.flows import (
    investment_sentences,
    netting_sentences,
    order_sentence,
    vat_sentences,
    waterfall_sentences,
)
from contracts.wording.formats import Language
from contracts.wording.rules import limit_sentences
from contracts.wording.sections import component_sentences
from contracts.wording.voice import Voice, block_of, items_of

ROLE_WORDS: Final[dict[str, tuple[str, str]]] = {
    "payer": ("betaler", "payer"),
    "provider": ("uitvoerder", "provider"),
    "investor": ("financier", "investor"),
    "evaluator": ("onafhankelijke toetser", "independent evaluator"),
    "intermediary": ("intermediair", "intermediary"),
}
WHOLE_TITLES: Final[dict[str, tuple[str, str]]] = {
    "title": ("Titel", "Title"),
    "note": ("Toelichting", "Note"),
    "currency": ("Munt", "Currency"),
    "valid_from": ("Ingangsdatum", "Start"),
    "periods": ("Perioden", "Periods"),
    "rounding": ("Afronden", "Rounding"),
    "payers": ("Wie betaalt", "Who pays"),
    "order": ("Volgorde van rekenen", "Order of computing"),
    "waterfall": ("Verdeling over ontvangers", "Division over recipients"),
}
_WITHOUT_WORDS: Final = frozenset({"format"})


@dataclass(frozen=True, slots=True)
class Part:
    """One part of terms. `kind` is its top-level key; `code` tells parts of a list apart."""

    kind: str
    code: str
    path: str
    title: str
    source: object
    sentences: tuple[str, ...]


def terms_parts(
    terms: Terms, language: Language, is_sound: Callable[[str], bool] = lambda path: True
) -> list[Part]:
    """Every part of terms, in the order in which they were written.

    Of unfinished terms (see examine_terms) `is_sound` says which paths hold no problem; the other
    parts are left out.
    """
    voice = Voice(terms, language)
    parts: list[Part] = []
    for key, value in terms.source.items():
        if key not in _WITHOUT_WORDS:
            parts += _parts_of(key, value, voice, is_sound)
    return parts


def _parts_of(
    key: str, value: object, voice: Voice, is_sound: Callable[[str], bool]
) -> Iterator[Part]:
    is_coded = isinstance(value, list | tuple) and any(
        isinstance(item, Mapping) and "code" in item for item in value
    )
    if is_coded and isinstance(value, list | tuple):
        for number, item in enumerate(value):
            if isinstance(item, Mapping) and "code" in item and is_sound(f"{key}[{number}]"):
                yield _part(key, str(item["code"]), f"{key}[{number}]", item, voice)
    elif key == "constants":
        for code, item in block_of(value).items():
            if is_sound(f"{key}.{code}"):
                yield _part(key, code, f"{key}.{code}", item, voice)
    elif is_sound(key):
        yield _part(key, "", key, value, voice)


def _part(kind: str, code: str, path: str, source: object, voice: Voice) -> Part:
    words = PART_WORDS.get(kind)
    sentences = tuple(words(code, source, voice)) if words else ()
    return Part(kind, code, path, _title(kind, code, source, voice), source, sentences)


def _title(kind: str, code: str, source: object, voice: Voice) -> str:
    label = block_of(source).get("label")
    if isinstance(label, Mapping):
        return voice.label({str(name): str(text) for name, text in label.items()}, code)
    if kind == "limits" and code:
        is_floor = "min" in block_of(source)
        return voice.say("Minimum", "Minimum") if is_floor else voice.say("Plafond", "Cap")
    return code or voice.say(*WHOLE_TITLES.get(kind, (kind, kind)))


def _component(code: str, _source: object, voice: Voice) -> list[str]:
    found = [part for part in voice.terms.components if part.code == code]
    return [text for part in found for text in component_sentences(part, voice)]


def _metric(code: str, _source: object, voice: Voice) -> list[str]:
    found = [metric for metric in voice.terms.metrics if metric.code == code]
    return [text for metric in found for text in metric_sentences(metric, voice)]


def _figure(code: str, _source: object, voice: Voice) -> list[str]:
    return [figure_sentence(figure, voice) for figure in voice.terms.figures if figure.code == code]


def _investment(code: str, _source: object, voice: Voice) -> list[str]:
    """The sentence of one investment: they come in the order of the terms, one each."""
    codes = [investment.code for investment in voice.terms.investments]
    texts = investment_sentences(voice)
    return [text for known, text in zip(codes, texts, strict=False) if known == code]


def _party(_code: str, source: object, voice: Voice) -> list[str]:
    block = block_of(source)
    role = voice.say(*ROLE_WORDS.get(str(block.get("role")), ("", "")))
    name = voice.party(block.get("code"))
    if name.lower() == role:
        return [voice.say(f"Dit is de {role}.", f"This is the {role}.")]
    return [voice.say(f"{name} is {role}.", f"{name} is the {role}.")]


def _constant(code: str, source: object, voice: Voice) -> list[str]:
    amount = voice.plain_money(block_of(source).get("amount"))
    name = voice.label(voice.terms.constant_labels.get(code), code)
    text = f"{name}: {amount}."
    return [text[:1].upper() + text[1:]]


def _labels(_code: str, source: object, voice: Voice) -> list[str]:
    return [voice.label({name: str(text) for name, text in block_of(source).items()})]


PART_WORDS: Final[dict[str, Callable[[str, object, Voice], list[str]]]] = {
    "title": _labels,
    "note": _labels,
    "currency": lambda _code, source, _voice: [f"{source}."],
    "valid_from": lambda _code, _source, voice: period_sentences(voice)[-1:],
    "periods": lambda _code, _source, voice: period_sentences(voice)[:-1],
    "rounding": lambda _code, _source, voice: rounding_sentences(voice),
    "parties": _party,
    "metrics": _metric,
    "constants": _constant,
    "components": _component,
    "limits": lambda _code, source, voice: limit_sentences(source, voice),
    "payers": lambda _code, _source, voice: payer_sentences(voice),
    "figures": _figure,
    "netting": lambda _code, source, voice: netting_sentences(source, voice),
    "vat": lambda _code, source, voice: vat_sentences(source, voice),
    "investments": _investment,
    "waterfall": lambda _code, _source, voice: waterfall_sentences(voice),
    "order": lambda _code, _source, voice: [order_sentence(voice)],
}


def codes_in_order(terms: Terms, key: str) -> list[str]:
    """The codes of a list of the terms, in the order in which they stand."""
    return [str(item.get("code")) for item in items_of(terms.source.get(key))]
