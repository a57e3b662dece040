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
