"""Writing letters: the text of a kind (`letter_kinds`, or the municipality's own) with its values.

A letter is written in the language of who reads it: that in which the form was filled in.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import wraps
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pages.challenges.calls import own_label, site_contact, site_municipality
from pages.challenges.enums import Action, Channel, Letter, ResponseKind
from pages.challenges.letter_kinds import KINDS
from pages.challenges.letter_kinds.content import Block, LetterContent, Sender
from pages.challenges.letter_kinds.filling import Value, fill_body, fill_subject
from pages.challenges.links import draft_url, status_url
from pages.challenges.outcome_words import amount_words, answer_sentence, lot_blocks
from pages.challenges.reasons import REASONS_BY_CODE
from pages.challenges.remedies import remedies_in_letter
from pages.challenges.selectors.letters import text_of_letter
from pages.challenges.subjects import subject_of
from pages.challenges.terms import local_day, term
from pages.challenges.transitions import WRITABLE
from pages.localized import localized


def in_language_of_response(
    write: Callable[..., LetterContent],
) -> Callable[..., LetterContent]:
    """Write the letter in the resident's language, whoever is signed in."""

    @wraps(write)
    def translated(response: Any, *args: Any, **kwargs: Any) -> LetterContent:
        with translation.override(response.language):
            return write(response, *args, **kwargs)

    return translated


def long_date(day: date) -> str:
    """A date in words: "14 maart 2026"."""
    return date_format(day, "j F Y")


def sender_of(response: Any | None) -> Sender:
    """Who writes: the contact of the call, or of the municipality when there is no case."""
    subject = subject_of(response) if response is not None else None
    contact = subject.contact if subject else site_contact()
    return Sender(
        municipality=subject.municipality if subject else site_municipality(),
        name=contact.name,
        phone=contact.phone,
        email=contact.email,
        hours=contact.hours,
    )


def compose_letter(
    response: Any, subject: str, blocks: Sequence[Block], *, link: tuple[str, str]
) -> LetterContent:
    """Put a letter together without a template: blocks, one link, and whom to ring."""
    return LetterContent(
        # One line: a title with a line end may not become a header of its own.
        subject=" ".join(subject.split()),
        blocks=tuple(blocks),
        sender=sender_of(response),
        language=response.language,
        link_label=link[0],
        link_url=link[1],
        case_number=response.case_number or "",
    )


def write_letter(
    letter: Letter,
    values: Mapping[str, Value] | None = None,
    *,
    response: Any | None = None,
    sender: Sender | None = None,
    link: str = "",
    language: str = "",
    closing: Sequence[Block] = (),
) -> LetterContent:
    """Write one letter: the text of its kind with these values, in the language of the reader.

    `values` are by field code of the kind (`letter_kinds`) and win over what we fill in
    ourselves: who it is for, which case, and whom to ring. `closing` stands below every text.
    Without a response, give `language`, and `sender` when somebody in particular writes.
    """
    kind = KINDS[letter]
    language = language or response.language
    with translation.override(language):
        text, revision = text_of_letter(letter, language)
        sender = sender or sender_of(response)
        filled = {**_common_values(response, sender), **(values or {})}
        return LetterContent(
            letter=letter.value,
            language=language,
            subject=fill_subject(text.subject, filled),
            blocks=(*fill_body(text.body, filled), *closing),
            sender=sender,
            link_label=str(kind.button) if link else "",
            link_url=link,
            case_number=(response.case_number or "") if response is not None else "",
            revision=revision,
        )


def _common_values(response: Any | None, sender: Sender) -> dict[str, Value]:
    values: dict[str, Value] = {
        "gemeente": sender.municipality,
        "contactpersoon": sender.name,
        "telefoon": sender.phone,
    }
    if response is not None:
        values |= {
            "naam": response.applicant_name,
            "zaaknummer": response.case_number or "",
            "inzending": _name_of_kind(response),
            "plan": response.plan_title,
            "onderwerp": localized(subject_of(response), "title").value,
        }
    return values


def _name_of_kind(response: Any) -> str:
    """What a letter calls it: who took the initiative did not react to anything."""
    if response.kind == ResponseKind.UNASKED:
        return own_label() or _("uitdaging")
    return _("reactie")


def paragraph(text: str) -> Block:
    """Words in a letter."""
    return Block("p", text)


def quoted(words: str) -> tuple[Block, ...]:
    """What somebody wrote, as the value of a field; nothing for no words."""
    return (Block("quote", words),) if words.strip() else ()


@in_language_of_response
def draft_link_letter(response: Any) -> LetterContent:
    """The private link to a draft."""
    return write_letter(Letter.DRAFT_LINK, response=response, link=draft_url(response))


@in_language_of_response
def draft_expiring_letter(response: Any, last_day: date) -> LetterContent:
    """The text of a draft goes after this day."""
    values = {"bewaardag": long_date(last_day), "weken": str(term("DRAFT_WEEKS"))}
    return write_letter(Letter.DRAFT_EXPIRING, values, response=response, link=draft_url(response))


@in_language_of_response
def link_renewed_letter(response: Any) -> LetterContent:
    """The private link is another one from here on."""
    is_writable = response.status in WRITABLE
    link = draft_url(response) if is_writable else status_url(response)
    return write_letter(Letter.LINK_RENEWED, response=response, link=link)


@in_language_of_response
def receipt_letter(response: Any, document: Any, sha256: str) -> LetterContent:
    """We have received it, and this is what happens now."""
    values = {
        "naam": document.applicant.contact_name or document.applicant.name,
        "plan": document.plan.title,
        "ontvangen": long_date(local_day(response.received_at)),
        "besluitdatum": long_date(response.decide_by),
        "eerste_reactie": long_date(response.react_by),
        "kenmerk": sha256[:16],
    }
    return write_letter(Letter.RECEIPT, values, response=response, link=status_url(response))


@in_language_of_response
def take_up_letter(response: Any) -> LetterContent:
    """The case is being handled, and by whom."""
    values = {
        "behandelaar": str(response.handler),
        "besluitdatum": long_date(response.decide_by),
    }
    return write_letter(Letter.TAKE_UP, values, response=response, link=status_url(response))


@in_language_of_response
def completion_request_letter(response: Any) -> LetterContent:
    """Something is missing; this is the question and the last day."""
    values = {
        "vraag": quoted(response.completion_question),
        "uiterlijk": long_date(response.complete_by),
    }
    link = draft_url(response)
    return write_letter(Letter.COMPLETION_REQUEST, values, response=response, link=link)


@in_language_of_response
def completion_receipt_letter(response: Any) -> LetterContent:
    """The completion came in."""
    values = {"besluitdatum": long_date(response.decide_by)}
    link = status_url(response)
    return write_letter(Letter.COMPLETION_RECEIPT, values, response=response, link=link)


@in_language_of_response
def withdrawal_letter(response: Any) -> LetterContent:
    """We stopped, as was asked."""
    again = (
        _("U mag op deze oproep opnieuw reageren zolang hij open is.")
        if response.kind == ResponseKind.RESPONSE
        else _("U mag altijd opnieuw een plan insturen.")
    )
    link = status_url(response)
    return write_letter(Letter.WITHDRAWAL, {"opnieuw": again}, response=response, link=link)


_LETTER_OF = {
    Action.ACCEPT: Letter.DECISION_ACCEPT,
    Action.ACCEPT_WITH_CONDITIONS: Letter.DECISION_CONDITIONS,
    Action.REJECT: Letter.DECISION_REJECT,
    Action.LEAVE_OUT: Letter.DECISION_LEAVE_OUT,
    Action.DECLARE_INADMISSIBLE: Letter.DECISION_INADMISSIBLE,
    Action.SOLVE_WITHOUT_TAKEOVER: Letter.DECISION_SOLVED,
}


@in_language_of_response
def decision_letter(response: Any, decision: Any) -> LetterContent:
    """The decision with its reason, how it could succeed, and what the resident can do.

    `decision` is a Decision, or the DecisionProposal that may become one.
    """
    values: dict[str, Value] = {
        "besluit": answer_sentence(decision),
        "motivering": why(decision),
        "wijzigingen": quoted(decision.conditions),
        "hoe_wel": quoted(decision.how_to_succeed),
    }
    if decision.amount_cents:
        values["bedrag"] = amount_words(decision)
    return write_letter(
        _LETTER_OF[Action(decision.action)],
        values,
        response=response,
        link=status_url(response),
        closing=[
            Block("h", _("Wat u nu kunt doen")),
            *(paragraph(sentence) for sentence in _next_for(response, decision)),
        ],
    )


def why(decision: Any) -> tuple[Block, ...]:
    """The reasons of a decision, first or after an objection: by code, in words, per part."""
    labels = tuple(str(REASONS_BY_CODE[row.code].label) for row in decision.reasons.all())
    blocks = [Block("list", items=labels)] if labels else []
    blocks += quoted(decision.reason)
    for row in decision.criteria.all():
        blocks += [Block("h", row.criterion_name), *quoted(row.words)]
        if row.present_provider_words:
            now = _("Zoals het nu gaat: %(words)s") % {"words": row.present_provider_words}
            blocks.append(paragraph(now))
    return (*blocks, *lot_blocks(decision))


def _next_for(response: Any, decision: Any) -> list[str]:
    sentences = remedies_in_letter(
        decision,
        case_number=response.case_number,
        municipality=subject_of(response).municipality,
    )
    if response.channel == Channel.POST and response.email:
        sentences.append(_("U krijgt deze brief ook per post."))
    return sentences or [_("Hebt u vragen? Bel ons gerust.")]
