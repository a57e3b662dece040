"""The worked examples of the page that people read. The tests send every one of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from contracts.api.body_examples import BODIES
from contracts.api.enums import Scope

NUMBER: Final = "NUMMER"
"""Stands for the number of the reader's own contract."""


@dataclass(frozen=True)
class Example:
    """One request in words and as a command: `path` below /api/v1, with NUMBER for the contract.

    `scope` is what a key needs for it ("" when no key is needed), `status` what it answers.
    """

    title: str
    words: str
    path: str
    status: int = 200
    scope: str = ""
    body: Mapping[str, Any] | None = None

    def command(self, base: str) -> str:
        """Return it for the command line; `base` is where the API stands, without a last slash."""
        parts = [f"curl {base}/{self.path}"]
        if self.scope:
            parts.append('-H "Authorization: Bearer $SLEUTEL"')
        if self.body is not None:
            parts.append('-H "Content-Type: application/json"')
            parts.append('-H "Idempotency-Key: $(uuidgen)"')
            parts.append(f"-d '{json.dumps(self.body, ensure_ascii=False)}'")
        return " \\\n  ".join(parts)


EXAMPLES: Final = (
    Example(
        "Welke contracten zijn er?",
        "Zonder sleutel. In het antwoord staat van elk contract het nummer; zet dat hieronder in "
        f"de plaats van {NUMBER}.",
        "prestatiecontracten",
    ),
    Example(
        "Wat is er per periode vastgesteld en betaald?",
        "Ook zonder sleutel. Wat iets zou zeggen over een paar mensen, staat er niet in.",
        f"prestatiecontracten/{NUMBER}/afrekeningen",
    ),
    Example(
        "Een resultaat inleveren",
        f"Met een sleutel die “{Scope.WRITE_OBSERVATIONS.value}” mag. Een getal is tekst, zodat "
        "niets wordt afgerond. Stuurt u dezelfde Idempotency-Key nog eens, dan gebeurt er niets "
        "dubbel. Eén fout houdt alles tegen; het antwoord noemt elke fout met het veld.",
        f"prestatiecontracten/{NUMBER}/metingen",
        201,
        Scope.WRITE_OBSERVATIONS,
        BODIES["metingen-inleveren"],
    ),
    Example(
        "Kijken wat er met uw resultaten gebeurde",
        f"Met een sleutel die “{Scope.READ_OBSERVATIONS.value}” mag. U ziet of iets is aangenomen, "
        "voor hoeveel, en waarom niet.",
        f"prestatiecontracten/{NUMBER}/metingen",
        scope=Scope.READ_OBSERVATIONS,
    ),
    Example(
        "Een hele rapportage inleveren",
        f"Met een sleutel die “{Scope.WRITE_REPORTS.value}” mag, over een periode waarvan de "
        "rapportage is gevraagd; die staat met haar indicatoren bij rapportages. Losse metingen "
        "kunnen mee. Alles klopt en wordt ingeleverd, of er gebeurt niets.",
        f"prestatiecontracten/{NUMBER}/rapportages/2026-01-01/inleveringen",
        201,
        Scope.WRITE_REPORTS,
        BODIES["rapportage-inleveren"],
    ),
    Example(
        "Een antwoord van de bank inlezen",
        f"Met een sleutel die “{Scope.WRITE_BANK_ANSWERS.value}” mag, van iemand die betalingen "
        "vrijgeeft. Het bestand (pain.002, camt.053 of CSV) gaat als base64 mee. Er wordt nog "
        "niets geboekt: het antwoord zegt wat elke regel betekent. Klopt dat, stuur dan het "
        "controlegetal naar verwerkingen.",
        "bankantwoorden",
        201,
        Scope.WRITE_BANK_ANSWERS,
        BODIES["bankantwoord-inlezen"],
    ),
    Example(
        "Bijblijven",
        "Wat er bij kwam of veranderde, in volgorde. Bewaar waar u bent gebleven en vraag daarna "
        "alleen wat nieuw is.",
        "wijzigingen",
    ),
)
