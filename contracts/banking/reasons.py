"""Why a bank refuses, in words.

Codes: ISO 20022 external code sets, ExternalStatusReason1Code and ExternalReturnReason1Code.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

REASONS: Final[Mapping[str, Promise]] = MappingProxyType(
    {
        "AC01": gettext_lazy("Het rekeningnummer klopt niet."),
        "AC03": gettext_lazy("Het rekeningnummer van de ontvanger klopt niet."),
        "AC04": gettext_lazy("De rekening is opgeheven."),
        "AC06": gettext_lazy("De rekening is geblokkeerd."),
        "AC13": gettext_lazy("Dit soort rekening kan deze betaling niet ontvangen."),
        "AG01": gettext_lazy("Deze rekening mag niet voor zulke betalingen worden gebruikt."),
        "AG02": gettext_lazy("De bank kent dit soort opdracht niet."),
        "AM02": gettext_lazy("Het bedrag is hoger dan de bank toestaat."),
        "AM04": gettext_lazy("Er staat te weinig geld op de rekening."),
        "AM05": gettext_lazy("De bank zag deze betaling al eerder."),
        "AM09": gettext_lazy("Het bedrag klopt niet."),
        "BE01": gettext_lazy("Naam en rekeningnummer horen niet bij elkaar."),
        "BE04": gettext_lazy("Het adres van de ontvanger is niet compleet."),
        "BE05": gettext_lazy("De bank kent de opdrachtgever niet."),
        "BE06": gettext_lazy("De bank kent de klant niet."),
        "CUST": gettext_lazy("De opdrachtgever wilde de betaling niet meer."),
        "DT01": gettext_lazy("De betaaldag klopt niet."),
        "DUPL": gettext_lazy("De bank zag deze betaling al eerder."),
        "FF01": gettext_lazy("Het bestand heeft niet de goede vorm."),
        "FOCR": gettext_lazy("De betaling is op verzoek teruggestort."),
        "MD07": gettext_lazy("De rekeninghouder is overleden."),
        "MS02": gettext_lazy("De ontvanger weigerde de betaling, zonder reden."),
        "MS03": gettext_lazy("De bank gaf geen reden."),
        "NOAS": gettext_lazy("De ontvanger antwoordde niet."),
        "RC01": gettext_lazy("De bank van de ontvanger (BIC) klopt niet."),
        "RR01": gettext_lazy("De gegevens van de rekening ontbreken."),
        "RR02": gettext_lazy("Naam of adres van de opdrachtgever ontbreekt."),
        "RR03": gettext_lazy("Naam of adres van de ontvanger ontbreekt."),
        "RR04": gettext_lazy("De bank mag de betaling niet uitvoeren van de toezichthouder."),
        "TM01": gettext_lazy("De opdracht kwam te laat binnen."),
    }
)


def reason_words(code: str, text: str = "") -> str:
    """Return why the bank refused: words for the code, the code itself, and what the bank wrote."""
    words = str(REASONS.get(code, "")) or _("De bank gaf geen reden die wij kennen.")
    said = f" ({code})" if code else ""
    wrote = " " + _("De bank schreef: “%(text)s”.") % {"text": text} if text else ""
    return f"{words}{said}{wrote}"
