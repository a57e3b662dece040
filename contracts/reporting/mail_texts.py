"""The words of every e-mail of this app; `{name}` is filled in by who queues it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contracts.reporting.enums import ReportMailKind as Kind

# For each kind its subject, and its sentences: one paragraph each.
MAIL_TEXTS: Final[Mapping[str, tuple[str | Promise, tuple[str | Promise, ...]]]] = MappingProxyType(
    {
        Kind.ASKED: (
            _("Rapportage {period} voor {number}"),
            (
                _("De periode {period} van “{title}” is voorbij."),
                _("Wilt u uiterlijk {due} invullen wat u hebt bereikt?"),
                _("Lukt dat niet op tijd? Vraag dan om uitstel."),
            ),
        ),
        Kind.BEFORE: (
            _("Nog even: rapportage {period} voor {number}"),
            (
                _("Over enige dagen, op {due}, verwachten wij uw rapportage over “{title}”."),
                _("Lukt dat niet op tijd? Vraag dan om uitstel."),
            ),
        ),
        Kind.ON_TIME: (
            _("Vandaag: rapportage {period} voor {number}"),
            (
                _("Wij verwachten uiterlijk {due} uw rapportage over “{title}”."),
                _("Lukt dat niet op tijd? Vraag dan om uitstel."),
            ),
        ),
        Kind.AFTER: (
            _("Te laat: rapportage {period} voor {number}"),
            (
                _("Uw rapportage over “{title}” moest er op {due} zijn. Wij hebben haar nog niet."),
                _("Zonder rapportage kan de toetser niet verder en wordt er niet betaald."),
            ),
        ),
        Kind.ESCALATED: (
            _("Rapportage {period} voor {number} blijft uit"),
            (
                _("De uitvoerder van “{title}” heeft nog niet gerapporteerd. Dat moest op {due}."),
                _("Wij hebben de uitvoerder herinnerd. Wilt u contact opnemen?"),
            ),
        ),
        Kind.DELIVERED: (
            _("Rapportage {period} voor {number} is binnen"),
            (_("De uitvoerder van “{title}” heeft gerapporteerd. De toetser kan aan het werk."),),
        ),
        Kind.EXTENSION_ASKED: (
            _("Uitstel gevraagd voor {number}"),
            (
                _("De uitvoerder van “{title}” vraagt uitstel tot en met {until}."),
                _("Wilt u dat toestaan of weigeren?"),
            ),
        ),
        Kind.EXTENSION_DECIDED: (
            _("Besluit over uw uitstel voor {number}"),
            (_("Over uw vraag om uitstel is besloten: {decision}. Uw datum is nu {due}."),),
        ),
        Kind.HANDED_TO: (
            _("Contract {number} is aan u overgedragen"),
            (
                _("U bent vanaf nu de contractmanager van “{title}”."),
                _("De overdracht is gedaan door {by}. De reden is: {reason}"),
                _(
                    "Alle afspraken, metingen en betalingen staan bij het contract. Wilt u kijken"
                    " wat er op u wacht?"
                ),
            ),
        ),
        Kind.HANDED_FROM: (
            _("Contract {number} is overgedragen"),
            (
                _("{manager} is vanaf nu de contractmanager van “{title}”."),
                _("De overdracht is gedaan door {by}. De reden is: {reason}"),
                _(
                    "U krijgt geen berichten meer over dit contract. De geschiedenis kunt u blijven"
                    " lezen."
                ),
            ),
        ),
        Kind.DISPUTE_OPENED: (
            _("De toetser betwist een meting van {number}"),
            (
                _("De toetser is het niet eens met een meting van “{title}”."),
                _("Zolang dat zo is, telt de meting niet mee. Wilt u uiterlijk {due} reageren?"),
            ),
        ),
        Kind.DISPUTE_WRITTEN: (
            _("Nieuw bericht over een meting van {number}"),
            (
                _("Er is gereageerd op een verschil van mening over “{title}”."),
                _("Wilt u uiterlijk {due} antwoorden?"),
            ),
        ),
        Kind.DISPUTE_BEFORE: (
            _("Graag een reactie over een meting van {number}"),
            (_("Wij verwachten uiterlijk {due} een reactie op een verschil van mening."),),
        ),
        Kind.DISPUTE_LATE: (
            _("Een verschil van mening over {number} ligt stil"),
            (
                _("Op een verschil van mening over “{title}” is niet op tijd gereageerd ({due})."),
                _("Wilt u met de partijen praten?"),
            ),
        ),
        Kind.DISPUTE_CLOSED: (
            _("Een verschil van mening over {number} is afgesloten"),
            (_("Het verschil van mening over een meting van “{title}” is voorbij: {outcome}."),),
        ),
    }
)
