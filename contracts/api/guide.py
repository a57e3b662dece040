"""How to begin, for who has only the document: keys, limits, writing once, pages and problems."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

PER: Final[Mapping[str, str]] = MappingProxyType(
    {"s": "seconde", "m": "minuut", "h": "uur", "d": "dag"}
)
GUIDE: Final = """
**Lezen** wat openbaar is, kan zonder sleutel: {anonymous} per internetadres. Met een sleutel:
{token} per sleutel. Is dat op, dan is het antwoord 429 en zegt de kop Retry-After na hoeveel
seconden het weer mag. Een verkeerde sleutel telt als geen sleutel.

**Een sleutel** maakt wie in het contractenloket werkt, daar bij API. Stuur haar mee als
“Authorization: Bearer <sleutel>”. Zij is van een persoon, mag alleen wat is aangevinkt, en nooit
meer dan die persoon in het loket. Bij elk adres staat welk recht nodig is, zoals
“metingen.schrijven”; een recht om te schrijven geeft geen recht om te lezen. Een sleutel geldt
hooguit een jaar en is in het loket in te trekken. Zonder sleutel is het antwoord 401, met een
sleutel die iets niet mag 403, en bij wat u niet mag zien 404.

**Schrijven** gaat met POST en JSON, en met de kop Idempotency-Key: een tekst die u zelf kiest,
voor elk verzoek een nieuwe. Kreeg u geen antwoord, stuur dan precies hetzelfde nog eens: u krijgt
het eerste antwoord, met de kop “Idempotent-Replayed: true”, en er gebeurt niets dubbel. Een ander
verzoek met dezelfde tekst is een 409. Na een fout is er niets bewaard en mag de tekst opnieuw.
Een veld dat niet in dit document staat, is een fout.

**Lijsten** komen in bladzijden (pagina, en paginaGrootte tot 100); _links.next is de volgende,
tot die er niet meer is. Wie wil bijblijven, leest /wijzigingen vanaf de laatste cursor, of vraagt
in het loket om berichten. Van een bericht is Webhook-Signature “v1=” met de hex van HMAC-SHA256
over Webhook-Timestamp, een punt en de inhoud, met uw geheim.

**Fouten** zijn application/problem+json (RFC 9457), met alles wat er mis is tegelijk: per fout
een code die blijft, een zin om te tonen, en waar zij zit (errors[].location).

**Waarden:** dagen als 2026-04-01, naar Nederlandse tijd; momenten in UTC. Een periode loopt van
haar eerste dag tot de eerste dag die er niet meer bij hoort. Bedragen zijn hele centen. Andere
getallen zijn tekst, zodat niets wordt afgerond. Er kunnen velden bij komen: sla over wat u niet
kent. Wat verdwijnt of verandert, krijgt een nieuwe versie in het adres.
"""


def guide(rates: Mapping[str, str]) -> str:
    """Return the guide as paragraphs, with how often one may ask (`120/min`) in words."""
    paragraphs = (" ".join(part.split()) for part in GUIDE.split("\n\n"))
    words = {name: _in_words(rate) for name, rate in rates.items()}
    return "\n\n".join(paragraphs).format(**words)


def _in_words(rate: str) -> str:
    count, _slash, period = rate.partition("/")
    return f"hooguit {count} verzoeken per {PER[period[0]]}"
