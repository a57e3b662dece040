"""The letters of the later steps: a talk, a change, an objection. Same rules as in `letters`."""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from pages.challenges.enums import ObjectionChannel, TalkKind
from pages.challenges.letters import (
    Block,
    LetterContent,
    compose_letter,
    in_language_of_response,
    long_date,
    outcome_sentence,
    paragraph,
)
from pages.challenges.links import status_url


def _open_case(response: Any) -> tuple[str, str]:
    return _("Bekijk uw zaak"), status_url(response)


def _dear(response: Any) -> Block:
    return paragraph(_("Beste %(name)s,") % {"name": response.applicant_name})


@in_language_of_response
def invitation_letter(response: Any, talk: Any) -> LetterContent:
    """An invitation for a talk, with how to change it."""
    when = date_format(localtime(talk.planned_for), "l j F Y, H:i")
    if talk.kind == TalkKind.HEARING:
        why = _("Wij willen graag uw kant van het verhaal horen voordat wij verdergaan.")
    else:
        why = _("Wij willen graag kennismaken en uw plan met u bespreken.")
    return compose_letter(
        response,
        _("Uitnodiging voor een gesprek (%(number)s)") % {"number": response.case_number},
        [
            _dear(response),
            paragraph(why),
            Block("list", items=[when, talk.place]),
            paragraph(
                _("Neem gerust iemand mee. Komt dit niet uit? Bel ons voor een andere tijd.")
            ),
            paragraph(_("Na het gesprek krijgt u een kort verslag.")),
        ],
        link=_open_case(response),
    )


@in_language_of_response
def report_letter(response: Any, talk: Any, report: Any) -> LetterContent:
    """What was said, or that the talk did not take place."""
    day = long_date(localtime(talk.planned_for).date())
    first = (
        _("Dit is het verslag van ons gesprek op %(day)s.")
        if report.took_place
        else _("Ons gesprek op %(day)s is niet doorgegaan.")
    )
    blocks = [_dear(response), paragraph(first % {"day": day})]
    if report.present:
        blocks.append(paragraph(_("Aanwezig: %(who)s.") % {"who": report.present}))
    blocks += [
        Block("quote", report.words),
        paragraph(_("Klopt er iets niet? Bel ons, dan leggen wij dat erbij vast.")),
    ]
    subject = _("Verslag van het gesprek (%(number)s)") % {"number": response.case_number}
    return compose_letter(response, subject, blocks, link=_open_case(response))


@in_language_of_response
def changes_letter(response: Any, changes: Any) -> LetterContent:
    """A proposal to change the plan; nothing happens without a yes."""
    return compose_letter(
        response,
        _("Ons voorstel voor uw plan (%(number)s)") % {"number": response.case_number},
        [
            _dear(response),
            paragraph(_("Wij willen graag verder met uw plan. Daarvoor stellen wij dit voor.")),
            Block("h", _("Ons voorstel")),
            Block("quote", changes.words),
            paragraph(_("Bent u het ermee eens? Laat het weten op uw zaakpagina, of bel ons.")),
            paragraph(_("Zegt u nee, dan besluiten wij over uw plan zoals het is.")),
        ],
        link=(_("Lees het voorstel en geef antwoord"), status_url(response)),
    )


@in_language_of_response
def objection_receipt_letter(response: Any, objection: Any) -> LetterContent:
    """We have the objection, and this is what happens now."""
    blocks = [
        _dear(response),
        paragraph(
            _("Wij hebben uw bezwaar op %(date)s ontvangen.")
            % {"date": long_date(objection.received_on)}
        ),
        paragraph(_("Iemand die niet over uw plan heeft besloten, kijkt er opnieuw naar.")),
        paragraph(_("Wij nodigen u uit om uw bezwaar toe te lichten als dat nodig is.")),
    ]
    if objection.channel == ObjectionChannel.PAPER:
        blocks.insert(2, paragraph(_("Wij hebben uw brief aan uw zaak toegevoegd.")))
    if objection.is_late:
        text = _("Uw bezwaar kwam na de laatste dag. Wij behandelen het toch, om deze reden:")
        blocks += [paragraph(text), Block("quote", objection.late_reason)]
    subject = _("Wij hebben uw bezwaar ontvangen (%(number)s)") % {"number": response.case_number}
    return compose_letter(response, subject, blocks, link=_open_case(response))


@in_language_of_response
def objection_decision_letter(response: Any, decision: Any) -> LetterContent:
    """What became of the objection, with the way to the court."""
    kept = (
        _("Ons besluit blijft zoals het was.")
        if decision.is_kept
        else _("Wij veranderen ons besluit.")
    )
    blocks = [
        _dear(response),
        paragraph(_("Wij hebben opnieuw naar uw plan gekeken, omdat u bezwaar maakte.")),
        Block("h", _("Ons besluit")),
        paragraph(kept),
        paragraph(outcome_sentence(decision.action)),
        Block("h", _("Waarom")),
        Block("quote", decision.reason),
    ]
    if decision.how_to_succeed:
        blocks += [Block("h", _("Hoe het wel kan")), Block("quote", decision.how_to_succeed)]
    blocks += [Block("h", _("Wat u nu kunt doen")), paragraph(court_sentence())]
    subject = _("Ons besluit op uw bezwaar (%(number)s)") % {"number": response.case_number}
    return compose_letter(response, subject, blocks, link=_open_case(response))


def court_sentence() -> str:
    """After a decision on an objection there is the court (Awb 8:1, 6:7)."""
    return _(
        "Bent u het er nog niet mee eens? Dan kunt u binnen zes weken in beroep gaan bij de"
        " rechtbank. Daar zijn kosten aan verbonden. Bel ons gerust eerst."
    )
