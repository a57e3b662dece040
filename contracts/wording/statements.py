"""A statement as readable text: every payable line with the sentences that explain it."""

from collections.abc import Sequence

from contracts.arithmetic import (
    Line,
    Period,
    Position,
    ReportedFigure,
    Statement,
    Terms,
    position_data,
)
from contracts.wording.flows import investment_name
from contracts.wording.formats import Language, format_money
from contracts.wording.traces import trace_sentences
from contracts.wording.voice import Voice

KIND_TEXTS = {
    "reversal": ("terugdraaien van een eerder bedrag", "reversal of an earlier amount"),
    "correction": ("nieuw bedrag", "new amount"),
}

# More names than this say less than their number does.
MAX_NAMES = 3


def statement_text(
    statement: Statement, versions: Sequence[Terms], language: Language
) -> list[str]:
    """A statement as lines of plain text: a heading, then each line with its explanation.

    Components of which nothing was counted and nothing is paid are named together at the end.
    """
    voice = Voice(_version_on(versions, statement.period), language)
    total = format_money(statement.total_cents, statement.currency, language)
    span = period_text(statement.period, voice)
    lines = [voice.say(f"Van {span}: {total}", f"From {span}: {total}")]
    empty: list[str] = []
    for line in statement.lines:
        if not line.amount_cents and not line.quantity and line.kind == "regular":
            empty.append(voice.component(line.component))
        else:
            lines += _line_text(line, statement, versions, voice)
    if empty:
        names = voice.listed(voice.quoted(name) for name in empty)
        if len(empty) > MAX_NAMES:
            count = voice.number(len(empty))
            names = voice.say(f"{count} onderdelen", f"{count} components")
        lines.append(
            voice.say(f"  Niets te betalen voor {names}.", f"  Nothing to pay for {names}.")
        )
    return lines


def _line_text(
    line: Line, statement: Statement, versions: Sequence[Terms], voice: Voice
) -> list[str]:
    terms = _version_on(versions, line.origin)
    amount = format_money(line.amount_cents, statement.currency, voice.language)
    head = f"  {Voice(terms, voice.language).component(line.component)}: {amount}"
    if line.kind in KIND_TEXTS:
        kind, origin = voice.say(*KIND_TEXTS[line.kind]), period_text(line.origin, voice)
        head += voice.say(f" ({kind} over {origin})", f" ({kind} for {origin})")
    return [head] + [f"    {text}" for text in trace_sentences(line.trace, terms, voice.language)]


def period_text(period: Period, voice: Voice) -> str:
    """A period in words; the last day named is not part of it."""
    start, end = voice.day(period.start), voice.day(period.end)
    return voice.say(f"{start} tot {end}", f"{start} until {end}")


def figure_text(figure: ReportedFigure, terms: Terms, language: Language) -> str:
    """A reported number with its label."""
    return ": ".join(figure_words(figure, terms, language))


def figure_words(figure: ReportedFigure, terms: Terms, language: Language) -> tuple[str, str]:
    """The label of a reported number, and the number as one reads it."""
    voice = Voice(terms, language)
    known = next((item for item in terms.figures if item.code == figure.code), None)
    label = voice.label(known.label if known else None, figure.code)
    if figure.value is None:
        return label, voice.say("nog niet bekend", "not known yet")
    if known is not None and known.kind == "gain":
        return label, voice.plain_money(figure.value)
    is_percentage = known is not None and known.kind in ("annualised_return", "irr")
    return label, voice.number(figure.value) + ("%" if is_percentage else "")


def recipient_texts(statement: Statement, terms: Terms, language: Language) -> list[str]:
    """What every recipient of the waterfall gets of a statement; nothing without a waterfall."""
    voice = Voice(terms, language)
    sums: dict[str, int] = {}
    for part in statement.distribution:
        sums[part.party] = sums.get(part.party, 0) + part.cents
    return [
        f"{voice.party(party)} {format_money(cents, statement.currency, language)}"
        for party, cents in sums.items()
        if cents
    ]


def position_text(position: Position, terms: Terms, language: Language) -> str:
    """Where one investment stands, in one sentence."""
    voice, found = Voice(terms, language), position_data(position)
    drawn, principal, gain, left = (
        voice.plain_money(found[key]) for key in ("drawn", "principal", "return", "outstanding")
    )
    name = investment_name(position.investment, voice)
    text = voice.say(
        f"{name}: ingelegd {drawn}; hoofdsom terug {principal}, rendement {gain}; nog open {left}",
        f"{name}: drawn {drawn}; principal repaid {principal}, return {gain}; outstanding {left}",
    )
    if found["irr"] is None:
        return text
    rate = voice.number(found["irr"])
    return text + voice.say(
        f" (intern rendement {rate}% per jaar)", f" (internal rate of return {rate}% a year)"
    )


def _version_on(versions: Sequence[Terms], period: Period) -> Terms:
    """The version of the terms in force on the first day of a period."""
    ordered = sorted(versions, key=lambda terms: terms.valid_from)
    in_force = [terms for terms in ordered if terms.valid_from <= period.start]
    return in_force[-1] if in_force else ordered[0]
