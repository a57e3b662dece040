"""The words for each refusal of a service of this app; the error itself is `challenges.errors`."""

from django.utils.translation import gettext_lazy

from pages.challenges.errors import Refused

MESSAGES = {
    "link_expired": gettext_lazy(
        "Deze link is niet meer geldig: u had hem binnen drie dagen moeten gebruiken. Vul het"
        " formulier nog een keer in, dan krijgt u een nieuwe link."
    ),
    "withdrawn": gettext_lazy("U hebt dit ingetrokken. Vul het formulier opnieuw in."),
    "closed": gettext_lazy("De oproep of het plan is gesloten. U kunt geen vragen meer stellen."),
    "already_supports": gettext_lazy(
        "Met dit e-mailadres steunt u dit plan al. Elk adres telt één keer."
    ),
    "support_closed": gettext_lazy("Dit plan kunt u niet meer steunen."),
    "not_sent": gettext_lazy("Verstuur eerst uw reactie. Daarna kunt u uw plan openbaar maken."),
    "asked_to_be_forgotten": gettext_lazy(
        "U hebt gevraagd om uw gegevens te wissen. Daarom kunt u uw plan niet openbaar maken."
    ),
    "taken_down": gettext_lazy("De gemeente heeft dit plan weggehaald. U kunt het niet volgen."),
    "changed_meanwhile": gettext_lazy(
        "Een collega bewaarde intussen een andere tekst. Die staat hieronder. Neem over wat nodig"
        " is en bewaar opnieuw: uw tekst staat nog in het formulier."
    ),
    "nothing_chosen": gettext_lazy("Kies waarover u bericht wilt."),
    "already_follows": gettext_lazy("Met dit e-mailadres volgt u dit al."),
    "not_removed": gettext_lazy("Deze tekst is niet weggehaald."),
    "objected_before": gettext_lazy("U maakte al bezwaar. Een medewerker kijkt opnieuw."),
    "nothing_reported": gettext_lazy("Een collega was u voor: er wacht geen melding meer."),
    "same_person": gettext_lazy(
        "U haalde deze tekst zelf weg. Een collega moet het bezwaar beoordelen."
    ),
    "meeting_past": gettext_lazy("Aanmelden voor deze bijeenkomst kan niet meer."),
    "meeting_full": gettext_lazy(
        "Deze bijeenkomst is vol. Bel ons, dan zoeken wij een andere manier."
    ),
    "already_comes": gettext_lazy("Met dit e-mailadres bent u al aangemeld."),
    "answer_needed": gettext_lazy("Schrijf een antwoord voordat u publiceert."),
    "text_needed": gettext_lazy("Schrijf op welke vraag u publiceert."),
    "reason_needed": gettext_lazy("Schrijf op waarom, in minstens tien tekens."),
    "personal_data": gettext_lazy(
        "Er lijken persoonsgegevens in de tekst te staan. Haal ze weg, of kruis aan dat u hebt"
        " gekeken en dat de tekst zo mag blijven."
    ),
    "already_answered": gettext_lazy("Op deze vraag is al geantwoord."),
}


def words_of(refused: Refused) -> str:
    """The sentence for a refusal."""
    return str(MESSAGES[refused.code])
