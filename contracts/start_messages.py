"""Why something of the start of a contract is refused or missing, and what would make it work.

A part of `contracts.errors.MESSAGES`, kept apart because there are many of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

START_MESSAGES: Final[Mapping[str, str | Promise]] = MappingProxyType(
    {
        # writing the dossier
        "dossier_part_unknown": _("Dit onderdeel bestaat niet. Kies er een van de lijst."),
        "dossier_choice_unknown": _("Dit antwoord bestaat niet. Kies er een van de lijst."),
        "dossier_column_missing": _("Vul “{column}” in."),
        "dossier_amount_negative": _("Een bedrag is niet kleiner dan 0. Typ het zonder min."),
        "dossier_subject_unknown": _(
            "Dit hoort niet bij dit contract. Ga terug naar de start en kies het daar."
        ),
        "dossier_line_unknown": _(
            "Deze regel staat er niet meer. Ga terug en kijk wat er nu staat."
        ),
        "dossier_reason_missing": _("Schrijf op waarom dit verandert. Wat er stond, blijft staan."),
        # what a dossier lacks
        "dossier_missing": _("Vul “{part}” in."),
        "conflict_unexplained": _(
            "{party} {conflict}. Leg uit hoe dat eerlijk blijft, of verdeel de rollen anders."
        ),
        "benefit_missing": _(
            "Bij “{component}” staat niet wie er voordeel van heeft. Vul het in."
        ),
        "profile_missing": _(
            "Van “{indicator}” staat er niet of het een resultaat is, hoe er wordt geteld en "
            "wanneer. Vul het profiel in."
        ),
        "need_missing": _(
            "Niemand heeft gezegd “{indicator}” te willen lezen. Vul in wie, en waarvoor."
        ),
        "output_only_unexplained": _(
            "Alleen output, geen outcome: geen enkele indicator zegt wat er voor mensen "
            "verandert. Voeg er een toe, of leg uit waarom u hier toch voor betaalt."
        ),
        "signed_document_missing": _(
            "Het ondertekende contract ontbreekt. Voeg het toe als pdf, bij de betaalafspraken "
            "die nu gelden."
        ),
        # weak points: they warn and do not stop
        "measurable_no": _("U schreef dat het resultaat niet of maar deels te meten is."),
        "attributable_no": _("U schreef dat het resultaat niet of maar deels door dit werk komt."),
        "state_aid_unknown": _("Of dit staatssteun is, moet nog worden uitgezocht."),
        "backing_missing": _("Op het niveau “{level}” staat nog niemand die rugdekking geeft."),
        "no_outcome": _(
            "Geen enkele indicator is een resultaat: er staat nergens wat er voor mensen verandert."
        ),
        "target_missing": _("“{indicator}” heeft geen streefwaarde."),
        "unit_missing": _("“{indicator}” heeft geen eenheid."),
        "baseline_missing": _("“{indicator}” heeft geen getal als nulmeting, alleen een bron."),
        "assess_from_missing": _(
            "Bij “{indicator}” staat niet vanaf wanneer het cijfer te beoordelen is."
        ),
        "target_above": _("“{indicator}” heeft een hogere streefwaarde dan “{above}”, "
            "waar het bij hoort."),
        "nothing_stops": _(
            "Er worden kosten voorkomen, maar er stopt niets ouds. Dan komt die winst bij niemand "
            "binnen."
        ),
        "nobody_contributes": _("Van wie er voordeel heeft, betaalt nog niemand mee."),
        "kvk_missing": _("Van {party} is geen KvK-nummer bekend."),
        # the signed document
        "document_not_pdf": _("“{name}” is geen pdf. Bewaar het ondertekende contract als pdf."),
        "document_cut_off": _("“{name}” is niet compleet. Sla het opnieuw op en kies het weer."),
        "document_active": _(
            "In “{name}” zit een script, een programma of een ander bestand. Druk het af als "
            "gewone pdf en kies dat."
        ),
        "document_infected": _("In “{name}” is een virus gevonden. Het is niet bewaard."),
        "document_unscanned": _(
            "De viruscontrole geeft geen antwoord. “{name}” is niet bewaard; probeer het later."
        ),
        "document_there": _(
            "Er is al een ondertekend contract bij deze betaalafspraken. Trek dat eerst in."
        ),
        "signed_in_future": _("Deze dag moet nog komen. Kies de dag van ondertekening."),
        "withdrawal_reason_missing": _("Schrijf op waarom de ondertekening niet meer geldt."),
        "nothing_signed": _("Er is niets ondertekend. Er valt niets in te trekken."),
        "terms_frozen": _(
            "Het contract is ondertekend; de betaalafspraken staan vast. Trek eerst de "
            "ondertekening in, met een reden."
        ),
        # beside a figure
        "record_kind_unknown": _("Dit bestaat niet. Kies er een van de lijst."),
        "record_words_missing": _("Schrijf in woorden op wat er was."),
        "record_who_missing": _("Schrijf op wie er meededen: rollen of organisaties, geen namen."),
        "record_consent_missing": _(
            "Vraag eerst toestemming aan wie dit vertelde, en vink dat dan aan."
        ),
        "record_in_future": _("Deze dag moet nog komen. Kies een dag die voorbij is."),
        "record_counts_missing": _("Vul in bij hoeveel mensen het nog goed gaat, en van hoeveel."),
        "record_counts_wrong": _(
            "Vul beide aantallen in, of geen van beide; het eerste is niet groter dan het tweede."
        ),
        # indicators
        "profile_choice_unknown": _("Dit antwoord bestaat niet. Kies er een van de lijst."),
        "profile_moment_missing": _("Schrijf op wanneer er wordt gemeten."),
        "profile_reason_missing": _("Het contract loopt al. Schrijf op waarom dit verandert."),
        "ladder_elsewhere": _("Een groter doel hoort bij hetzelfde contract. Kies er zo een."),
        "ladder_circle": _(
            "“{indicator}” hoort zelf al bij deze indicator. Kies een ander groter doel."
        ),
        "relapse_too_early": _(
            "Terugkijken gebeurt na afloop van het contract. Kies een latere dag."
        ),
        "need_name_missing": _("Schrijf op wie dit wil lezen."),
        "need_reason_missing": _("Schrijf op waarom dit niet meer nodig is."),
        "need_gone": _("Deze vraag was al vervallen. Ververs de pagina."),
    }
)  # fmt: skip
