"""What each status means for the resident: plain words, and what happens next."""

from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contracts.enums import AgreementStatus
from pages.challenges.enums import ResponseKind, Status


@dataclass(frozen=True)
class StatusWords:
    """The words and the look of one status."""

    meaning: str | Promise
    next_step: str | Promise
    badge: str  # an NL Design System badge: neutral, active, safe, warning, danger


WORDS = {
    Status.DRAFT: StatusWords(
        _("Uw reactie is nog niet verstuurd."), _("Maak uw reactie af en verstuur haar."), "neutral"
    ),
    Status.SUBMITTED: StatusWords(
        _("Wij hebben uw reactie. Niemand is er nog mee begonnen."),
        _("Binnenkort leest een medewerker uw plan."),
        "active",
    ),
    Status.COMPLETION_REQUESTED: StatusWords(
        _("Wij missen iets in uw reactie en hebben u daarom gevraagd."),
        _("Vul uw reactie aan. Daarna gaan wij verder."),
        "warning",
    ),
    Status.IN_HANDLING: StatusWords(
        _("Een medewerker leest uw plan en bespreekt het met anderen."),
        _("Wij nemen een besluit en sturen u een uitleg."),
        "active",
    ),
    Status.ADVISED: StatusWords(
        _("Verschillende mensen hebben uw plan beoordeeld. Hun advies is klaar."),
        _("Wij bereiden een besluit voor. Soms stellen wij u eerst een aanpassing voor."),
        "active",
    ),
    Status.CHANGES_PROPOSED: StatusWords(
        _("Wij stellen voor om uw plan op een paar punten aan te passen."),
        _("Lees ons voorstel en laat weten of u het ermee eens bent. Daarna gaan wij verder."),
        "warning",
    ),
    Status.DECISION_PROPOSED: StatusWords(
        _("Het besluit ligt klaar bij degene die erover gaat."),
        _("U krijgt het besluit met een uitleg."),
        "active",
    ),
    Status.ACCEPTED: StatusWords(
        _("Wij willen uw plan met u uitvoeren."),
        _("Wij bellen u om samen een overeenkomst te maken."),
        "safe",
    ),
    Status.ACCEPTED_WITH_CONDITIONS: StatusWords(
        _(
            "Wij willen uw plan met u uitvoeren, met de aanpassingen waar wij het samen over eens"
            " zijn."
        ),
        _("Wij bellen u om samen een overeenkomst te maken."),
        "safe",
    ),
    Status.REJECTED: StatusWords(
        _("Wij gaan niet verder met uw plan. Hieronder leest u waarom, en hoe het wel kan."),
        _("Wilt u erover praten? Bel ons."),
        "danger",
    ),
    Status.LEFT_OUT: StatusWords(
        _("Wij behandelen uw reactie niet, omdat er gegevens ontbreken."),
        _("Met de juiste gegevens kunt u opnieuw reageren zolang de oproep open is."),
        "danger",
    ),
    Status.INADMISSIBLE: StatusWords(
        _("Uw reactie past niet bij deze oproep. Daarom kunnen wij haar niet behandelen."),
        _("Bel ons. Misschien kan uw idee op een andere manier."),
        "danger",
    ),
    Status.SOLVED_WITHOUT_TAKEOVER: StatusWords(
        _("De gemeente blijft het werk zelf doen en neemt uw wensen over."),
        _("Hieronder leest u wat wij gaan doen."),
        "safe",
    ),
    Status.WITHDRAWN: StatusWords(
        _("Deze reactie is ingetrokken. Wij doen er niets meer mee."),
        _("U mag opnieuw reageren zolang de oproep open is."),
        "neutral",
    ),
    Status.CALL_WITHDRAWN: StatusWords(
        _("Wij hebben de oproep ingetrokken. Daarom stopt uw zaak zonder besluit."),
        _("Hieronder leest u waarom. Wilt u erover praten? Bel ons."),
        "neutral",
    ),
    Status.OBJECTION: StatusWords(
        _("U hebt bezwaar gemaakt. Iemand die er nog niet bij was, kijkt opnieuw."),
        _("Wij horen graag uw kant. Daarna krijgt u een nieuw antwoord met uitleg."),
        "active",
    ),
    Status.RUNNING: StatusWords(
        _("Uw plan wordt uitgevoerd."),
        _("Wij houden contact over hoe het gaat en wat het oplevert."),
        "safe",
    ),
    Status.FINISHED: StatusWords(
        _("De uitvoering van uw plan is klaar."),
        _("Bedankt voor uw inzet. Wilt u verder? Bel ons."),
        "safe",
    ),
    Status.ENDED_EARLY: StatusWords(
        _("De uitvoering is eerder gestopt dan wij hadden afgesproken."),
        _("Hebt u vragen over wat er nu gebeurt? Bel ons."),
        "warning",
    ),
}

# Of an agreement, as the resident reads it; a draft says something else while it is being written.
AGREEMENT_BEING_WRITTEN = _(
    "Wij schrijven het concept van uw overeenkomst, met nummer %(number)s. U krijgt bericht als"
    " het klaar is. U leest het dan hier."
)
AGREEMENT_NEVER_BEGAN = _("Uw overeenkomst, met nummer %(number)s, eindigde voordat zij begon.")
AGREEMENT_WORDS = {
    AgreementStatus.CONCEPT: _(
        "Het concept van uw overeenkomst, met nummer %(number)s, ligt klaar. Wij nemen het samen"
        " met u door. Zolang niet beide hebben ondertekend, ligt er nog niets vast."
    ),
    AgreementStatus.SIGNED: _("Uw overeenkomst, met nummer %(number)s, is ondertekend."),
    AgreementStatus.ACTIVE: _("Uw overeenkomst, met nummer %(number)s, loopt."),
    AgreementStatus.SUSPENDED: _(
        "Uw overeenkomst, met nummer %(number)s, ligt tijdelijk stil. Hebt u vragen? Bel ons."
    ),
    AgreementStatus.ENDED: _(
        "Uw overeenkomst, met nummer %(number)s, is afgelopen. Wat nog open staat, rekenen wij af."
    ),
    AgreementStatus.SETTLED: _(
        "Uw overeenkomst, met nummer %(number)s, is afgelopen en afgerekend."
    ),
}

# A challenge of somebody's own answers no call, so nothing can be said about one.
_UNASKED_WORDS = {
    Status.LEFT_OUT: replace(
        WORDS[Status.LEFT_OUT],
        next_step=_("Met de juiste gegevens kunt u altijd opnieuw een plan insturen."),
    ),
    Status.INADMISSIBLE: replace(
        WORDS[Status.INADMISSIBLE],
        meaning=_("Uw plan past niet bij dit loket. Daarom kunnen wij het niet behandelen."),
    ),
    Status.WITHDRAWN: replace(
        WORDS[Status.WITHDRAWN], next_step=_("U mag altijd opnieuw een plan insturen.")
    ),
    Status.CALL_WITHDRAWN: replace(
        WORDS[Status.CALL_WITHDRAWN], meaning=_("Deze zaak is gestopt zonder besluit.")
    ),
}


def words_for(status: Status, kind: ResponseKind) -> StatusWords:
    """What a status means for whoever sent in a response of this kind."""
    own = _UNASKED_WORDS if kind == ResponseKind.UNASKED else {}
    return own.get(status, WORDS[status])
