"""Advice before a call is published. It never refuses: the editor knows more than a list does.

Each question is one that publications on the right to challenge keep coming back to: is the
problem shared, is little asked up front, does the municipality bring something itself, is it
clear what nobody has to hand in, and is there time and a person to talk to.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pages.enums import CallKind

MOST_DEMANDS = 6
MOST_CRITERIA = 6
CALM_WINDOW_DAYS = 42
LONGEST_SENTENCE_WORDS = 25
# Demands that keep new groups out; few requirements up front, safeguards in the agreement.
_BARRIERS = re.compile(
    r"\b(diploma\w*|rechtspersoon\w*|referentie\w*|certifica\w+|jaarrekening\w*|omzet\w*"
    r"|minstens \w+ jaar (?:ervaring|bestaan\w*)|\w+ jaar ervaring|accountant\w*)\b",
    re.IGNORECASE,
)
_SAVINGS = re.compile(r"\b(bezuinig\w*|besparen|besparing\w*|goedkoper\w*)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?\n]+")


@dataclass(frozen=True)
class Advice:
    """One question to the editor: `is_fine` when the text already answers it.

    `hint` says what to change; `field` is where.
    """

    question: str | Promise
    field: str
    is_fine: bool
    hint: str | Promise


def advise(call: Any) -> list[Advice]:
    """Every question in a fixed order, answered from what has been filled in so far."""
    return [question(call) for question in _QUESTIONS]


def open_points(call: Any) -> list[Advice]:
    """Only what may still be better."""
    return [advice for advice in advise(call) if not advice.is_fine]


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _shared_problem(call: Any) -> Advice:
    return Advice(
        _("Herkennen bewoners dit probleem ook, en hoe weet u dat?"),
        "shared_problem",
        len(call.shared_problem.split()) >= 5,
        _("Schrijf op wie u hebt gesproken en wat zij zeiden. Alleen collega’s is te weinig."),
    )


def _few_demands(call: Any) -> Advice:
    demands = len(_lines(call.input_asked)) + len(_lines(call.must_stay))
    return Advice(
        _("Vraagt u vooraf zo weinig mogelijk?"),
        "input_asked",
        demands <= MOST_DEMANDS,
        _("Houd samen hoogstens zes punten over. Wat zeker moet zijn, komt in de afspraak."),
    )


def _no_barriers(call: Any) -> Advice:
    text = "\n".join((call.input_asked, call.must_stay, call.who_may_respond))
    return Advice(
        _("Kan ook een groep meedoen die net begint?"),
        "who_may_respond",
        _BARRIERS.search(text) is None,
        _("Vraag geen diploma’s, rechtsvorm, referenties of jaren ervaring. Kijk naar het plan."),
    )


def _own_contribution(call: Any) -> Advice:
    return Advice(
        _("Wat brengt de gemeente zelf in?"),
        "municipality_contributes",
        len(_lines(call.municipality_contributes)) >= 2,
        _("Noem minstens twee dingen: geld, ruimte, spullen, kennis of een vaste medewerker."),
    )


def _not_asked(call: Any) -> Advice:
    return Advice(
        _("Is duidelijk wat niemand hoeft in te leveren?"),
        "input_not_asked",
        bool(_lines(call.input_not_asked)),
        _("Noem wat u niet vraagt, zoals een stichting of een ondernemingsplan."),
    )


def _no_savings(call: Any) -> Advice:
    return Advice(
        _("Gaat het over beter, en niet over bezuinigen?"),
        "why",
        _SAVINGS.search(f"{call.why}\n{call.task}\n{call.summary}") is None,
        _("Haal woorden als besparen en goedkoper weg. Wie meedoet, doet dat voor de buurt."),
    )


def _few_criteria(call: Any) -> Advice:
    return Advice(
        _("Weegt u op een klein aantal punten?"),
        "criteria",
        len(call.criteria.all()) <= MOST_CRITERIA,
        _("Kies hoogstens zes criteria. Meer punten maken een oordeel niet eerlijker."),
    )


def _enough_time(call: Any) -> Advice:
    has_window = bool(call.opens_on and call.closes_on)
    return Advice(
        _("Is er tijd om partners te vinden?"),
        "closes_on",
        has_window and (call.closes_on - call.opens_on).days >= CALM_WINDOW_DAYS,
        _("Geef zes weken of meer, zeker als er een vakantie in valt."),
    )


def _meeting(call: Any) -> Advice:
    return Advice(
        _("Kunnen mensen u ergens ontmoeten voordat zij reageren?"),
        "meetings",
        bool(call.meetings.all()),
        _("Plan een bijeenkomst in de buurt. Dat helpt mensen die niet graag schrijven."),
    )


def _plain_words(call: Any) -> Advice:
    texts = (call.summary, call.task, call.why)
    longest = max(
        (len(part.split()) for text in texts for part in _SENTENCE.split(text)), default=0
    )
    return Advice(
        _("Zijn de zinnen kort?"),
        "task",
        longest <= LONGEST_SENTENCE_WORDS,
        _("Knip zinnen van meer dan 25 woorden in tweeën."),
    )


def _lots(call: Any) -> Advice:
    is_tender = call.kind == CallKind.SOCIETAL_TENDER
    return Advice(
        _("Kan een kleine groep een deel doen?"),
        "lots",
        not is_tender or len(call.lots.all()) >= 2,
        _("Verdeel het werk in percelen, zodat niet alleen een groot bedrijf mee kan doen."),
    )


_QUESTIONS: tuple[Callable[[Any], Advice], ...] = (
    _shared_problem,
    _few_demands,
    _no_barriers,
    _own_contribution,
    _not_asked,
    _no_savings,
    _few_criteria,
    _enough_time,
    _meeting,
    _plain_words,
    _lots,
)
