"""The guided start: its steps, and of everything that can be missing why it matters.

Each sentence names what went wrong elsewhere or what it is good for; the facts come from
Loshouden en meemaken (2014) and De projectencarrousel voorbij (2012).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class StartStep:
    """One step of the start; the order is a proposal, every step can be done first."""

    code: str
    label: str | Promise
    lead: str | Promise


@dataclass(frozen=True, slots=True)
class Point:
    """Where something that is missing belongs: its step, why it matters, and the screen for it."""

    step: str
    why: str | Promise
    where: str


STEPS: Final = (
    StartStep("parties", _("Partijen en rollen"), _("Wie doet mee, en wie is wat nog meer?")),
    StartStep(
        "suitability",
        _("Past betalen voor resultaat?"),
        _("Drie vragen vooraf, en wat voor dienst het is."),
    ),
    StartStep("law", _("Recht, btw en inkoop"), _("Op welke grond, en langs welke weg?")),
    StartStep("indicators", _("Indicatoren"), _("Wat meten wij, voor wie en waarom?")),
    StartStep(
        "money",
        _("Betaalafspraken"),
        _("Waarvoor wordt betaald, door wie, en wie heeft er baat bij?"),
    ),
    StartStep("old", _("Nieuw voor oud"), _("Wat stopt er voor dit nieuwe?")),
    StartStep("after", _("Doorgaan en stoppen"), _("Wat gebeurt er na de laatste betaling?")),
    StartStep("signature", _("Ondertekenen"), _("Het contract dat iedereen tekende.")),
)
POINTS: Final[Mapping[str, Point]] = MappingProxyType(
    {
        "payer_missing": Point(
            "parties", _("Zonder betaler is er geen contract voor resultaat."), "add_party"
        ),
        "provider_missing": Point("parties", _("Iemand moet het werk doen."), "add_party"),
        "evaluator_missing": Point(
            "parties", _("Wie betaald wordt, beoordeelt niet zelf of het gelukt is."), "add_party"
        ),
        "evaluator_not_independent": Point(
            "parties", _("Een toetser met een belang telt altijd een beetje mee of tegen."), "roles"
        ),
        "conflict_unexplained": Point(
            "parties",
            _(
                "In Tilburg was de gemeente subsidiegever, opdrachtgever, verhuurder én "
                "controleur; elk gesprek werd daardoor moeilijk."
            ),
            "conflict",
        ),
        "kvk_missing": Point(
            "parties", _("Met het nummer weet de bank en de accountant wie dit is."), "party"
        ),
        "backing_missing": Point(
            "parties", _("Vertrekt de enige voorvechter, dan valt het werk stil."), "backing"
        ),
        "dossier_missing": Point("", "", "dossier"),
        "measurable_no": Point(
            "suitability",
            _("Betaal dan liever niet per resultaat, of meet iets anders."),
            "dossier",
        ),
        "attributable_no": Point(
            "suitability", _("Betaal dan liever niet alles op dit ene cijfer."), "dossier"
        ),
        "legal_basis_missing": Point(
            "law", _("De grond bepaalt of u moet aanbesteden en waar bezwaar kan."), "change"
        ),
        "vat_treatment_missing": Point(
            "law",
            _(
                "Bij watTwest stond niet in het contract of de btw erin zat: na het eerste jaar "
                "kostte dat ongeveer € 30.000 en een debat in de raad."
            ),
            "change",
        ),
        "state_aid_unknown": Point(
            "law", _("Verboden steun moet later met rente terug."), "dossier"
        ),
        "indicator_missing": Point(
            "indicators", _("Zonder indicator valt er niets te meten."), "write_terms"
        ),
        "definition_missing": Point(
            "indicators", _("Wat precies telt, is anders elk kwartaal een discussie."), "indicator"
        ),
        "source_missing": Point(
            "indicators", _("Alleen wie de bron kent, kan het cijfer narekenen."), "indicator"
        ),
        "baseline_source_missing": Point(
            "indicators", _("Zonder nulmeting is verandering niet te zien."), "indicator"
        ),
        "baseline_missing": Point(
            "indicators", _("Met een getal is te zeggen hoeveel er veranderde."), "indicator"
        ),
        "verifier_missing": Point(
            "indicators", _("Een cijfer dat niemand toetst, is een mening."), "indicator"
        ),
        "target_missing": Point(
            "indicators", _("Zonder doel weet niemand of het genoeg is."), "indicator"
        ),
        "unit_missing": Point(
            "indicators", _("Mensen of trajecten is een groot verschil."), "indicator"
        ),
        "profile_missing": Point(
            "indicators",
            _("Een activiteit of prestatie is nog geen resultaat voor mensen."),
            "profile",
        ),
        "assess_from_missing": Point(
            "indicators", _("Te vroeg oordelen breekt een proef."), "profile"
        ),
        "target_above": Point(
            "indicators", _("Een deel is nooit groter dan het geheel."), "profile"
        ),
        "need_missing": Point(
            "indicators", _("Een cijfer dat niemand leest, kost alleen tijd."), "need"
        ),
        "output_only_unexplained": Point(
            "indicators",
            _("Elk project kan instroom en uitstroom laten zien; dat zegt weinig over het effect."),
            "dossier",
        ),
        "no_outcome": Point(
            "indicators",
            _("Wie alleen telt wat er is gedaan, weet na afloop niet of het hielp."),
            "indicators",
        ),
        "terms_missing": Point(
            "money",
            _("Pas met betaalafspraken is te berekenen wat er betaald wordt."),
            "write_terms",
        ),
        "cap_missing": Point(
            "money", _("Zonder plafond weet niemand hoeveel het hoogstens kost."), "write_terms"
        ),
        "benefit_missing": Point(
            "money",
            _(
                "In Den Haag bleek dat de zorgverzekeraar voordeel had; pas toen begon het gesprek "
                "over meebetalen."
            ),
            "benefit",
        ),
        "nobody_contributes": Point(
            "money", _("De rekening ligt dan niet waar het voordeel valt."), "benefits"
        ),
        "nothing_stops": Point(
            "old",
            _("In Amsterdam klopte de rekensom alleen als er ook echt iets ouds stopte."),
            "dossier",
        ),
        "exit_clause_missing": Point(
            "after", _("Goede projecten verdwijnen omdat niemand het einde afsprak."), "change"
        ),
        "safeguard_missing": Point(
            "after",
            _("Wat zeker moet zijn, staat in het contract en niet in iemands hoofd."),
            "safeguards",
        ),
        "signed_document_missing": Point(
            "signature", _("Zo is later te bewijzen wat er precies getekend is."), "documents"
        ),
    }
)
