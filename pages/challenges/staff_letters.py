"""Mails to colleagues: that it is their turn. Always in Dutch, and not in the archive."""

from copy import copy
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from pages.challenges.letter_kinds.content import Block, LetterContent
from pages.challenges.letters import compose_letter, paragraph, quoted


def handed_to_letter(response: Any, *, by: Any, reason: str) -> LetterContent:
    """To the new handler: the case is yours, from whom and why."""
    return _notice(
        response,
        lambda: _("U behandelt nu zaak %(number)s"),
        lambda: [_("%(name)s gaf deze zaak aan u, om deze reden:") % {"name": by}],
        words=reason,
    )


def handed_from_letter(response: Any, *, by: Any, reason: str) -> LetterContent:
    """To the former handler: the case is no longer yours, whose it is and why."""
    return _notice(
        response,
        lambda: _("Zaak %(number)s is aan een collega gegeven"),
        lambda: [
            _("%(by)s gaf deze zaak aan %(name)s, om deze reden:")
            % {"by": by, "name": response.handler}
        ],
        words=reason,
    )


def _notice(
    response: Any, subject: Any, sentences: Any, *, words: str = "", page: str = ""
) -> LetterContent:
    ours = copy(response)
    ours.language = settings.LANGUAGE_CODE
    with translation.override(ours.language):
        facts = [
            _("Plan: %(plan)s") % {"plan": ours.plan_title},
            _("Status: %(status)s") % {"status": ours.get_status_display()},
            _("Behandelaar: %(name)s") % {"name": ours.handler or _("nog niemand")},
        ]
        address = reverse(page or "challenge_responses:detail", args=[ours.pk])
        return compose_letter(
            ours,
            subject() % {"number": ours.case_number},
            [
                *(paragraph(sentence) for sentence in sentences()),
                *quoted(words),
                Block("list", items=facts),
            ],
            link=(_("Open de zaak"), settings.PUBLIC_URL + address),
        )
