"""Published payment rules from elsewhere, loaded as contracts and labelled as what they are."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from contracts import services
from contracts.arithmetic import periods_until
from contracts.enums import PartyRole
from contracts.models import Agreement, PartyMember
from contracts.services.examples import EXAMPLES
from contracts.terms_documents import read_in_force
from pages.demo.content import Pair
from pages.demo.published_texts import MARKS, RULES

# Their results are shown with euros, so the approver decided about them.
APPROVED = ("jump-augsburg", "wattwest-tranches", "peterborough")


@dataclass(frozen=True)
class Rule:
    """What the publication does not say in its own folder: where, when and how sure, in words."""

    place: str
    years: str
    certainty: str
    summary: Pair
    is_contract: bool = True


def load_published(*, people: dict[str, Any], now: datetime) -> None:
    """Load every published rule that is not there yet, with its observations accepted."""
    known = set(Agreement.objects.values_list("slug", flat=True))
    for example_id in services.example_ids():
        if example_id not in known:
            _load(example_id, people, now)


def rule_of(example_id: str) -> Rule:
    """The label of a published rule; one without a text of ours still says what it is."""
    return Rule(*RULES[example_id]) if example_id in RULES else Rule("", "", "", ("", ""))


def source_note(example_id: str, rule: Rule) -> str:
    """Year, place, what is made up, how sure it is, and where it was published."""
    about = json.loads((EXAMPLES / example_id / "expected.json").read_text())
    head = "Gepubliceerde betaalregel" if rule.is_contract else "Rekenvoorbeeld, geen contract"
    where = ", ".join(part for part in (rule.place, rule.years) if part)
    lines = [
        f"{head}: {where}." if where else f"{head}.",
        about.get("note", {}).get("nl", ""),
        f"Hoe zeker: {rule.certainty}. {MARKS}" if rule.certainty else MARKS,
        f"Bron: {'; '.join(about.get('sources', []))}.",
    ]
    return "\n".join(line for line in lines if line)


def _load(example_id: str, people: dict[str, Any], now: datetime) -> None:
    manager = people["contractmanager"]
    agreement = services.load_example(
        example_id=example_id,
        by=manager,
        entered_by=people["uitvoerder"],
        verified_by=people["toetser"],
        now=now,
    )
    for role in agreement.parties.filter(role=PartyRole.INVESTOR):
        PartyMember.objects.get_or_create(party=role.party, user=people["financier"])
    rule = rule_of(example_id)
    texts = {"summary": rule.summary[0], "summary_en": rule.summary[1]} if rule.summary[0] else {}
    agreement = services.change_agreement(
        agreement=agreement,
        by=manager,
        now=now,
        reason="Jaar, plaats, bron en zekerheid erbij gezet",
        source_note=source_note(example_id, rule),
        **texts,
    )
    if not rule.is_contract:
        services.publish_agreement(agreement=agreement, is_public=False, by=manager, now=now)
    if example_id in APPROVED:
        _approve_all(agreement, people, now)


def _approve_all(agreement: Agreement, people: dict[str, Any], now: datetime) -> None:
    versions = read_in_force(agreement.terms_versions.all())
    for period in periods_until(versions, timezone.localdate(now)):
        draft = services.draft_settlement(
            agreement=agreement, period=period, by=people["contractmanager"], now=now
        )
        services.approve_settlement(settlement=draft, by=people["budgethouder"], now=now)
