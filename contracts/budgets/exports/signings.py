"""A signed agreement as everybody may read it: who agreed on what, without names and signatures.

The file that was signed stays private. Its hash is told, so that who has it can see that it is the
same one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from contracts.budgets.selectors.signings import Signing, public_signings
from contracts.enums import DocumentStanding, PartyRole
from contracts.exports.report_document import (
    Bullets,
    Facts,
    Paragraphs,
    ReportDocument,
    Section,
    to_data,
)
from contracts.information_categories import COVENANTS
from contracts.selectors.public_names import NameKeeper
from contracts.selectors.public_records import PublicDocument
from contracts.selectors.publication import PARTY, HeldBack, held_back_of
from contracts.snapshots import digest
from contracts.terms_documents import read_terms
from contracts.wording import Language, format_date, terms_sentences

# An agreement is signed in Dutch.
LANGUAGE: Final[Language] = "nl"


@dataclass(frozen=True, slots=True)
class PublicEdition:
    """What a page and a PDF are made of, as a kept document has it."""

    number: str
    version: int
    language: str
    title: str
    content: dict[str, Any]
    sha256: str
    made_at: datetime


def signing_report(signing: Signing) -> ReportDocument:
    """Return what everybody may read of a signed agreement.

    Of a signature that was taken back only that: its terms never held.
    """
    with override(LANGUAGE):
        agreement = signing.agreement
        held = held_back_of(agreement)
        names = NameKeeper(agreement, held)
        facts = _facts(signing, held)
        sections = [Section(_("Wat is ondertekend"), (Facts(facts), _left_out()))]
        if signing.standing != DocumentStanding.WITHDRAWN:
            sections += _agreed(signing, names, held)
        report: ReportDocument = names.without_hidden(
            ReportDocument(
                language=LANGUAGE,
                municipality=_payer(names, held),
                name=_("Overeenkomst"),
                title=agreement.title,
                subtitle=agreement.number,
                cover=((_("Ondertekend op"), format_date(signing.on, LANGUAGE)),),
                sections=tuple(sections),
            )
        )
        return report


def signing_edition(signing: Signing) -> PublicEdition:
    """Return the same with its number, version and hash."""
    document = signing_report(signing)
    content = to_data(document)
    return PublicEdition(
        number=signing.number,
        version=signing.version,
        language=LANGUAGE,
        title=f"{document.name}: {document.title}",
        content=content,
        sha256=digest(content),
        made_at=signing.at,
    )


def signing_document(signing: Signing) -> PublicDocument:
    """Return it as it stands in the list of public documents."""
    edition = signing_edition(signing)
    return PublicDocument(
        identifier=signing.number,
        category=str(COVENANTS.label),
        title=edition.title,
        on=signing.on,
        version=signing.version,
        url=reverse("pages:made_document", args=[LANGUAGE, signing.number]),
        sha256=edition.sha256,
        category_url=COVENANTS.resource,
        pdf_url=reverse("pages:made_document_pdf", args=[LANGUAGE, signing.number]),
        is_signed=True,
        standing=signing.standing,
        standing_on=signing.standing_on,
        replaced_by=signing.replaced_by,
    )


def public_edition(number: str, language: str) -> PublicEdition | None:
    """Return a signed agreement by its number, or None."""
    found = (row for row in public_signings() if (row.number, LANGUAGE) == (number, language))
    signing = next(found, None)
    return None if signing is None else signing_edition(signing)


def _agreed(signing: Signing, names: NameKeeper, held: dict[str, HeldBack]) -> list[Section]:
    sections = []
    if "parties" not in held:
        rows = tuple((party.role, party.name) for party in names.parties())
        sections.append(Section(_("Wie het afspraken"), (Facts(rows),)))
    if signing.terms is not None and "terms" not in held:
        sections += [
            Section(part.title, (Bullets(tuple(part.sentences)),))
            for part in terms_sentences(names.in_terms(read_terms(signing.terms)), LANGUAGE)
        ]
    reasons = tuple(
        (held[part].label, _("niet openbaar omdat %(reason)s") % {"reason": held[part].reason})
        for part in ("parties", "terms")
        if part in held
    )
    if reasons:
        sections.append(Section(_("Wat niet openbaar is, en waarom"), (Facts(reasons),)))
    return sections


def _payer(names: NameKeeper, held: dict[str, HeldBack]) -> str:
    """Return who gives the account: the first payer."""
    parties = () if "parties" in held else names.parties()
    role = str(PartyRole.PAYER.label)
    return next((party.name for party in parties if party.role == role), "")


def _facts(signing: Signing, held: dict[str, HeldBack]) -> tuple[tuple[str, str], ...]:
    facts = [(_("Ondertekend op"), format_date(signing.on, LANGUAGE))]
    if signing.terms is not None:
        words = _("versie %(number)s, geldig vanaf %(date)s") % {
            "number": signing.terms.number,
            "date": format_date(signing.terms.valid_from, LANGUAGE),
        }
        facts.append((_("Betaalafspraken"), words))
    if signing.standing_on is not None:
        words = f"{signing.standing.label} ({format_date(signing.standing_on, LANGUAGE)})"
        facts.append((_("Hoe het nu is"), ", ".join(filter(None, (words, signing.replaced_by)))))
    if signing.document is not None:
        facts.append((_("Controlegetal van het getekende bestand"), signing.document.sha256))
        # Beside terms that lack one name, this number would tell whether a guess of it is right.
        if not any(part in ("parties", "terms") or part.startswith(PARTY) for part in held):
            facts.append((_("Controlegetal van de afspraken"), signing.document.terms_sha256))
    return tuple(facts)


def _left_out() -> Paragraphs:
    words = _("Wie tekenden en hun handtekeningen staan er niet in, om mensen te beschermen.")
    return Paragraphs((words,))
