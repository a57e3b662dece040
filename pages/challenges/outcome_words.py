"""The answer of a decision in plain words, of the whole and per lot."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pages.challenges.dutch_entry import format_cents
from pages.challenges.enums import Action, AgreementFate, ResponseKind, Status
from pages.challenges.letter_kinds.content import Block
from pages.challenges.selectors.lots import (
    LotAnswer,
    answers_to_tell,
    decision_that_holds,
    lot_answers,
    split_answers,
)
from pages.challenges.status_words import StatusWords, words_for
from pages.challenges.transitions import ACCEPTED, GRANTING_ACTIONS


def outcome_sentence(action: str) -> str:
    """The outcome in one plain sentence."""
    return {
        Action.ACCEPT: _("Wij willen uw plan met u uitvoeren."),
        Action.ACCEPT_WITH_CONDITIONS: _(
            "Wij willen uw plan met u uitvoeren, met de aanpassingen die wij samen afspraken."
        ),
        Action.REJECT: _("Wij gaan niet verder met uw plan."),
        Action.LEAVE_OUT: _("Wij behandelen uw plan niet, omdat er gegevens ontbreken."),
        Action.DECLARE_INADMISSIBLE: _("Wij kunnen uw plan niet behandelen."),
        Action.SOLVE_WITHOUT_TAKEOVER: _(
            "De gemeente blijft het werk zelf doen en neemt uw wensen over."
        ),
    }[Action(action)]


def answer_sentence(decision: Any) -> str:
    """The outcome in plain words, with which lots it holds for when that is not all of them."""
    answers = split_answers(decision)
    if not answers:
        return outcome_sentence(decision.action)
    names = {
        is_granted: "; ".join(one.name for one in answers if one.is_granted is is_granted)
        for is_granted in (True, False)
    }
    if decision.action == Action.ACCEPT_WITH_CONDITIONS:
        yes = _(
            "Wij willen een deel van uw plan met u uitvoeren, met de aanpassingen die wij samen"
            " afspraken: %(lots)s."
        )
    else:
        yes = _("Wij willen een deel van uw plan met u uitvoeren: %(lots)s.")
    no = _("Met de rest gaan wij niet verder: %(lots)s.")
    return f"{yes % {'lots': names[True]}} {no % {'lots': names[False]}}"


def outcome_label(decision: Any) -> str:
    """The outcome in one or two words, as the public reads it above a decision."""
    if not split_answers(decision):
        return str(Action(decision.action).label)
    if decision.action == Action.ACCEPT_WITH_CONDITIONS:
        return _("Deels toegekend, met aanpassingen")
    return _("Deels toegekend")


def partly_granted(response: Any) -> Any | None:
    """The decision that holds when it was granted for some lots only; else None."""
    if response.status not in ACCEPTED:
        return None
    decision = decision_that_holds(response)
    return decision if decision is not None and split_answers(decision) else None


def status_label(response: Any) -> str:
    """The status in a word or two: who got a part does not read that all was granted."""
    decision = partly_granted(response)
    return outcome_label(decision) if decision else str(response.get_status_display())


def status_words(response: Any) -> StatusWords:
    """What the status means for whoever sent it; of a grant of some lots, which ones."""
    words = words_for(Status(response.status), ResponseKind(response.kind))
    decision = partly_granted(response)
    return replace(words, meaning=answer_sentence(decision)) if decision else words


def event_label(event: Any) -> str:
    """What happened, in a word or two; that all was granted only when it was."""
    if event.action in GRANTING_ACTIONS:
        return outcome_label(event.response.decision)
    return str(event.get_action_display())


def fate_sentence(fate: str, until: date | None) -> str:
    """What happens to the agreement that was signed when the decision under it fell."""
    if fate == AgreementFate.SUSPEND:
        return _("De overeenkomst ligt vanaf dit besluit stil.")
    if fate == AgreementFate.END:
        return _("De overeenkomst eindigt met dit besluit, voordat zij begon.")
    day = {"day": date_format(until, "j F Y")}
    return _("De overeenkomst gaat door tot en met %(day)s.") % day


def fate_words(decision: Any | None) -> str:
    """The same of an ObjectionDecision; empty without a signed agreement."""
    fate = getattr(decision, "agreement_fate", None)
    return fate_sentence(fate.fate, fate.until) if fate else ""


def lot_blocks(decision: Any) -> tuple[Block, ...]:
    """What a letter says per lot, when that is more than it says of the whole."""
    return tuple(block for one in answers_to_tell(decision) for block in _lot_blocks(one))


def amount_words(decision: Any) -> str:
    """What a decision grants in all; of several lots with an amount each it says that."""
    amount = format_cents(decision.amount_cents)
    granted = [one for one in lot_answers(decision) if one.amount_cents is not None]
    if len(granted) <= 1:
        return amount
    return _("%(amount)s (alle toegekende delen samen)") % {"amount": amount}


def _amount_blocks(answer: LotAnswer) -> list[Block]:
    # Nothing is not worth a sentence, as in the letter on the whole.
    if not answer.amount_cents:
        return []
    amount = {"amount": format_cents(answer.amount_cents)}
    return [Block("p", _("Voor dit deel betaalt de gemeente ten hoogste %(amount)s.") % amount)]


def _lot_blocks(answer: LotAnswer) -> list[Block]:
    """One lot; all that follows from a no stands with it."""
    if answer.is_granted:
        yes = Block("p", _("Dit deel willen wij met u uitvoeren."))
        return [Block("h", answer.name), yes, *_amount_blocks(answer)]
    return [
        Block("h", answer.name),
        Block("p", _("Met dit deel gaan wij niet verder.")),
        *([Block("list", items=(answer.why,))] if answer.why else []),
        Block("quote", answer.reason),
        Block("p", _("Zo kan dit deel wel slagen:")),
        Block("quote", answer.how_to_succeed),
    ]
