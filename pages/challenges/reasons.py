"""Reason codes of a negative answer, as data: code, words, and which outcomes may use it.

From criteria that Dutch municipalities publish. The code is kept in the database; the words
are shown. A code is never removed or reused: old decisions keep pointing at it.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pages.challenges.enums import Action

_REJECT = frozenset({Action.REJECT})
_INADMISSIBLE = frozenset({Action.DECLARE_INADMISSIBLE})
_REJECT_OR_INADMISSIBLE = _REJECT | _INADMISSIBLE


@dataclass(frozen=True)
class Reason:
    """One ground on which a response may be turned down."""

    code: str
    label: str | Promise
    actions: frozenset[Action]


REASONS = (
    Reason("GEEN_BESTAANDE_TAAK", _("Dit is geen taak van de gemeente"), _REJECT_OR_INADMISSIBLE),
    Reason(
        "VOORBEHOUDEN_TAAK",
        _("Alleen de gemeente mag deze taak doen"),
        _REJECT_OR_INADMISSIBLE,
    ),
    Reason("NIET_GEWORTELD", _("Er is nog te weinig band met de buurt"), _REJECT),
    Reason("GEEN_MEERWAARDE", _("Het plan voegt te weinig toe voor bewoners"), _REJECT),
    Reason("DUURDER", _("Het plan kost meer dan nu, zonder dat het beter wordt"), _REJECT),
    Reason("KWALITEIT_LAGER", _("De kwaliteit wordt lager dan nu"), _REJECT),
    Reason("ONVOLDOENDE_DRAAGVLAK", _("Er is te weinig steun in de buurt"), _REJECT),
    Reason("CONTINUITEIT", _("Niet zeker dat het werk de hele periode doorgaat"), _REJECT),
    Reason("GEEN_BUDGET", _("Er is geen geld voor beschikbaar"), _REJECT),
    Reason("LOPEND_CONTRACT", _("Er loopt nog een contract met een ander"), _REJECT),
    Reason("LOPENDE_AANBESTEDING", _("Er loopt al een aanbesteding"), _REJECT_OR_INADMISSIBLE),
    Reason(
        "MARKTINITIATIEF",
        _("Dit is een gewone opdracht voor de markt"),
        _REJECT_OR_INADMISSIBLE,
    ),
    Reason("STRIJD_MET_WET", _("Een wet of regel staat dit niet toe"), _REJECT_OR_INADMISSIBLE),
    Reason("DUBBEL", _("Deze reactie is al eerder ingediend"), _REJECT_OR_INADMISSIBLE),
    Reason("NIET_ONTVANKELIJK", _("De reactie hoort niet bij deze oproep"), _INADMISSIBLE),
    Reason(
        "ONVOLLEDIG",
        _("Er ontbreken gegevens, ook na ons verzoek om aanvulling"),
        frozenset({Action.LEAVE_OUT}),
    ),
)

REASONS_BY_CODE = {reason.code: reason for reason in REASONS}


def reasons_for(action: str) -> tuple[Reason, ...]:
    """The reasons that fit this outcome; none for a positive one."""
    return tuple(reason for reason in REASONS if action in reason.actions)
