"""The list of public documents, as the Woo asks: agreements, accounts and decisions together.

First only what is needed for the order, then the whole of what stands on one page: the list may be
long, and the hash of a document is over what everybody may read of it now.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from contracts.budgets.selectors.signings import Signing
from contracts.information_categories import ADOPTED, SIGNED
from contracts.selectors.public_records import PublicDocument
from pages import public_results
from pages.challenges.openness.decision_documents import (
    DecisionKey,
    decision_documents,
    decision_keys,
)

FORMAT = "public-documents/2"


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in the list, and where the rest of it comes from."""

    on: date
    number: str
    source: PublicDocument | Signing | DecisionKey


def entries() -> list[Entry]:
    """Every public document, the newest first."""
    found = [Entry(row.on, row.identifier, row) for row in public_results.all_documents()]
    found += [Entry(row.on, row.number, row) for row in public_results.all_signings()]
    found += [Entry(row.on, row.number, row) for row in decision_keys()]
    return sorted(found, key=lambda row: (row.on, row.number), reverse=True)


def documents_of(page: Iterable[Entry]) -> list[PublicDocument]:
    """The whole of these, in the same order."""
    shown = list(page)
    keys = {row.source.response_id for row in shown if isinstance(row.source, DecisionKey)}
    decisions = decision_documents(keys) if keys else {}
    found = (_document(row, decisions) for row in shown)
    return [row for row in found if row is not None]


def _document(row: Entry, decisions: dict[str, PublicDocument]) -> PublicDocument | None:
    if isinstance(row.source, PublicDocument):
        return row.source
    if isinstance(row.source, Signing):
        return public_results.signing_document(row.source)
    return decisions.get(row.number)


def as_data(row: PublicDocument, base: str) -> dict[str, Any]:
    """One of them for machines, with the words and value lists of DiWoo where it has them."""
    handling = SIGNED if row.is_signed else ADOPTED
    return {
        "identifier": row.identifier,
        "officieleTitel": row.title,
        "informatiecategorie": {"label": row.category, "resource": row.category_url},
        "creatiedatum": row.on.isoformat(),
        "documenthandeling": {
            "soortHandeling": {"label": str(handling.label), "resource": handling.resource},
            "atTime": row.on.isoformat(),
        },
        "versie": row.version,
        "stand": str(row.standing.label),
        "standSinds": row.standing_on.isoformat() if row.standing_on else None,
        "vervangenDoor": row.replaced_by or None,
        "url": f"{base}{row.url}",
        "pdf": f"{base}{row.pdf_url}" if row.pdf_url else None,
        "sha256VanInhoud": row.sha256,
    }
