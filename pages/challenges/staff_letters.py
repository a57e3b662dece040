"""Mails to colleagues: that it is their turn. Always in Dutch, and not in the archive."""

from collections.abc import Callable
from copy import copy
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from pages.challenges.letter_kinds.content import Block, LetterContent
from pages.challenges.letters import compose_letter, long_date, paragraph, quoted
from pages.challenges.outcome_words import status_label


def staff_letter(
    response: Any,
    write: Callable[[Any], tuple[str, list[str]]],
    *,
    words: str = "",
    page: str = "challenge_responses:detail",
) -> LetterContent:
    """To a colleague: what it is about, the facts of the case, and the way to it.

    `write` gets the case and gives the subject, with a place for `%(number)s`, and the sentences;
    it is asked in Dutch. `words` are what somebody typed; `page` is where the work is done.
    """
    ours = copy(response)
    ours.language = settings.LANGUAGE_CODE
    with translation.override(ours.language):
        subject, sentences = write(ours)
        facts = [
            _("Plan: %(plan)s") % {"plan": ours.plan_title},
            _("Status: %(status)s") % {"status": status_label(ours)},
            _("Behandelaar: %(name)s") % {"name": ours.handler or _("nog niemand")},
        ]
        address = reverse(page, args=[ours.pk])
        return compose_letter(
            ours,
            subject % {"number": ours.case_number},
            [
                *(paragraph(sentence) for sentence in sentences),
                *quoted(words),
                Block("list", items=facts),
            ],
            link=(_("Open de zaak"), settings.PUBLIC_URL + address),
        )


def handed_to_letter(response: Any, *, by: Any, reason: str) -> LetterContent:
    """To the new handler: the case is yours, from whom and why."""

    def write(_case: Any) -> tuple[str, list[str]]:
        given = _("%(name)s gaf deze zaak aan u, om deze reden:") % {"name": by}
        return _("U behandelt nu zaak %(number)s"), [given]

    return staff_letter(response, write, words=reason)


def handed_from_letter(response: Any, *, by: Any, reason: str) -> LetterContent:
    """To the former handler: the case is no longer yours, whose it is and why."""

    def write(case: Any) -> tuple[str, list[str]]:
        names = {"by": by, "name": case.handler}
        given = _("%(by)s gaf deze zaak aan %(name)s, om deze reden:") % names
        return _("Zaak %(number)s is aan een collega gegeven"), [given]

    return staff_letter(response, write, words=reason)


def interest_letter(response: Any) -> LetterContent:
    """To who leads the work: the handler has an interest. Which one stands with the case."""

    def write(case: Any) -> tuple[str, list[str]]:
        said = _("%(name)s behandelt deze zaak en verklaarde een eigen belang te hebben.")
        return _("Zaak %(number)s moet naar een andere behandelaar"), [
            said % {"name": case.handler},
            _("De behandelaar kan de zaak zelf aan een collega geven, en u ook."),
        ]

    return staff_letter(response, write)


def assessor_letter(response: Any, *, by: Any) -> LetterContent:
    """To who was asked to assess, also a resident of the panel: to the dossier, not to the desk."""

    def write(_case: Any) -> tuple[str, list[str]]:
        return _("Wilt u zaak %(number)s beoordelen?"), [
            _("%(name)s vraagt u om dit plan te beoordelen.") % {"name": by},
            _("Zeg eerst of u een belang hebt bij deze zaak. Daarna kunt u het plan lezen."),
        ]

    return staff_letter(response, write, page="challenge_assessments:assess")


def proposed_letter(response: Any, *, by: Any) -> LetterContent:
    """To everybody who may decide: a decision was put forward."""

    def write(_case: Any) -> tuple[str, list[str]]:
        return _("Zaak %(number)s wacht op een besluit"), [
            _("%(name)s legde een besluit voor. U mag het nemen, of terugsturen.") % {"name": by},
            _("Dit bericht gaat naar iedereen die dit besluit mag nemen."),
        ]

    return staff_letter(response, write, page="challenge_responses:decide")


def sent_back_letter(response: Any, *, by: Any) -> LetterContent:
    """To who put a decision forward: it came back. Why stands with the case."""

    def write(_case: Any) -> tuple[str, list[str]]:
        back = _("%(name)s stuurde het voorstel terug. In de zaak leest u wat er anders moet.")
        return _("Het voorstel in zaak %(number)s kwam terug"), [back % {"name": by}]

    return staff_letter(response, write)


def objected_letter(response: Any, *, received_on: date) -> LetterContent:
    """To who handles the case and who may decide again: somebody objects. Why stands with it."""

    def write(case: Any) -> tuple[str, list[str]]:
        came = _("Het bezwaar kwam binnen op %(day)s. In de zaak leest u waarom.")
        return _("Bezwaar in zaak %(number)s"), [
            came % {"day": long_date(received_on)},
            _("Een ander dan wie het besluit nam of voorbereidde, neemt nu een nieuw besluit."),
            _("Dit bericht gaat naar wie dat mag, en naar wie de zaak behandelt."),
        ]

    return staff_letter(response, write)
