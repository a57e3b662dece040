"""Loading a published payment rule from `contracts/examples/` as a running agreement."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.arithmetic import Terms, parse_terms
from contracts.enums import AgreementStatus, EventVerb, PartyKind, PartyRole, VerificationDecision
from contracts.models import Agreement, Observation, Party, PartyMember
from contracts.observation_file import read_observations
from contracts.people import Person
from contracts.services.agreements import draft_agreement
from contracts.services.history import write_event
from contracts.services.imports import observation_rows
from contracts.services.terms import add_terms_version
from contracts.services.verification import verify_observations

EXAMPLES: Final = Path(__file__).resolve().parent.parent / "examples"
BATCH: Final = 1000


def example_ids() -> list[str]:
    """Return the names of all examples."""
    return sorted(path.parent.name for path in EXAMPLES.glob("*/terms.json"))


def load_example(
    *, example_id: str, by: Person, entered_by: Person, verified_by: Person, now: datetime
) -> Agreement:
    """Load an example as an active agreement with its observations, all of them accepted.

    Who loads it manages it. `entered_by` acts for whoever receives the money, `verified_by` for the
    evaluator; both become members of those parties. Loaded before: that agreement, unchanged. An
    example is published, not negotiated, so the checks before a start are not asked of it, and its
    observations are known to be readable. Raises KeyError for an unknown name.
    """
    if example_id not in example_ids():
        raise KeyError(example_id)
    loaded = Agreement.objects.filter(slug=example_id).first()
    if loaded is not None:
        return loaded
    folder = EXAMPLES / example_id
    document = json.loads((folder / "terms.json").read_text())
    about = json.loads((folder / "expected.json").read_text())
    terms = parse_terms(document)
    reading = read_observations((folder / "observations.csv").read_bytes(), [terms])
    with transaction.atomic():
        agreement = _draft(example_id, terms, about, by, now)
        add_terms_version(agreement=agreement, document=document, reason="", by=by, now=now)
        _start(agreement, by, now)
        _add_members(agreement, entered_by, verified_by)
        rows = Observation.objects.bulk_create(
            observation_rows(agreement, reading.observations, entered_by, now, None),
            batch_size=BATCH,
        )
        if rows:
            write_event(
                agreement=agreement,
                verb=EventVerb.OBSERVATIONS_IMPORTED,
                by=entered_by,
                now=now,
                detail=f"observations.csv ({len(rows)})",
            )
        for first in range(0, len(rows), BATCH):
            verify_observations(
                observations=rows[first : first + BATCH],
                decision=VerificationDecision.ACCEPTED,
                by=verified_by,
                now=now,
            )
    agreement.refresh_from_db()
    return agreement


def _draft(
    example_id: str, terms: Terms, about: dict[str, Any], by: Person, now: datetime
) -> Agreement:
    title, note = terms.title or {}, about.get("note", {})
    return draft_agreement(
        title=(title.get("nl") or example_id)[:200],
        title_en=title.get("en", "")[:200],
        summary=note.get("nl", ""),
        summary_en=note.get("en", ""),
        slug=example_id,
        starts_on=terms.periods.start,
        ends_on=terms.periods.until,
        currency=terms.currency,
        parties=[
            (_party(party.label.get("nl") or party.code), party.role, party.code)
            for party in terms.parties
        ],
        source_note="\n".join([note.get("nl", ""), *about.get("sources", [])]).strip(),
        source_note_en="\n".join([note.get("en", ""), *about.get("sources", [])]).strip(),
        is_public=True,
        contract_manager_id=by.pk,
        by=by,
        now=now,
    )


def _party(name: str) -> Party:
    """Return a party of its own: two examples may both call somebody "the provider".

    Not marked as fictitious: the rule was published, and so was who it binds.
    """
    return Party.objects.create(name=name, kind=PartyKind.OTHER)


def _start(agreement: Agreement, by: Person, now: datetime) -> None:
    agreement.status = AgreementStatus.ACTIVE
    agreement.save(update_fields=["status"])
    reason = _("Voorbeeld van een gepubliceerde afspraak")
    for verb in (EventVerb.SIGNED, EventVerb.ACTIVATED):
        write_event(agreement=agreement, verb=verb, by=by, now=now, reason=reason)


def _add_members(agreement: Agreement, entered_by: Person, verified_by: Person) -> None:
    receiving = (PartyRole.PROVIDER, PartyRole.INTERMEDIARY, PartyRole.INVESTOR)
    roles = {role.role: role for role in agreement.parties.order_by("-pk")}
    # Terms without anybody who receives money are refused.
    receiver = next(roles[role] for role in receiving if role in roles)
    PartyMember.objects.get_or_create(party=receiver.party, user_id=entered_by.pk)
    for role in agreement.parties.filter(role=PartyRole.EVALUATOR):
        PartyMember.objects.get_or_create(party=role.party, user_id=verified_by.pk)
