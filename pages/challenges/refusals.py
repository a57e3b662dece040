"""The words for each refusal of a service: what is wrong, and what to do about it."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy

from pages.challenges.errors import Refused

MESSAGES = {
    "already_decided": gettext_lazy(
        "%(by)s heeft al een besluit genomen op %(at)s: %(outcome)s. Uw besluit is niet"
        " opgeslagen. Uw tekst staat hieronder nog, zodat u haar kunt kopiëren."
    ),
    "not_allowed": gettext_lazy(
        "Dit kan nu niet: de status is “%(status)s”. Misschien was een collega u voor. Uw tekst"
        " staat hieronder nog."
    ),
    "call_closed": gettext_lazy("Deze oproep is gesloten. U kunt niet meer reageren."),
    "not_writable": gettext_lazy("Deze reactie is verstuurd. U kunt haar niet meer veranderen."),
    "changed_elsewhere": gettext_lazy(
        "Deze stap is intussen op een andere plek veranderd, bijvoorbeeld in een ander tabblad."
        " Uw tekst van hier staat in de vakken en is nog niet bewaard. Onderaan staat de tekst die"
        " al bewaard was. Maak er één tekst van en druk op “Volgende stap”."
    ),
    "draft_changed": gettext_lazy(
        "Uw concept is veranderd sinds u deze pagina opende. Kijk het nog een keer na."
    ),
    "has_a_role": gettext_lazy(
        "U werkt in het beheer met dit account. Uw naam hoort bij wat u daar deed. Vraag de"
        " beheerder om uw account te sluiten."
    ),
    "question_needed": gettext_lazy("Schrijf op wat u van de indiener wilt weten."),
    "reason_needed": gettext_lazy("Schrijf op hoe en wanneer de indiener dit heeft gevraagd."),
    "extension_reason": gettext_lazy(
        "Leg uit waarom u meer tijd nodig hebt, in minstens 40 tekens. De indiener leest dit."
    ),
    "extension_off": gettext_lazy(
        "Uw gemeente verlengt geen termijnen. Dat staat in de instellingen van het uitdaagrecht."
    ),
    "extended_before": gettext_lazy(
        "De termijn is al een keer verlengd. Een tweede keer mag niet: bel de indiener."
    ),
    "term_over": gettext_lazy(
        "De termijn is al voorbij. Verlengen kan alleen vooraf: bel de indiener en besluit snel."
    ),
    "note_needed": gettext_lazy("Schrijf eerst een notitie."),
    "no_decision": gettext_lazy("Kies een besluit."),
    "placeholder": gettext_lazy(
        "Dit is geen uitleg. Schrijf in gewone woorden waarom u dit besluit."
    ),
    "too_short": gettext_lazy("Leg dit verder uit, in minstens 40 tekens en in gewone woorden."),
    "code_needed": gettext_lazy("Kies minstens één reden."),
    "code_does_not_fit": gettext_lazy("Deze reden past niet bij dit besluit. Kies een andere."),
    "how_needed": gettext_lazy(
        "Leg uit hoe het plan wel kan slagen, in minstens 40 tekens en in gewone woorden."
    ),
    "conditions_needed": gettext_lazy("Schrijf op welke voorwaarden er zijn."),
    "remedies_needed": gettext_lazy("Kies wat de indiener kan doen die het er niet mee eens is."),
}


def refusal_text(refused: Refused) -> str:
    """The sentence for this refusal, in the active language."""
    params = dict(refused.params)
    if "at" in params:
        params["at"] = date_format(localtime(params["at"]), "j F Y H:i")
    sentence = str(MESSAGES[refused.code])
    return sentence % params if params else sentence


def message_for(code: str) -> str:
    """The sentence for a code without parameters."""
    return str(MESSAGES[code])
