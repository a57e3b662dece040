"""Which parts of an agreement the public sees, and why not the others.

The history is the truth: the newest event PART_PUBLISHED or PART_HELD_BACK about a part counts, and
a part without one is public as soon as the agreement is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contracts.enums import EventVerb, PartyRole
from contracts.models import Agreement, AgreementEvent

INDICATOR: Final = "indicator:"
# The name of one party: who acts for themselves is named only when they agreed to that.
PARTY: Final = "party:"
PARTS: Final[Mapping[str, str | Promise]] = {
    "summary": _("samenvatting"),
    "parties": _("wie het afspraken"),
    "targets": _("wat is beloofd"),
    "results": _("wat is bereikt"),
    "amounts": _("bedragen"),
    "timeline": _("wat er gebeurde"),
    "terms": _("hoe het bedrag wordt berekend"),
    "documents": _("documenten"),
}


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A part that is not public, and the reason as the public reads it."""

    part: str
    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class PartStand:
    """A part that can be held back; `held_back` says why it is, or is None."""

    code: str
    label: str
    held_back: HeldBack | None


def parts_of(agreement: Agreement) -> dict[str, str]:
    """Return every part that can be held back, by code, with its label."""
    found = {code: str(label) for code, label in PARTS.items()}
    rows = agreement.indicators.order_by("pk").values_list("code", "name")
    found |= {f"{INDICATOR}{code}": name for code, name in rows}
    # By its code, because the label of what is held back is public as well.
    parties = agreement.parties.exclude(role=PartyRole.PAYER).order_by("pk")
    label = _("naam van partij “%(code)s”")
    return found | {
        f"{PARTY}{code}": label % {"code": code} for code in parties.values_list("code", flat=True)
    }


def held_back_of(agreement: Agreement) -> dict[str, HeldBack]:
    """Return the parts that are held back now, by code."""
    labels = parts_of(agreement)
    verbs = (EventVerb.PART_PUBLISHED, EventVerb.PART_HELD_BACK)
    found: dict[str, HeldBack] = {}
    for event in agreement.events.filter(verb__in=verbs).order_by("pk"):
        found.pop(event.detail, None)
        if event.verb == EventVerb.PART_HELD_BACK and event.detail in labels:
            found[event.detail] = HeldBack(event.detail, labels[event.detail], event.reason)
    return found


def agreements_without(part: str) -> QuerySet[Agreement]:
    """Return the agreements of which a part is held back now."""
    said = AgreementEvent.objects.filter(
        agreement=OuterRef("pk"),
        verb__in=(EventVerb.PART_PUBLISHED, EventVerb.PART_HELD_BACK),
        detail=part,
    )
    newest = Subquery(said.order_by("-pk").values("verb")[:1])
    return Agreement.objects.annotate(part_verb=newest).filter(part_verb=EventVerb.PART_HELD_BACK)


def part_stands(agreement: Agreement) -> list[PartStand]:
    """Return every part with how it stands, for who decides about it."""
    held = held_back_of(agreement)
    return [PartStand(code, label, held.get(code)) for code, label in parts_of(agreement).items()]
