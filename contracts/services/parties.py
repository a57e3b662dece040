"""Organisations in the register, and the part that they take in an agreement that is not started.

After the start parties are part of what was signed; then they stay as they are. What the register
says of an organisation (its name, its address) and who acts for it can change at any time. On which
account it is paid changes with a second person: see `account_changes`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from contracts.enums import AgreementStatus, EventVerb, PartyKind, PartyRole
from contracts.errors import Refused
from contracts.models import Agreement, AgreementParty, Party, PartyMember
from contracts.people import Person
from contracts.selectors.roles import groups_of, may_change_party
from contracts.selectors.start_checks import INTERESTED_ROLES
from contracts.services.history import lock_agreement, require_status, write_event
from contracts.services.party_history import lock_agreements_of, write_party_event

CHANGED_WHILE = (AgreementStatus.CONCEPT, AgreementStatus.SIGNED)
CHANGEABLE: Final = frozenset(
    {
        "name",
        "kind",
        "kvk",
        "street",
        "house_number",
        "postcode",
        "town",
        "country",
        "email",
    }
)


def add_party(
    *,
    agreement: Agreement,
    role: str,
    code: str,
    by: Person,
    now: datetime,
    party: Party | None = None,
    name: str = "",
    kind: str = PartyKind.OTHER,
    iban: str = "",
) -> AgreementParty:
    """Give a party a role in an agreement; a new one when only its name is given.

    Raises Refused when the agreement started, or the code is taken.
    """
    with transaction.atomic():
        agreement = lock_agreement(agreement.pk)
        require_status(agreement, *CHANGED_WHILE)
        if agreement.parties.filter(code=code).exists():
            raise Refused("party_code_twice", "code", {"code": code})
        if party is None:
            party = register_party(name=name, kind=kind, iban=iban)
        added = AgreementParty.objects.create(
            agreement=agreement, party=party, role=role, code=code
        )
        write_event(
            agreement=agreement,
            verb=EventVerb.CHANGED,
            by=by,
            now=now,
            detail=f"{code}: {party.name}"[:200],
        )
    return added


def register_party(*, name: str, kind: str = PartyKind.OTHER, iban: str = "") -> Party:
    """Add an organisation to the register."""
    return Party.objects.create(name=name.strip(), kind=kind, iban=iban.replace(" ", "").upper())


def change_party(*, party: Party, by: Person, now: datetime, **fields: Any) -> Party:
    """Change what the register says of an organisation; the history names only what differs.

    Raises Refused when the person may not, the name is empty or the KvK number is taken.
    """
    unknown = fields.keys() - CHANGEABLE
    if unknown:
        raise TypeError(f"not a field that can be changed: {', '.join(sorted(unknown))}")
    with transaction.atomic():
        agreements = _lock(party, by)
        party.refresh_from_db()
        changed = sorted(name for name, value in fields.items() if getattr(party, name) != value)
        if not changed:
            return party
        if "name" in changed and not fields["name"].strip():
            raise Refused("party_name_missing", "name")
        kvk = fields.get("kvk", "")
        other = Party.objects.filter(kvk=kvk).exclude(pk=party.pk).first() if kvk else None
        if other is not None:
            raise Refused("kvk_taken", "kvk", {"kvk": kvk, "party": other.name})
        for name in changed:
            setattr(party, name, fields[name])
        party.save(update_fields=changed)
        write_party_event(party, agreements, by, now, ", ".join(changed))
    return party


def add_member(
    *, party: Party, email: str, by: Person, now: datetime, with_groups: bool = False
) -> PartyMember:
    """Let somebody with an account act for the party; `with_groups` in the party's roles as well.

    Only the groups of those who do, verify or fund the work: who pays decides about money, and
    that group is given out by whoever manages the accounts.

    Raises Refused when there is no such account, the person acts for the party already, or would
    stand on both sides: judging outcomes and having an interest in them.
    """
    with transaction.atomic():
        agreements = _lock(party, by)
        users = get_user_model().objects.filter(is_active=True, email__iexact=email.strip())
        user = users.order_by("pk").first()
        if user is None:
            raise Refused("member_unknown", "email", {"email": email.strip()})
        if party.members.filter(user=user).exists():
            raise Refused("member_twice", "email", {"email": email.strip()})
        _require_one_side(party, agreements, user, email.strip())
        member = PartyMember.objects.create(party=party, user=user)
        write_party_event(party, agreements, by, now, f"member_added {user.pk}")
        if with_groups:
            names = groups_of(party)
            user.groups.add(*(Group.objects.get_or_create(name=name)[0] for name in names))
            if names:
                write_party_event(party, agreements, by, now, f"member_grouped {user.pk}")
    return member


def remove_member(*, party: Party, user: Person, by: Person, now: datetime) -> None:
    """Let somebody no longer act for the party. Raises Refused when they do not."""
    with transaction.atomic():
        agreements = _lock(party, by)
        count, _by_model = party.members.filter(user=user.pk).delete()
        if not count:
            raise Refused("member_not_there")
        write_party_event(party, agreements, by, now, f"member_removed {user.pk}")


def _lock(party: Party, by: Person) -> list[Agreement]:
    """Lock the party's agreements, in one order, and refuse who may not change the party."""
    found = lock_agreements_of(party)
    if not may_change_party(by, party):
        raise Refused("party_not_yours", params={"party": party.name})
    return found


def _require_one_side(party: Party, agreements: list[Agreement], user: Person, email: str) -> None:
    sides: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
        ((PartyRole.EVALUATOR,), INTERESTED_ROLES),
        (INTERESTED_ROLES, (PartyRole.EVALUATOR,)),
    )
    roles = AgreementParty.objects.filter(agreement__in=agreements)
    for own, opposite in sides:
        here = roles.filter(party=party, role__in=own).values("agreement")
        there = roles.filter(agreement__in=here, role__in=opposite, party__members__user=user.pk)
        found = there.select_related("party", "agreement").order_by("pk").first()
        if found is not None:
            params = {
                "email": email,
                "role": str(found.get_role_display()).lower(),
                "party": found.party.name,
                "number": found.agreement.number,
            }
            raise Refused("member_not_independent", "email", params)
