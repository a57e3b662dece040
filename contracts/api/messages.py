"""What the API and its screens refuse, in sentences; `apps.py` adds them to those of the core."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MESSAGES: Final[Mapping[str, str | Promise]] = MappingProxyType(
    {
        "token_purpose_missing": _("Schrijf op waarvoor u de sleutel gebruikt."),
        "token_scopes_missing": _("Kies wat de sleutel mag."),
        "token_expiry_past": _("De sleutel moet later aflopen dan vandaag. Kies een latere datum."),
        "token_expiry_far": _("Een sleutel geldt hooguit een jaar. Kies een datum voor {last}."),
        "token_party_foreign": _("U werkt niet voor {party}. Kies een partij waarvoor u werkt."),
        "token_agreement_foreign": _("U ziet contract {number} niet. Kies een ander contract."),
        "token_not_yours": _(
            "Deze sleutel is niet van u. Alleen de eigenaar of een beheerder trekt haar in."
        ),
        "token_revoked_already": _("Deze sleutel was al ingetrokken."),
        "answer_other_file": _(
            "Dit controlegetal is niet van dit bestand. Lees het antwoord opnieuw."
        ),
        "report_draft_missing": _("Er is geen concept bewaard. Stuur de cijfers mee."),
        "report_draft_changed": _(
            "Het concept is intussen opnieuw bewaard, met nummer {number}. Lees het eerst, en "
            "stuur dan dat nummer mee."
        ),
        "figure_twice": _("Deze indicator staat er al. Stuur elke indicator één keer."),
        "figure_no_number": _(
            "In het concept staat bij “{indicator}” “{text}”. Dat is geen getal. Verbeter het."
        ),
        "figure_story_long": _(
            "Het verhaal bij “{indicator}” is langer dan {most} tekens. Maak het korter."
        ),
        "webhook_url_invalid": _("Dit is geen adres waar we een bericht heen kunnen sturen."),
        "webhook_url_https": _("Het adres moet met https:// beginnen."),
        "webhook_url_port": _("Gebruik de gewone poort voor https (443), of poort 8443."),
        "webhook_url_internal": _(
            "Het adres {host} is van een intern netwerk of bestaat niet. Kies een adres dat "
            "iedereen op internet kan bereiken."
        ),
        "webhook_not_yours": _("Dit abonnement is niet van u."),
        "webhook_stopped": _("Dit abonnement is gestopt. Zet het eerst weer aan."),
        "webhook_too_many": _("U hebt al {most} abonnementen. Stop er eerst een."),
    }
)
