"""Why a service of this app refuses, and what would make it work."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MESSAGES: Final[Mapping[str, str | Promise]] = MappingProxyType(
    {
        "closing_reports_open": _(
            "Er zijn nog {count} rapportages gevraagd die niet zijn ingeleverd. De eerste gaat "
            "over de periode vanaf {start}."
        ),
        "closing_disputes_open": _(
            "Er zijn nog {count} verschillen van mening open. Sluit ze eerst af."
        ),
        "report_delivered": _(
            "Deze rapportage is al ingeleverd en staat vast. Klopt iets niet, corrigeer dan de "
            "meting zelf."
        ),
        "report_figure_missing": _(
            "Vul bij “{indicator}” een waarde in, of kies “niet gemeten” of “niet van toepassing”."
        ),
        "report_reason_missing": _("Schrijf bij “{indicator}” op waarom er niet is gemeten."),
        "report_value_not_expected": _(
            "Bij “{indicator}” staat een waarde, maar u koos dat er niet is gemeten. Maak de "
            "waarde leeg, of kies “gemeten”."
        ),
        "report_counted_already": _(
            "Van “{indicator}” staat al iets in deze periode (metingen: {count}). Wat u hier "
            "invult, zou daarbij worden geteld. Kies “staat al bij de metingen”. Ontbreekt er "
            "iets, voeg dat dan toe bij de metingen."
        ),
        "report_per_person": _(
            "“{indicator}” telt per persoon. Lever die met een bestand aan, of voer elke persoon "
            "apart in."
        ),
        "report_not_provider": _("Alleen de uitvoerder rapporteert. Vraag de uitvoerder."),
        "draft_saved_elsewhere": _(
            "In een ander venster is dit concept intussen ook bewaard. Hieronder staat wat u nu "
            "typte. Bewaar nog een keer om dit te houden."
        ),
        "extension_open": _("U hebt al om uitstel gevraagd. Wacht op het besluit."),
        "extension_no_later": _("{until} is niet later dan {due}. Kies een latere dag."),
        "extension_past": _("{until} is al geweest. Kies een dag die nog komt."),
        "extension_reason_missing": _("Schrijf op waarom u meer tijd nodig hebt."),
        "extension_decision_reason_missing": _("Schrijf op waarom u geen uitstel geeft."),
        "extension_decided": _("Over dit uitstel is al besloten."),
        "extension_same_person": _(
            "U hoort bij de uitvoerder. Laat de contractmanager over het uitstel besluiten."
        ),
        "plan_order": _(
            "Melden bij de contractmanager komt na de herinnering. Kies een hoger aantal dagen."
        ),
        "sample_handed_over": _(
            "De uitkomst van deze steekproef staat al bij de metingen. Klopt zij niet meer, "
            "corrigeer dan die metingen of trek ze in."
        ),
        "sample_too_large": _(
            "Er zijn {found} metingen om uit te trekken. Kies hoogstens dat aantal."
        ),
        "sample_nothing": _("In deze periode zijn er nog geen metingen om uit te trekken."),
        "sample_seed_missing": _("Vul een zaad in: een woord of getal waarmee u trekt."),
        "not_this_evaluator": _(
            "U hoort niet bij de onafhankelijke toetser van dit contract. Vraag de toetser."
        ),
        "not_in_dispute": _(
            "U hoort niet bij de uitvoerder, de toetser of de contractmanagers van dit contract."
        ),
        "dispute_closed": _("Dit verschil van mening is al afgesloten."),
        "dispute_text_missing": _("Schrijf op wat u wilt zeggen."),
        "dispute_reason_missing": _("Schrijf op waarom het oordeel blijft staan."),
        "evidence_twice": _("“{name}” is al toegevoegd bij dit contract."),
        "evidence_words_missing": _("Schrijf op wat dit bestand laat zien."),
        "evidence_infected": _("In “{name}” is een virus gevonden. Het bestand is niet bewaard."),
        "sign_off_open": _(
            "Van deze periode zijn nog {count} metingen niet getoetst. Toets die eerst."
        ),
        "sign_off_dispute": _(
            "Over deze periode lopen nog {count} verschillen van mening. Sluit die eerst af."
        ),
        "sign_off_words_missing": _(
            "Beantwoord de drie vragen, elk met een korte uitleg. Een getal zegt pas iets met zijn "
            "context."
        ),
        "sign_off_done": _("De toetsing van deze periode is al afgerond."),
        "sign_off_reopened": _("De toetsing van deze periode was al heropend."),
        "reopen_reason_missing": _("Schrijf op waarom u de toetsing heropent."),
        "not_a_reported_period": _("Dit is geen periode van dit contract die voorbij is."),
        "sign_off_missing": _(
            "De toetsing van deze periode is nog niet afgerond. In dit contract is afgesproken dat "
            "dat eerst gebeurt. Vraag de toetser."
        ),
        "sign_off_outdated": _(
            "Nadat de toetsing van deze periode was afgerond, kwamen er metingen of oordelen bij. "
            "Vraag de toetser om de toetsing te heropenen en opnieuw af te ronden."
        ),
    }
)
