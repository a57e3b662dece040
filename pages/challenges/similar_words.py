"""What somebody can do with what exists already: join, follow, ask, or go on with an own plan."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pages.challenges.transitions import GRANTED
from pages.phases import Phase

_ENDED = _("Dit is klaar of gestopt. Lees wat ervan kwam. U kunt zelf verdergaan.")
CALL_WORDS: Mapping[str, str | Promise] = MappingProxyType(
    {
        Phase.PLANNED: _("Hierop kunt u straks reageren. Volg de oproep, dan hoort u wanneer."),
        Phase.OPEN: _("U kunt nu meedoen: reageer op deze oproep, of stel er een vraag over."),
        Phase.CLOSED: _("Reageren kan niet meer. U kunt de oproep volgen."),
        Phase.IN_ASSESSMENT: _("Reageren kan niet meer. U kunt de oproep volgen."),
        Phase.DECIDED: _("Er is al besloten. Volg het, of vraag of u mee kunt doen."),
        Phase.RUNNING: _("Anderen doen dit nu. Volg het, of vraag of u mee kunt doen."),
        Phase.FINISHED: _ENDED,
        Phase.WITHDRAWN: _("Deze oproep ging niet door. U kunt zelf verdergaan."),
    }
)
# By the code of `pages.enums.LifePhase`; what goes on is the rest.
INITIATIVE_WORDS: Mapping[str, str | Promise] = MappingProxyType(
    {
        "ended": _("Dit is gestopt. Lees wat hielp en hinderde. U kunt zelf verdergaan."),
        "renewed": _("Dit gaat ergens anders door. Lees waar, en vraag of u mee kunt doen."),
        "unknown": _("Wij weten niet of dit nog loopt. Lees erover, of vraag het hun."),
    }
)
RUNNING_INITIATIVE = _("Bewoners doen dit al. Lees erover en vraag of u mee kunt doen.")
PLAN = _("Andere bewoners willen dit ook. U kunt hun plan steunen, volgen of er iets over vragen.")
RESULT = _("Hierover is een afspraak gemaakt. Lees wat het oplevert, en bel ons om mee te doen.")
AGREEMENT = _("Dit wordt al gedaan, met een afspraak. Bel ons als u mee wilt doen.")
GRANTED_PLAN = _("Dit plan mocht doorgaan. Bel ons als u mee wilt doen.")
OTHER_PLAN = _("Dit plan ging niet door. Lees waarom, doe het anders en ga gerust verder.")


def of_call(call: Any) -> str:
    """What can be done with a call, by its phase today."""
    return str(CALL_WORDS[call.phase])


def of_initiative(page: Any) -> str:
    """What can be done with an initiative, by how far it is."""
    return str(INITIATIVE_WORDS.get(page.life_phase, RUNNING_INITIATIVE))


def of_agreement(agreement: Any) -> str:
    """What can be done with an agreement."""
    return str(_ENDED if agreement.is_over else AGREEMENT)


def of_decision(decision: Any) -> str:
    """What can be done with a plan that was decided on."""
    return str(GRANTED_PLAN if decision.status in GRANTED else OTHER_PLAN)
