"""The closing clause of a decision: what someone can do who does not agree.

Whether an answer is open to objection depends on its legal form, so the decider chooses.
"""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pages.challenges.enums import Remedies


def remedies_sentences(
    remedies: str, *, object_by: date | None, case_number: str, municipality: str
) -> list[str]:
    """The clause as sentences; none for a decision that needs none."""
    if remedies == Remedies.OBJECTION and object_by is not None:
        return [
            _("Bent u het niet eens met dit besluit? Bel ons eerst; vaak komen wij er samen uit."),
            _(
                "U kunt ook bezwaar maken, tot en met %(date)s. Dat kan op uw zaakpagina, of met"
                " een brief aan het college van %(municipality)s. Zet in die brief: uw naam en"
                " adres, de datum, het zaaknummer %(number)s, waarom u het niet eens bent, en uw"
                " handtekening."
            )
            % {
                "date": date_format(object_by, "j F Y"),
                "municipality": municipality,
                "number": case_number,
            },
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
