"""The people of the permission matrix, and the agreements that they have or do not have."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from wagtail.users.models import UserProfile

from contracts.enums import PartyRole
from contracts.models import Agreement, AgreementParty, PartyMember
from pages.roles import ensure_roles
from tests.factories.contracts import AgreementFactory, PartyFactory, PersonFactory, member_of
from tests.factories.voices import make_resident
from tests.permissions.matrix import ROLES


@dataclass
class Scene:
    """People by role, and two agreements: one with the parties of the matrix."""

    people: dict[str, Any]
    agreement: Agreement
    other_agreement: Agreement
    targets: dict[str, dict[str, Any]] = field(default_factory=dict)


def make_scene() -> Scene:
    """Everybody with exactly the rights that a new site gives, and two running agreements."""
    groups = ensure_roles()
    agreement = AgreementFactory(active=True)
    people: dict[str, Any] = {
        "evaluator": member_of(agreement, PartyRole.EVALUATOR),
        "provider": member_of(agreement, PartyRole.PROVIDER),
        "admin": get_user_model().objects.create_superuser("beheer@voorbeeld.example", "geheim"),
    }
    for role in ("submitter", "resident", "cosubmitter"):
        people[role] = make_resident(f"{role}@voorbeeld.example")
    for role in ROLES[1:]:
        if role not in people:
            people[role] = PersonFactory()
        if role in groups:
            people[role].groups.add(groups[role])
    for person in people.values():
        UserProfile.get_for_user(person)  # Wagtail makes one at the first look
    fund = PartyFactory(name="Fonds Voorbeeld")
    AgreementParty.objects.create(
        agreement=agreement, party=fund, role=PartyRole.INVESTOR, code="fonds"
    )
    PartyMember.objects.create(party=fund, user=people["investor"])
    return Scene(people, agreement, AgreementFactory(active=True))
