"""What changes a component's quantity or amount on the way, in words: in terms and in a trace."""

from collections.abc import Mapping
from typing import Final

from contracts.wording.formats import is_number
from contracts.wording.voice import Block, Voice, block_of, items_of

KIND_WORDS: Final[dict[str, tuple[str, str]]] = {
    "outcome": ("", ""),
    "activity": (
        "Dit is een vergoeding voor werk dat is gedaan, niet voor een resultaat.",
        "This pays for work that was done, not for a result.",
    ),
    "standing": ("Dit is een vaste vergoeding.", "This is a standing charge."),
    "tranche": ("Dit is een deelbetaling.", "This is a tranche."),
    "emergency": (
        "Dit is een noodbetaling: grenzen over alle onderdelen samen gelden hier niet voor.",
        "This is an emergency payment: limits over all components together do not cover it.",
    ),
}


def kind_sentences(kind: object, voice: Voice) -> list[str]:
    """What a payment is for, when it is not an outcome."""
    words = voice.say(*KIND_WORDS.get(str(kind), ("", "")))
    return [words] if words else []


def claimed_words(inputs: Mapping[str, object], voice: Voice) -> str:
    """What was claimed and accepted, as the tail of a sentence; empty when that is the same."""
    if "claimed" not in inputs or "accepted" not in inputs:
        return ""
    claimed, accepted = voice.number(inputs["claimed"]), voice.number(inputs["accepted"])
    if "total" in inputs:
        return voice.say(
            f"; in deze periode ingediend {claimed}, goedgekeurd {accepted}",
            f"; in this period claimed {claimed}, accepted {accepted}",
        )
    return voice.say(
        f"; ingediend {claimed}, goedgekeurd {accepted}",
        f"; claimed {claimed}, accepted {accepted}",
    )


def dated_sum(rule: Block, pieces: object, voice: Voice) -> str:
    """A dated tariff worked out: "10 × € 1.000 + 2 × € 1.100"."""
    dated = items_of(block_of(rule["per_unit"]).get("dated"))
    counts = [str(piece) for piece in pieces] if isinstance(pieces, list | tuple) else []
    terms = [
        f"{voice.number(count)} × {voice.money(item.get('amount'))}"
        for item, count in zip(dated, counts, strict=False)
        if is_number(count) and count != "0"
    ]
    return " + ".join(terms)
