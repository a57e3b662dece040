"""What holds for a municipality that set nothing, as plain rows: Dutch with its English.

From criteria, reasons and exclusions that Dutch municipalities publish (Gouda, Zoetermeer,
Opsterland, Geertruidenberg, Rotterdam). A code is never removed or reused: old cases point at it.
"""

from collections.abc import Mapping
from typing import Any

# In the words of who chooses it on the form, and as others read it.
_KINDS = (
    ("person", "Ik reageer alleen", "I respond on my own", "Een inwoner", "One resident"),
    (
        "group",
        "Wij zijn een groep bewoners",
        "We are a group of residents",
        "Een bewonersgroep",
        "A group of residents",
    ),
    (
        "organisation",
        "Ik reageer voor een organisatie",
        "I respond for an organisation",
        "Een organisatie",
        "An organisation",
    ),
)

_CRITERIA = (
    (
        "meerwaarde",
        "Meerwaarde voor de buurt",
        "Worth for the neighbourhood",
        "Wat wordt er beter voor bewoners, ook wat u niet in geld kunt zien?",
        "What gets better for residents, also what money does not show?",
    ),
    (
        "kwaliteit",
        "Kwaliteit",
        "Quality",
        "Wordt het werk minstens zo goed gedaan als nu?",
        "Will the work be done at least as well as now?",
    ),
    (
        "kosten",
        "Kosten",
        "Costs",
        "Kost het niet meer dan nu, of is het de extra kosten waard?",
        "Does it cost no more than now, or is it worth the extra cost?",
    ),
    (
        "draagvlak",
        "Steun en betrokkenheid",
        "Support and involvement",
        "Wie doen mee, wie staan erachter, en wie heeft er last van?",
        "Who take part, who stand behind it, and who might be bothered by it?",
    ),
    (
        "continuiteit",
        "Zeker voor de hele periode",
        "Sure for the whole period",
        "Gaat het werk door als iemand stopt, en wat gebeurt er als het misgaat?",
        "Does the work go on when somebody stops, and what happens when it goes wrong?",
    ),
)

# code, words, rejection, inadmissible, left out
_REASONS = (
    ("GEEN_BESTAANDE_TAAK", "Dit is geen taak van de gemeente",
     "This is not a task of the municipality", True, True, False),
    ("VOORBEHOUDEN_TAAK", "Alleen de gemeente mag deze taak doen",
     "Only the municipality may do this task", True, True, False),
    ("NIET_GEWORTELD", "Er is nog te weinig band met de buurt",
     "There is too little connection with the neighbourhood yet", True, False, False),
    ("GEEN_MEERWAARDE", "Het plan voegt te weinig toe voor bewoners",
     "The plan adds too little for residents", True, False, False),
    ("DUURDER", "Het plan kost meer dan nu, zonder dat het beter wordt",
     "The plan costs more than now, without getting better", True, False, False),
    ("KWALITEIT_LAGER", "De kwaliteit wordt lager dan nu",
     "The quality becomes lower than now", True, False, False),
    ("ONVOLDOENDE_DRAAGVLAK", "Er is te weinig steun in de buurt",
     "There is too little support in the neighbourhood", True, False, False),
    ("CONTINUITEIT", "Niet zeker dat het werk de hele periode doorgaat",
     "It is not certain that the work goes on for the whole period", True, False, False),
    ("GEEN_BUDGET", "Er is geen geld voor beschikbaar",
     "There is no money for it", True, False, False),
    ("LOPEND_CONTRACT", "Er loopt nog een contract met een ander",
     "There still is a contract with someone else", True, False, False),
    ("LOPENDE_AANBESTEDING", "Er loopt al een aanbesteding",
     "A tender is already under way", True, True, False),
    ("MARKTINITIATIEF", "Dit is een gewone opdracht voor de markt",
     "This is an ordinary job for the market", True, True, False),
    ("STRIJD_MET_WET", "Een wet of regel staat dit niet toe",
     "A law or rule does not allow this", True, True, False),
    ("DUBBEL", "Deze reactie is al eerder ingediend",
     "This response was sent in before", True, True, False),
    ("NIET_ONTVANKELIJK", "Het plan past niet bij deze oproep of bij dit loket",
     "The plan does not fit this call or this desk", False, True, False),
    ("ONVOLLEDIG", "Er ontbreken gegevens, ook na ons verzoek om aanvulling",
     "Information is missing, also after we asked for it", False, False, True),
)  # fmt: skip

_EXCLUDED = (
    (
        "Taken die alleen de overheid mag doen",
        "Tasks that only the government may do",
        "Zoals paspoorten, vergunningen en handhaving. Meehelpen eromheen kan vaak wel.",
        "Such as passports, permits and enforcement. Helping around it often is possible.",
    ),
    (
        "Belastingen en tarieven",
        "Taxes and charges",
        "Daarover beslist de gemeenteraad. U kunt inspreken bij de raad.",
        "The council decides on those. You can speak at the council.",
    ),
    (
        "Een besluit waar u het niet mee eens bent",
        "A decision that you do not agree with",
        "Daarvoor is bezwaar maken de weg. Bel ons, dan helpen wij u op weg.",
        "Objecting is the way for that. Call us and we help you on your way.",
    ),
    (
        "Een klacht over een medewerker",
        "A complaint about a member of staff",
        "Daarvoor heeft de gemeente een klachtenregeling. Bel ons, dan helpen wij u op weg.",
        "The municipality has a complaints procedure for that. Call us and we help you.",
    ),
)

DEFAULT_LISTS: Mapping[str, tuple[dict[str, Any], ...]] = {
    "applicant_kinds": tuple(
        {
            "code": code,
            "label": label,
            "label_en": label_en,
            "public_label": public_label,
            "public_label_en": public_label_en,
        }
        for code, label, label_en, public_label, public_label_en in _KINDS
    ),
    "criteria": tuple(
        {
            "code": code,
            "name": name,
            "name_en": name_en,
            "explanation": explanation,
            "explanation_en": explanation_en,
        }
        for code, name, name_en, explanation, explanation_en in _CRITERIA
    ),
    "reasons": tuple(
        {
            "code": code,
            "label": label,
            "label_en": label_en,
            "for_rejection": rejection,
            "for_inadmissible": inadmissible,
            "for_left_out": left_out,
        }
        for code, label, label_en, rejection, inadmissible, left_out in _REASONS
    ),
    "excluded_subjects": tuple(
        {
            "name": name,
            "name_en": name_en,
            "explanation": explanation,
            "explanation_en": explanation_en,
        }
        for name, name_en, explanation, explanation_en in _EXCLUDED
    ),
}
