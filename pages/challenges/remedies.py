"""The closing clause of a decision: what someone can do who does not agree.

Whether an answer is open to objection depends on its legal form, so the decider chooses.
"""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pages.challenges.enums import Remedies
from pages.challenges.objection_clock import weeks_to_object
from pages.challenges.selectors.objections import ObjectionTerm
from pages.challenges.terms import local_day, object_by


def remedies_in_letter(decision: Any, *, case_number: str, municipality: str) -> list[str]:
    """The clause as sentences of the letter, which is written before it is sent.

    `decision` is a Decision, or the DecisionProposal that may become one today.
    """
    last_day, decided_at = None, getattr(decision, "decided_at", None) or timezone.now()
    if decision.remedies == Remedies.OBJECTION:
        last_day = decision.object_by if hasattr(decision, "object_by") else object_by(decided_at)
    until = ""
    if last_day is not None:
        sent_on = local_day(decided_at)
        until = _(
            "U kunt ook bezwaar maken. U hebt daarvoor %(weeks)s weken, vanaf de dag nadat wij"
            " deze brief hebben verstuurd. Is dat op %(sent)s, dan kan het tot en met %(date)s."
        ) % {
            "weeks": weeks_to_object(last_day, sent_on),
            "sent": date_format(sent_on, "j F Y"),
            "date": date_format(last_day, "j F Y"),
        }
    return _sentences(decision.remedies, until, case_number, municipality)


def remedies_on_page(
    decision: Any, term: ObjectionTerm | None, *, case_number: str, municipality: str
) -> list[str]:
    """The clause as sentences of a page, which knows whether the letter was sent."""
    until = f"{_('U kunt ook bezwaar maken.')} {until_sentence(term)}" if term else ""
    return _sentences(decision.remedies, until, case_number, municipality)


def until_sentence(term: ObjectionTerm) -> str:
    """Until when one can object, for who reads a page today."""
    if term.last_day is None:
        return _(
            "De termijn van %(weeks)s weken is nog niet begonnen. Die begint op de dag nadat wij"
            " u de brief met het besluit hebben gestuurd."
        ) % {"weeks": term.weeks}
    return _("U kunt bezwaar maken tot en met %(day)s.") % {
        "day": date_format(term.last_day, "j F Y")
    }


def _sentences(remedies: str, until: str, case_number: str, municipality: str) -> list[str]:
    """The clause; none for a decision that needs none."""
    if remedies == Remedies.OBJECTION and until:
        how = _(
            "Bezwaar maken kan op uw zaakpagina, of met een brief aan het college van"
            " %(municipality)s. Zet in die brief: uw naam en adres, de datum, het zaaknummer"
            " %(number)s, waarom u het niet eens bent, en uw handtekening."
        ) % {"municipality": municipality, "number": case_number}
        return [
            _("Bent u het niet eens met dit besluit? Bel ons eerst; vaak komen wij er samen uit."),
            f"{until} {how}",
        ]
    if remedies == Remedies.CIVIL:
        return [
            _("Bent u het er niet mee eens? Bel ons eerst; vaak komen wij er samen uit."),
            _(
                "Dit antwoord gaat over een overeenkomst. Daarom kunt u er geen bezwaar tegen"
                " maken. Vindt u dat wij u niet goed hebben behandeld, dan kunt u een klacht"
                " indienen bij de gemeente. Over de overeenkomst zelf beslist de burgerlijke"
                " rechter."
            ),
        ]
    if remedies == Remedies.TALK:
        return [
            _("Bent u het er niet mee eens? Bel ons voor een gesprek."),
            _(
                "Tegen dit antwoord kunt u geen bezwaar maken. Vindt u dat wij u niet goed"
                " hebben behandeld, dan kunt u een klacht indienen bij de gemeente."
            ),
        ]
    return []
