"""The letters of the later steps: a talk, an advice, a change, an objection, the agreement."""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from pages.challenges.dutch_entry import format_cents
from pages.challenges.enums import Action, Letter, ObjectionChannel, ObjectionStepKind, TalkKind
from pages.challenges.letter_kinds.content import Block, LetterContent
from pages.challenges.letter_kinds.filling import Value
from pages.challenges.letters import (
    in_language_of_response,
    long_date,
    paragraph,
    quoted,
    why,
    write_letter,
)
from pages.challenges.links import status_url
from pages.challenges.objection_clock import last_day_to_mend
from pages.challenges.outcome_words import amount_words, answer_sentence, fate_sentence
from pages.challenges.terms import local_day


@in_language_of_response
def invitation_letter(response: Any, talk: Any) -> LetterContent:
    """An invitation for a talk, with how to change it."""
    if talk.kind == TalkKind.HEARING:
        why = _("Wij willen graag uw kant van het verhaal horen voordat wij verdergaan.")
    else:
        why = _("Wij willen graag kennismaken en uw plan met u bespreken.")
    values = {
        "waarom": why,
        "moment": date_format(localtime(talk.planned_for), "l j F Y, H:i"),
        "plaats": talk.place,
    }
    return _write(Letter.INVITATION, values, response)


@in_language_of_response
def report_letter(response: Any, talk: Any, report: Any) -> LetterContent:
    """What was said, or that the talk did not take place."""
    day = long_date(localtime(talk.planned_for).date())
    first = (
        _("Dit is het verslag van ons gesprek op %(day)s.")
        if report.took_place
        else _("Ons gesprek op %(day)s is niet doorgegaan.")
    )
    values = {
        "gesprek": first % {"day": day},
        "aanwezig": report.present,
        "verslag": quoted(report.words),
    }
    return _write(Letter.REPORT, values, response)


@in_language_of_response
def advice_letter(response: Any, advice: Any) -> LetterContent:
    """What we advise, so that the resident can answer before the decision."""
    values = {
        "advies": advice_sentence(advice.action),
        "toelichting": quoted(advice.words),
        "besluitdatum": long_date(response.decide_by),
    }
    return _write(Letter.ADVICE, values, response)


@in_language_of_response
def changes_letter(response: Any, changes: Any) -> LetterContent:
    """A proposal to change the plan, and until when to answer; nothing happens without a yes."""
    until = _("U kunt antwoorden tot en met %(date)s.") % {"date": long_date(changes.answer_by)}
    return write_letter(
        Letter.CHANGES,
        {"voorstel": quoted(changes.words)},
        response=response,
        link=status_url(response),
        closing=[paragraph(until)],
    )


@in_language_of_response
def changes_reminder_letter(response: Any, changes: Any) -> LetterContent:
    """The time to answer a proposal is nearly over; the proposal once more."""
    values = {"voorstel": quoted(changes.words), "uiterlijk": long_date(changes.answer_by)}
    return _write(Letter.CHANGES_REMINDER, values, response)


@in_language_of_response
def objection_receipt_letter(response: Any, objection: Any) -> LetterContent:
    """We have the objection, and this is what happens now."""
    values: dict[str, Value] = {
        "ontvangen": long_date(objection.received_on),
        "uiterlijk": long_date(response.objection_due),
    }
    if objection.channel == ObjectionChannel.PAPER:
        values["papier"] = _("Wij hebben uw brief aan uw zaak toegevoegd.")
    if objection.is_late:
        late = _("Uw bezwaar kwam na de laatste dag. Wij behandelen het toch, om deze reden:")
        values["te_laat"] = (paragraph(late), *quoted(objection.late_reason))
    return _write(Letter.OBJECTION_RECEIPT, values, response)


@in_language_of_response
def objection_adjournment_letter(response: Any, step: Any) -> LetterContent:
    """The decision on the objection comes later: why, until when. `step` is the ObjectionStep."""
    values = {"reden": quoted(step.reason), "uiterlijk": long_date(step.due)}
    if step.kind == ObjectionStepKind.CONSENT:
        values["instemming"] = _("U vond dit goed.")
    return _write(Letter.OBJECTION_ADJOURNMENT, values, response)


@in_language_of_response
def objection_default_letter(response: Any, step: Any, *, has_moved: bool) -> LetterContent:
    """Something is missing from the objection: what, until when, and the new day of our answer.

    `step` is the ObjectionStep; `has_moved` whether the term stands still by it.
    """
    values: dict[str, Value] = {
        "ontbreekt": quoted(step.reason),
        "aanvullen_tot": long_date(last_day_to_mend(step)),
        "termijn": _hears_by(step),
    }
    if has_moved:
        values["stilstand"] = _("Zolang wij op u wachten, telt de tijd niet mee.")
    return _write(Letter.OBJECTION_DEFAULT, values, response)


@in_language_of_response
def objection_mended_letter(response: Any, step: Any) -> LetterContent:
    """What was missing came in, and until when we decide now. `step` is the ObjectionStep."""
    values = {"ontvangen": long_date(step.on), "termijn": _hears_by(step)}
    return _write(Letter.OBJECTION_MENDED, values, response)


def _hears_by(step: Any) -> str:
    day = {"date": long_date(step.due)}
    if step.due < local_day(step.at):
        return _("U had uiterlijk %(date)s van ons moeten horen. Dat is niet gelukt.") % day
    return _("U hoort uiterlijk %(date)s van ons.") % day


@in_language_of_response
def objection_withdrawal_letter(response: Any) -> LetterContent:
    """The objection was taken back; the first decision holds."""
    besluit = answer_sentence(response.decision)
    return _write(Letter.OBJECTION_WITHDRAWAL, {"besluit": besluit}, response)


@in_language_of_response
def objection_decision_letter(response: Any, decision: Any) -> LetterContent:
    """What became of the objection, with the way to the court."""
    values: dict[str, Value] = {
        "verandering": change_sentence(decision),
        "besluit": answer_sentence(decision),
        "motivering": why(decision),
        "wijzigingen": quoted(decision.conditions),
        "hoe_wel": quoted(decision.how_to_succeed),
    }
    # Nothing is worth saying when it was more before.
    if decision.amount_cents or decision.changes_amount_only:
        values["bedrag"] = amount_words(decision)
    return write_letter(
        Letter.OBJECTION_DECISION,
        values,
        response=response,
        link=status_url(response),
        closing=[
            *_fate_blocks(decision),
            Block("h", _("Wat u nu kunt doen")),
            paragraph(court_sentence()),
        ],
    )


def _fate_blocks(decision: Any) -> list[Block]:
    fate = getattr(decision, "agreement_fate", None)
    if fate is None:
        return []
    told = paragraph(fate_sentence(fate.fate, fate.until))
    return [Block("h", _("Uw overeenkomst")), told, *quoted(fate.reason)]


def change_sentence(decision: Any) -> str:
    """What an ObjectionDecision did to the first decision, in plain sentences."""
    if decision.is_kept:
        return _("Ons besluit blijft zoals het was.")
    if decision.changes_lots:
        return _("De uitkomst van ons besluit blijft, maar over de delen besluiten wij anders.")
    if decision.changes_amount_only:
        before = format_cents(decision.objection.response.decision.amount_cents)
        return _(
            "De uitkomst van ons besluit blijft, maar het bedrag verandert. Eerst was het ten"
            " hoogste %(amount)s."
        ) % {"amount": before}
    if decision.changes_conditions:
        return _("De uitkomst van ons besluit blijft, maar wij veranderen wat er is afgesproken.")
    return _("Wij veranderen ons besluit.")


@in_language_of_response
def agreement_begun_letter(response: Any) -> LetterContent:
    """We are writing the agreement; there is nothing to read yet."""
    return _write(Letter.AGREEMENT_BEGUN, {"overeenkomst": response.agreement.number}, response)


@in_language_of_response
def agreement_letter(response: Any) -> LetterContent:
    """The draft of the agreement is there, to go through and to sign."""
    return _write(Letter.AGREEMENT, {"overeenkomst": response.agreement.number}, response)


@in_language_of_response
def running_letter(response: Any) -> LetterContent:
    """The agreement was signed and the work begins."""
    return _write(Letter.RUNNING, {"overeenkomst": response.agreement.number}, response)


@in_language_of_response
def finished_letter(response: Any, *, is_early: bool, words: str) -> LetterContent:
    """The work is done, or ended before it was done."""
    end = (
        _("De uitvoering is eerder gestopt dan wij hadden afgesproken.")
        if is_early
        else _("De uitvoering van uw plan is klaar.")
    )
    return _write(Letter.FINISHED, {"einde": end, "toelichting": quoted(words)}, response)


def advice_sentence(action: str) -> str:
    """An advice in one plain sentence: nothing has been decided yet."""
    return {
        Action.ACCEPT: _("Wij adviseren om uw plan met u uit te voeren."),
        Action.ACCEPT_WITH_CONDITIONS: _(
            "Wij adviseren om uw plan met u uit te voeren, met aanpassingen."
        ),
        Action.REJECT: _("Wij adviseren om niet verder te gaan met uw plan."),
        Action.LEAVE_OUT: _(
            "Wij adviseren om uw reactie niet te behandelen, omdat er gegevens ontbreken."
        ),
        Action.DECLARE_INADMISSIBLE: _("Wij adviseren om uw reactie niet te behandelen."),
        Action.SOLVE_WITHOUT_TAKEOVER: _(
            "Wij adviseren dat de gemeente het werk zelf blijft doen en uw wensen overneemt."
        ),
    }[Action(action)]


def court_sentence() -> str:
    """After a decision on an objection there is the court (Awb 8:1, 6:7)."""
    return _(
        "Bent u het er nog niet mee eens? Dan kunt u binnen zes weken in beroep gaan bij de"
        " rechtbank. Daar zijn kosten aan verbonden. Bel ons gerust eerst."
    )


def _write(letter: Letter, values: dict[str, Value], response: Any) -> LetterContent:
    return write_letter(letter, values, response=response, link=status_url(response))
