"""What one can send to each address that takes something, as the document shows it.

By the id of the operation. The tests send every one of them.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Final

# A small file of the bank, with a reference that is nobody's.
BANK_FILE: Final = b"kenmerk;bedrag;status\nPC-1-2-1;1,50;betaald\n"
BANK_SHA256: Final = sha256(BANK_FILE).hexdigest()
FIGURES: Final = [{"indicator": "baan", "status": "staatBijMetingen", "verhaal": "Het liep goed."}]
BODIES: Final[Mapping[str, Mapping[str, Any]]] = MappingProxyType(
    {
        "metingen-inleveren": {
            "metingen": [{"indicator": "baan", "datum": "2026-05-02", "waarde": "2"}]
        },
        "meting-corrigeren": {"reden": "Telfout.", "waarde": "2"},
        "meting-intrekken": {"reden": "Dubbel ingevoerd."},
        "meting-toetsen": {"oordeel": "geaccepteerd", "isDeContextCompleet": "ja"},
        "rapportage-bewaren": {"gezien": 0, "cijfers": FIGURES},
        "rapportage-inleveren": {"cijfers": FIGURES},
        "rapportage-uitstel-vragen": {
            "totEnMetDatum": "2099-01-01",
            "reden": "Onze teller was ziek.",
        },
        "bankantwoord-inlezen": {
            "naam": "afschrift.csv",
            "inhoud": b64encode(BANK_FILE).decode(),
        },
        "bankantwoord-verwerken": {"sha256": BANK_SHA256},
        "bankantwoord-terzijdeleggen": {
            "sha256": BANK_SHA256,
            "reden": "Dit bestand is van een andere rekening.",
        },
        "bankantwoord-regel-afhandelen": {
            "toelichting": "Was geen betaling van ons.",
            "isBoeken": False,
        },
        "grootboekexport-maken": {"begin": "2026-04-01", "eind": "2026-07-01"},
    }
)
