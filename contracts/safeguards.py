"""What a contract with residents makes sure of: little is asked before, much is agreed here.

The questions come from cases that went well or wrong: unclear VAT, rent and ownership cost a first
year, abrupt ends left people at home, volunteers drowned in reports, and obligations stood on one
side only (Loshouden en meemaken, 2014, chapters 6, 7 and 10).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Safeguard:
    """One thing to agree on: its name, and why it matters."""

    code: str
    label: str | Promise
    why: str | Promise


SAFEGUARDS: Final = (
    Safeguard(
        "failure",
        _("Als het misgaat of de uitvoerder stopt"),
        _("Ook bij faillissement of ziekte moet duidelijk zijn wie wat doet en wie betaalt."),
    ),
    Safeguard(
        "continuity",
        _("Doorgaan voor wie ervan afhangt"),
        _("Bewoners mogen niet van de ene op de andere dag zonder zitten."),
    ),
    Safeguard(
        "quality",
        _("Hoe we samen naar de kwaliteit kijken"),
        _("Niet strenger dan bij wie het nu doet, en met de mening van gebruikers."),
    ),
    Safeguard(
        "insurance",
        _("Verzekering en aansprakelijkheid"),
        _("Wie betaalt de schade als er iets gebeurt met mensen of spullen?"),
    ),
    Safeguard(
        "personal_data",
        _("Persoonsgegevens"),
        _("Wie bewaart gegevens van deelnemers, hoe lang, en wie is verantwoordelijk?"),
    ),
    Safeguard(
        "exit",
        _("Stoppen en overdragen"),
        _("Wat gebeurt er na afloop, met hoeveel tijd, en aan wie draagt u over?"),
    ),
    Safeguard(
        "evaluation",
        _("Wanneer we terugkijken"),
        _("Te vroeg oordelen breekt een proef; nooit terugkijken leert niemand iets."),
    ),
    Safeguard(
        "people",
        _("Medewerkers en vrijwilligers"),
        _("Wat betekent het voor wie het nu doet, en wie let op overbelasting?"),
    ),
    Safeguard(
        "ownership",
        _("Van wie zijn de spullen en het gebouw"),
        _("Onduidelijkheid over huur, btw en eigendom kost een jaar."),
    ),
    Safeguard(
        "reporting",
        _("Verslag doen, en zo weinig mogelijk"),
        _("Eén verslag voor iedereen, op een vast moment; de rest zijn gesprekken."),
    ),
    Safeguard(
        "municipality",
        _("Wat de gemeente zelf doet"),
        _("Plichten staan aan twee kanten: een vast persoon, ruimte, geld op tijd."),
    ),
)
# Asked only of a contract that begins with a decision: what was granted, and what was changed
# in the plan, must not get lost between the decision and the signature.
DECIDED: Final = Safeguard(
    "decided",
    _("Wat bij het besluit is afgesproken"),
    _("Het bedrag en de aanpassingen uit het besluit horen in het contract terug te komen."),
)
LISTED: Final = (DECIDED, *SAFEGUARDS)
SAFEGUARDS_BY_CODE: Final = {safeguard.code: safeguard for safeguard in LISTED}
