"""The letters of the clock: more time, a reminder to the resident, and reminders to staff."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.challenges.enums import Letter, ReminderKind
from pages.challenges.letter_kinds.content import LetterContent
from pages.challenges.letters import (
    in_language_of_response,
    long_date,
    quoted,
    write_letter,
)
from pages.challenges.links import draft_url, status_url
from pages.challenges.staff_letters import staff_letter


@in_language_of_response
def extension_letter(response: Any, step: Any) -> LetterContent:
    """We need more time: why, until when, and what the resident can do. `step` is the TermEvent."""
    values = {
        "reden": quoted(step.reason),
        "weken": ngettext("%(count)s week", "%(count)s weken", step.weeks) % {"count": step.weeks},
        "besluitdatum": long_date(step.due),
    }
    return write_letter(Letter.EXTENSION, values, response=response, link=status_url(response))


@in_language_of_response
def completion_reminder_letter(response: Any) -> LetterContent:
    """The time to complete is nearly over; the question once more."""
    values = {
        "vraag": quoted(response.completion_question),
        "uiterlijk": long_date(response.complete_by),
    }
    link = draft_url(response)
    return write_letter(Letter.COMPLETION_REMINDER, values, response=response, link=link)


def staff_reminder_letter(response: Any, kind: str) -> LetterContent:
    """What somebody at the municipality has to do, and by when. Always in Dutch."""
    return staff_letter(response, lambda case: _staff_words(case, ReminderKind(kind)))


def _staff_words(response: Any, kind: ReminderKind) -> tuple[str, list[str]]:
    if kind == ReminderKind.REACTION_DUE:
        day = long_date(response.react_by)
        return _("Nog geen eerste reactie (%(number)s)"), [
            _("De indiener wacht op een eerste reactie, uiterlijk %(date)s.") % {"date": day},
            _("Neem de zaak in behandeling, of spreek af wie dat doet."),
        ]
    if kind == ReminderKind.COMPLETION_PASSED:
        day = long_date(response.complete_by)
        return _("De aanvulling is niet gekomen (%(number)s)"), [
            _("De indiener had tijd tot en met %(date)s. De termijn loopt weer.") % {"date": day},
            _("Bel de indiener. Ga dan verder, of stel voor haar buiten behandeling te laten."),
        ]
    if kind == ReminderKind.CHANGES_PASSED:
        day = long_date(response.changes.latest("pk").answer_by)
        return _("Geen antwoord op het voorstel (%(number)s)"), [
            _("De indiener kon tot en met %(date)s antwoorden op uw voorstel.") % {"date": day},
            _("Bel de indiener en leg het antwoord vast. De termijn loopt door."),
        ]
    if kind == ReminderKind.OBJECTION_UNMENDED:
        day = long_date(response.mend_by)
        return _("Het bezwaar is niet aangevuld (%(number)s)"), [
            _("De indiener had tijd tot en met %(date)s. De termijn loopt weer.") % {"date": day},
            _("Bel de indiener. Besluit daarna op het bezwaar zoals het er ligt."),
        ]
    if kind in (ReminderKind.DECISION_UNPOSTED, ReminderKind.STILL_UNPOSTED):
        return _unposted_words(kind)
    if kind in (ReminderKind.OBJECTION_SOON, ReminderKind.OBJECTION_LATE):
        return _objection_words(kind, long_date(response.objection_due))
    day = long_date(response.decide_by)
    if kind == ReminderKind.DECISION_LATE:
        return _("Te laat: besluit over zaak %(number)s"), [
            _("De indiener had uiterlijk %(date)s een besluit moeten hebben.") % {"date": day},
            _("Bel de indiener, leg uit waarom het later wordt, en spreek af wanneer het komt."),
        ]
    return _("Bijna om: besluit over zaak %(number)s"), [
        _("De indiener hoort uiterlijk %(date)s van ons.") % {"date": day},
        _("Lukt dat niet? Verleng dan op tijd en met een reden, of bel de indiener."),
    ]


def _unposted_words(kind: ReminderKind) -> tuple[str, list[str]]:
    waits = [
        _("De brief met het besluit op papier is nog niet als gepost gemeld."),
        _("Zolang dat niet is gebeurd, begint voor de indiener geen enkele termijn."),
    ]
    if kind == ReminderKind.STILL_UNPOSTED:
        return _("Nog steeds niet gepost: besluit in zaak %(number)s"), [
            *waits,
            _("De behandelaar kreeg hierover al bericht. Spreek af wie de brief vandaag post."),
        ]
    return _("Niet gepost: besluit in zaak %(number)s"), [
        *waits,
        _("Print de brief, post hem en meld dat bij “Brieven die wachten”."),
    ]


def _objection_words(kind: ReminderKind, day: str) -> tuple[str, list[str]]:
    if kind == ReminderKind.OBJECTION_LATE:
        return _("Te laat: besluit op bezwaar in zaak %(number)s"), [
            _("De indiener had uiterlijk %(date)s een besluit op het bezwaar moeten hebben.")
            % {"date": day},
            _("Bel de indiener. Vraag of verder uitstel goed is, en spreek een nieuwe dag af."),
        ]
    return _("Bijna om: besluit op bezwaar in zaak %(number)s"), [
        _("De indiener hoort uiterlijk %(date)s van ons over het bezwaar.") % {"date": day},
        _("Lukt dat niet? Verdaag dan op tijd en met een reden."),
    ]
