"""The letters, in plain words. Each is complete: number, contact, date, and what happens next.

A letter is written in the language in which the resident filled in the form.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pages.challenges.dutch_entry import format_cents
from pages.challenges.enums import Action, Channel, Remedies, ResponseKind
from pages.challenges.links import draft_url, status_url
from pages.challenges.reasons import REASONS_BY_CODE
from pages.challenges.remedies import remedies_sentences
from pages.challenges.subjects import subject_of
from pages.challenges.terms import object_by
from pages.challenges.transitions import ACCEPTED
from pages.localized import localized


@dataclass(frozen=True)
class LetterContent:
    """A letter ready to leave, in both forms."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True)
class Block:
    """A piece of a letter: `kind` is p (words), h (heading), quote, or list."""

    kind: str
    text: str = ""
    items: Sequence[str] = ()


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


def compose_letter(
    response: Any, subject: str, blocks: Sequence[Block], *, link: tuple[str, str]
) -> LetterContent:
    """Put a letter together: blocks, one link, and whom to ring."""
    subject_of_response = subject_of(response)
    context = {
        # One line: a title with a line end may not become a header of its own.
        "subject": " ".join(subject.split()),
        "response": response,
        "blocks": blocks,
        "link_label": link[0],
        "link_url": link[1],
        "contact": subject_of_response.contact,
        "municipality": subject_of_response.municipality,
        "language": response.language,
    }
    return LetterContent(
        subject=context["subject"],
        text=render_to_string("challenges/letters/letter.txt", context).strip() + "\n",
        html=render_to_string("challenges/letters/letter.html", context),
    )


def paragraph(text: str) -> Block:
    """Words in a letter."""
    return Block("p", text)


_p = paragraph


@in_language_of_response
def draft_link_letter(response: Any) -> LetterContent:
    """The private link to a draft."""
    return compose_letter(
        response,
        _("Uw concept voor “%(call)s”") % {"call": localized(subject_of(response), "title").value},
        [
            _p(_("U bent begonnen met een reactie. Wij hebben bewaard wat u al hebt ingevuld.")),
            _p(_("Met de link hieronder gaat u verder. U hebt geen account nodig.")),
            _p(
                _(
                    "Deze link is alleen voor u. Wie de link heeft, kan uw concept lezen en"
                    " veranderen. Stuur hem dus alleen door aan mensen met wie u samen schrijft."
                )
            ),
            _p(_("Uw reactie is nog niet verstuurd. De gemeente leest uw concept niet.")),
        ],
        link=(_("Verder met mijn reactie"), draft_url(response)),
    )


@in_language_of_response
def receipt_letter(response: Any, document: Any, sha256: str) -> LetterContent:
    """We have received it, and this is what happens now."""
    return compose_letter(
        response,
        _("Wij hebben uw reactie ontvangen (%(number)s)") % {"number": response.case_number},
        [
            _p(_("Beste %(name)s,") % {"name": _greeting_name(document)}),
            _p(
                _("Bedankt voor uw plan “%(plan)s”. Wij hebben uw reactie op %(date)s ontvangen.")
                % {"plan": document.plan.title, "date": long_date(response.received_at)}
            ),
            _p(_("U hoort uiterlijk %(date)s van ons.") % {"date": long_date(response.decide_by)}),
            _p(
                _("Uiterlijk %(date)s nemen wij uw plan in behandeling.")
                % {"date": long_date(response.react_by)}
            ),
            Block("h", _("Wat er nu gebeurt")),
            Block(
                "list",
                items=[
                    _("Wij lezen uw plan. Missen wij iets, dan vragen wij u erom."),
                    _("Daarna bespreken wij uw plan en nemen wij een besluit."),
                    _("Het besluit krijgt u met een uitleg in gewone woorden."),
                ],
            ),
            _p(_("Met de link hieronder ziet u wat u hebt gestuurd en hoe het ervoor staat.")),
            _p(_("Kenmerk van uw verzonden tekst: %(code)s") % {"code": sha256[:16]}),
        ],
        link=(_("Bekijk uw reactie"), status_url(response)),
    )


@in_language_of_response
def completion_request_letter(response: Any) -> LetterContent:
    """Something is missing; this is the question and the last day."""
    return compose_letter(
        response,
        _("Wilt u uw reactie aanvullen? (%(number)s)") % {"number": response.case_number},
        [
            _p(_("Beste %(name)s,") % {"name": response.applicant_name}),
            _p(_("Wij hebben uw plan gelezen. Wij kunnen nog niet verder, omdat wij iets missen.")),
            Block("h", _("Dit vragen wij u")),
            Block("quote", response.completion_question),
            _p(
                _("Wilt u dit vóór het einde van %(date)s sturen? Lukt dat niet, bel ons dan.")
                % {"date": long_date(response.complete_by)}
            ),
            _p(_("Met de link hieronder past u uw reactie aan. Wat u al schreef, staat er nog.")),
        ],
        link=(_("Vul uw reactie aan"), draft_url(response)),
    )


@in_language_of_response
def completion_receipt_letter(response: Any) -> LetterContent:
    """The completion came in."""
    return compose_letter(
        response,
        _("Wij hebben uw aanvulling ontvangen (%(number)s)") % {"number": response.case_number},
        [
            _p(_("Beste %(name)s,") % {"name": response.applicant_name}),
            _p(_("Bedankt voor uw aanvulling. Wij gaan verder met uw plan.")),
            _p(_("U hoort uiterlijk %(date)s van ons.") % {"date": long_date(response.decide_by)}),
        ],
        link=(_("Bekijk uw reactie"), status_url(response)),
    )


@in_language_of_response
def withdrawal_letter(response: Any) -> LetterContent:
    """We stopped, as was asked."""
    return compose_letter(
        response,
        _("Uw reactie is ingetrokken (%(number)s)") % {"number": response.case_number},
        [
            _p(_("Beste %(name)s,") % {"name": response.applicant_name}),
            _p(_("Uw reactie is ingetrokken. Wij doen er niets meer mee.")),
            _p(_("Hebt u dit niet zelf gevraagd? Bel ons dan meteen.")),
            _p(
                _("U mag op deze oproep opnieuw reageren zolang hij open is.")
                if response.kind == ResponseKind.RESPONSE
                else _("U mag altijd opnieuw een plan insturen.")
            ),
        ],
        link=(_("Bekijk uw reactie"), status_url(response)),
    )


@in_language_of_response
def decision_letter(response: Any, decision: Any) -> LetterContent:
    """The decision with its reason, how it could succeed, and what the resident can do.

    `decision` is a Decision, or the DecisionProposal that may become one.
    """
    blocks = [
        _p(_("Beste %(name)s,") % {"name": response.applicant_name}),
        _p(
            _("Wij hebben een besluit genomen over uw plan “%(plan)s”.")
            % {"plan": response.plan_title}
        ),
        Block("h", _("Ons besluit")),
        _p(outcome_sentence(decision.action)),
    ]
    codes = [REASONS_BY_CODE[row.code] for row in decision.reasons.all()]
    blocks.append(Block("h", _("Waarom")))
    if codes:
        blocks.append(Block("list", items=[str(reason.label) for reason in codes]))
    blocks.append(Block("quote", decision.reason))
    for row in decision.criteria.all():
        blocks += [Block("h", row.criterion_name), Block("quote", row.words)]
        if row.present_provider_words:
            now = _("Zoals het nu gaat: %(words)s") % {"words": row.present_provider_words}
            blocks.append(_p(now))
    if decision.conditions:
        blocks += [Block("h", _("Wat er verandert")), Block("quote", decision.conditions)]
    if decision.amount_cents:
        amount = _("De gemeente betaalt hiervoor ten hoogste %(amount)s.")
        blocks.append(_p(amount % {"amount": format_cents(decision.amount_cents)}))
    if decision.how_to_succeed:
        blocks += [Block("h", _("Hoe het wel kan")), Block("quote", decision.how_to_succeed)]
    blocks += [Block("h", _("Wat u nu kunt doen"))]
    blocks += [_p(sentence) for sentence in _next_for(response, decision)]
    return compose_letter(
        response,
        _("Ons besluit over uw plan (%(number)s)") % {"number": response.case_number},
        blocks,
        link=(_("Bekijk uw zaak"), status_url(response)),
    )


def outcome_sentence(action: str) -> str:
    """The outcome in one plain sentence."""
    return {
        Action.ACCEPT: _("Wij willen uw plan met u uitvoeren."),
        Action.ACCEPT_WITH_CONDITIONS: _(
            "Wij willen uw plan met u uitvoeren, met de aanpassingen die wij samen afspraken."
        ),
        Action.REJECT: _("Wij gaan niet verder met uw plan."),
        Action.LEAVE_OUT: _("Wij behandelen uw reactie niet, omdat er gegevens ontbreken."),
        Action.DECLARE_INADMISSIBLE: _("Wij kunnen uw reactie bij deze oproep niet behandelen."),
        Action.SOLVE_WITHOUT_TAKEOVER: _(
            "De gemeente blijft het werk zelf doen en neemt uw wensen over."
        ),
    }[Action(action)]


def object_by_of(decision: Any) -> date | None:
    """The last day to object: of a decision the fixed day, of a proposal if it were sent today."""
    if hasattr(decision, "object_by"):
        return decision.object_by
    return object_by(timezone.now()) if decision.remedies == Remedies.OBJECTION else None


def _next_for(response: Any, decision: Any) -> list[str]:
    sentences = []
    if response.status in ACCEPTED or decision.action in (
        Action.ACCEPT,
        Action.ACCEPT_WITH_CONDITIONS,
    ):
        sentences.append(
            _("Wij bellen u om samen een overeenkomst te maken: wie doet wat, wanneer en met geld.")
        )
    sentences += remedies_sentences(
        decision.remedies,
        object_by=object_by_of(decision),
        case_number=response.case_number,
        municipality=subject_of(response).municipality,
    )
    if response.channel == Channel.POST:
        sentences.append(_("U krijgt deze brief ook per post."))
    return sentences or [_("Hebt u vragen? Bel ons gerust.")]


def _greeting_name(document: Any) -> str:
    return document.applicant.contact_name or document.applicant.name
