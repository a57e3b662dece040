"""The demo responses: to which call, how long ago, and what became of each."""

from dataclasses import dataclass

from pages.challenges.documents import ResponseDocument
from pages.challenges.enums import Action, Remedies
from pages.challenges.services.objecting import ObjectionText
from pages.challenges.services.proposing import DecisionText
from pages.demo import response_texts as texts

GREEN, HOUSE, LANGUAGE = "groen-in-de-waterwijk", "buurthuis-de-sluis", "taalles-dichtbij"
PLAY = "speelplekken-noord"
OWN = ""  # no call: a challenge of somebody's own


@dataclass(frozen=True)
class Demo:
    """One response: to which call, how many days ago, and what happened after."""

    call: str
    sent_days_ago: int
    document: ResponseDocument
    taken_up_days_ago: int | None = None
    question: str = ""
    # What came in on paper a week after the question, typed in by the municipality.
    completion: ResponseDocument | None = None
    note: str = ""
    extended_days_ago: int | None = None
    extension: str = ""
    decided_days_ago: int | None = None
    decision: DecisionText | None = None
    withdrawn_days_ago: int | None = None
    # When it was closed because the municipality withdrew the call: on that day or later.
    closed_days_ago: int | None = None
    has_agreement: bool = False
    # Where the case waits, when it was weighed and not decided.
    waits: str = ""
    objection: str = ""
    objection_answer: ObjectionText | None = None


REFUSED_EXAM = DecisionText(
    action=Action.REJECT,
    reason=(
        "Uw plan richt zich op mensen die bijna examen doen. Voor hen zijn er al drie groepen"
        " met plaats. Wij zien niet wie er met uw plan bij komt."
    ),
    reason_codes=("GEEN_MEERWAARDE",),
    how_to_succeed=(
        "Zoek mensen die nu nergens les hebben, bijvoorbeeld via de voedselbank, en laat zien"
        " hoeveel van hen willen beginnen."
    ),
    remedies=Remedies.OBJECTION,
)
REFUSED_WALK = DecisionText(
    action=Action.REJECT,
    reason=(
        "Uw plan kost meer per deelnemer dan de lessen van nu, terwijl wij niet zien dat"
        " deelnemers er sneller mee leren."
    ),
    reason_codes=("DUURDER",),
    how_to_succeed=(
        "Laat met een proef van drie maanden zien wat deelnemers leren en reken opnieuw uit wat"
        " het per deelnemer kost."
    ),
    remedies=Remedies.OBJECTION,
)
DEMOS = (
    Demo(GREEN, 2, texts.GARDENERS),
    Demo(
        GREEN,
        11,
        texts.STREET,
        taken_up_days_ago=8,
        note="Gebeld met de wijkbeheerder: die kent de straat en is enthousiast.",
        extended_days_ago=4,
        extension=(
            "Uw plan raakt ook het riool onder de straat. Wij wachten op de tekening van het"
            " waterschap, want zonder die tekening weten wij niet of er bomen kunnen staan."
        ),
    ),
    Demo(
        HOUSE,
        20,
        texts.HOUSE,
        taken_up_days_ago=15,
        question="Wie is er op zondag aanwezig, en wie belt bij storing de gemeente?",
    ),
    Demo(
        GREEN,
        23,
        texts.BANKSIDE,
        taken_up_days_ago=20,
        question="Wie maait er als het nat is, en wat kost het gereedschap?",
        completion=texts.BANKSIDE_COMPLETED,
    ),
    Demo(HOUSE, 30, texts.KITCHEN, withdrawn_days_ago=25),
    Demo(PLAY, 60, texts.PLAYERS, taken_up_days_ago=56, closed_days_ago=48),
    # Too late on purpose: the list must show what that looks like. No call promised a day, so the
    # eight weeks of the law hold.
    Demo(OWN, 75, texts.CHOIR, taken_up_days_ago=71),
    Demo(
        LANGUAGE,
        92,
        texts.LANGUAGE_CAFE,
        taken_up_days_ago=88,
        decided_days_ago=60,
        decision=DecisionText(
            action=Action.ACCEPT,
            reason=(
                "Uw plan brengt mensen bij elkaar die nu thuis zitten. De vier avonden laten zien"
                " dat de buurt meedoet. De kosten per deelnemer zijn niet hoger dan nu."
            ),
            amount_cents=44_650_50,
        ),
        has_agreement=True,
    ),
    Demo(
        LANGUAGE,
        90,
        texts.BUDDIES,
        taken_up_days_ago=84,
        decided_days_ago=52,
        decision=DecisionText(
            action=Action.ACCEPT_WITH_CONDITIONS,
            reason=(
                "Een maatje binnen twee weken is veel sneller dan de wachtlijst nu. Wij weten nog"
                " niet zeker of er genoeg maatjes zijn voor zestig mensen."
            ),
            conditions="Begin met twintig mensen. Na een half jaar kijken wij samen hoe het gaat.",
            amount_cents=21_000_00,
        ),
    ),
    Demo(
        LANGUAGE,
        86,
        texts.APP,
        taken_up_days_ago=80,
        decided_days_ago=45,
        decision=DecisionText(
            action=Action.REJECT,
            reason=(
                "Uw plan kost meer dan twee keer zoveel als de lessen nu. Deelnemers zeiden ons"
                " dat zij juist mensen willen ontmoeten, en dat kan niet met alleen een app."
            ),
            reason_codes=("DUURDER", "MARKTINITIATIEF"),
            how_to_succeed=(
                "Zoek een partner in de wijk die de lessen geeft en gebruik de app daarnaast."
                " Reken dan opnieuw uit wat het per deelnemer kost."
            ),
            remedies=Remedies.TALK,
        ),
    ),
    Demo(
        LANGUAGE,
        70,
        texts.LIBRARY,
        taken_up_days_ago=66,
        decided_days_ago=40,
        decision=DecisionText(
            action=Action.SOLVE_WITHOUT_TAKEOVER,
            reason=(
                "U hebt gelijk: wie werkt, kon nooit naar les. Wij beginnen in februari zelf met"
                " twee avondgroepen, op dinsdag en op donderdag in de bibliotheek."
            ),
            conditions=(
                "Vanaf februari geeft de gemeente twee avondgroepen, op dinsdag en op donderdag,"
                " in de bibliotheek."
            ),
        ),
    ),
    Demo(
        LANGUAGE,
        68,
        texts.UNFINISHED,
        taken_up_days_ago=64,
        question="Wat gaat u precies doen, met wie, en wat kost het?",
        decided_days_ago=35,
        decision=DecisionText(
            action=Action.LEAVE_OUT,
            reason=(
                "Wij konden uw plan niet beoordelen, omdat niet duidelijk is wat u gaat doen. Op"
                " onze vraag om meer uitleg hebben wij geen antwoord gekregen."
            ),
            reason_codes=("ONVOLLEDIG",),
            how_to_succeed=(
                "Vertel wat u gaat doen, met wie en wat het ongeveer kost. Wij helpen u graag"
                " met opschrijven: bel ons voor een afspraak."
            ),
            remedies=Remedies.OBJECTION,
        ),
    ),
    Demo(
        LANGUAGE,
        98,
        texts.PASSPORTS,
        taken_up_days_ago=97,
        decided_days_ago=85,
        decision=DecisionText(
            action=Action.DECLARE_INADMISSIBLE,
            reason=(
                "Paspoorten mag volgens de wet alleen de gemeente uitgeven. Uw plan gaat ook niet"
                " over taallessen, en daar is deze oproep voor."
            ),
            reason_codes=("VOORBEHOUDEN_TAAK", "NIET_ONTVANKELIJK"),
            how_to_succeed=(
                "Een koffietafel naast ons loket in het buurthuis kan wel. Bel ons, dan kijken"
                " wij samen wat u daar zou kunnen doen."
            ),
            remedies=Remedies.OBJECTION,
        ),
    ),
    Demo(GREEN, 20, texts.BENCH, taken_up_days_ago=18, waits="advised"),
    Demo(GREEN, 21, texts.ORCHARD, taken_up_days_ago=12, waits="changes_proposed"),
    Demo(
        HOUSE,
        34,
        texts.WORKSHOP,
        taken_up_days_ago=30,
        waits="decision_proposed",
        decision=DecisionText(
            action=Action.ACCEPT,
            reason=(
                "De werkplaats maakt van een leeg lokaal een plek waar buren elkaar helpen. De"
                " kosten zijn lager dan de huur die wij nu voor het lege lokaal betalen."
            ),
            amount_cents=9_400_00,
        ),
    ),
    Demo(
        LANGUAGE,
        84,
        texts.EXAM,
        taken_up_days_ago=80,
        decided_days_ago=20,
        decision=REFUSED_EXAM,
        objection="Wij hebben wel gebeld met deelnemers. Het verslag daarvan is niet gelezen.",
    ),
    Demo(
        LANGUAGE,
        88,
        texts.WALK,
        taken_up_days_ago=84,
        decided_days_ago=50,
        decision=REFUSED_WALK,
        objection="Onze begroting is anders gelezen dan wij haar schreven: het is per jaar.",
        objection_answer=ObjectionText(
            action=Action.ACCEPT,
            reason=(
                "U hebt gelijk: wij lazen het bedrag als een bedrag per maand. Per jaar kost uw"
                " plan minder dan de lessen van nu, en de groepen zijn er al."
            ),
            amount_cents=3_600_00,
        ),
    ),
)
