"""How the dossier of an agreement stands: lines that hold, and roles that do not go together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contracts.dossier import PartRule
from contracts.dossier_codes import Backing, DossierPart, Duty
from contracts.enums import PartyRole
from contracts.models import Agreement, AgreementParty, DossierEntry, Party
from contracts.terms_documents import read_in_force

PAYING: Final = frozenset({PartyRole.PAYER.value, Duty.SUBSIDISER.value, Duty.CLIENT.value})
CHECKING: Final = frozenset({Duty.CONTROLLER.value, Duty.OVERSEER.value})
# Two sets of roles that one party should not hold both of, with what is hard about it.
CLASHES: Final[dict[str, tuple[frozenset[str], frozenset[str], str | Promise]]] = {
    "pays_and_checks": (PAYING, CHECKING, _("betaalt en controleert")),
    "pays_and_rents": (PAYING, frozenset({Duty.LANDLORD.value}), _("betaalt en verhuurt")),
    "rents_and_checks": (
        frozenset({Duty.LANDLORD.value}),
        CHECKING,
        _("verhuurt en controleert"),
    ),
    "does_and_checks": (
        frozenset({PartyRole.PROVIDER.value}),
        CHECKING,
        _("voert uit en controleert"),
    ),
    "judges_with_interest": (
        frozenset({PartyRole.EVALUATOR.value}),
        frozenset(
            {Duty.SUBSIDISER.value, Duty.CLIENT.value, Duty.LANDLORD.value, Duty.INITIATOR.value}
        ),
        _("toetst en heeft een belang"),
    ),
}


@dataclass(frozen=True, slots=True)
class DossierLine:
    """The entry that holds, and those before it, the newest first."""

    entry: DossierEntry
    earlier: tuple[DossierEntry, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All lines that hold, by part and subject."""

    held: dict[tuple[str, str], list[DossierLine]]

    def lines(self, part: str, subject: str = "") -> list[DossierLine]:
        """Return the lines of a part about one subject."""
        return self.held.get((part, subject), [])

    def entry(self, part: str, subject: str = "") -> DossierEntry | None:
        """Return the (first) line of a part about one subject."""
        lines = self.lines(part, subject)
        return lines[0].entry if lines else None

    def all_of(self, part: str) -> list[DossierLine]:
        """Return the lines of a part about every subject."""
        return [line for key, lines in self.held.items() if key[0] == part for line in lines]


@dataclass(frozen=True, slots=True)
class PartyRoles:
    """One party with all that it is in this agreement.

    `roles` are those of the contract, `duties` what it also is; `conflicts` the pairs in it.
    """

    party: Party
    roles: tuple[AgreementParty, ...]
    duties: tuple[DossierLine, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two roles of one party that pull at each other, and how it stays fair (None: not said)."""

    party: Party
    code: str
    words: str | Promise
    explanation: DossierEntry | None

    @property
    def subject(self) -> str:
        """What the explanation in the dossier is about."""
        return conflict_subject(self.party.pk, self.code)


def dossier_of(agreement: Agreement) -> Dossier:
    """Read the dossier with one query."""
    rows: dict[tuple[str, str, int], list[DossierEntry]] = {}
    for entry in agreement.dossier.select_related("by").order_by("-pk"):
        rows.setdefault((entry.part, entry.subject, entry.row), []).append(entry)
    held: dict[tuple[str, str], list[DossierLine]] = {}
    for (part, subject, _row), entries in sorted(rows.items(), key=lambda item: item[0]):
        if not entries[0].is_withdrawn:
            line = DossierLine(entries[0], tuple(entries[1:]))
            held.setdefault((part, subject), []).append(line)
    return Dossier(held)


def conflict_subject(party_pk: int, code: str) -> str:
    """Name the pair of roles of a party as the dossier does."""
    return f"{party_pk}:{code}"


def role_matrix(agreement: Agreement, dossier: Dossier | None = None) -> list[PartyRoles]:
    """Return every party with its roles, duties and conflicts, in the order of the contract."""
    dossier = dossier or dossier_of(agreement)
    by_party: dict[int, list[AgreementParty]] = {}
    for role in agreement.parties.select_related("party").order_by("pk"):
        by_party.setdefault(role.party_id, []).append(role)
    return [_roles_of(roles, dossier) for roles in by_party.values()]


def _roles_of(roles: list[AgreementParty], dossier: Dossier) -> PartyRoles:
    party = roles[0].party
    duties = tuple(dossier.lines(DossierPart.DUTY, str(party.pk)))
    codes = {role.role for role in roles} | {line.entry.choice for line in duties}
    conflicts = tuple(
        Conflict(
            party,
            code,
            words,
            dossier.entry(DossierPart.CONFLICT, conflict_subject(party.pk, code)),
        )
        for code, (some, others, words) in CLASHES.items()
        if codes & some and codes & others
    )
    return PartyRoles(party, tuple(roles), duties, conflicts)


def component_labels(agreement: Agreement, language: str) -> dict[str, str]:
    """Return the lines of the terms that are paid now, by code, with what they are called."""
    versions = read_in_force(agreement.terms_versions.all())
    if not versions:
        return {}
    return {
        item.code: str(item.label.get(language) or item.label.get("nl") or item.code)
        for item in versions[-1].components
    }


def subjects_of(agreement: Agreement, rule: PartRule) -> Iterable[str]:
    """Return what a part can be about in this agreement."""
    match rule.about:
        case "component":
            return component_labels(agreement, "nl")
        case "party":
            return [str(pk) for pk in agreement.parties.values_list("party_id", flat=True)]
        case "conflict":
            return [row.subject for roles in role_matrix(agreement) for row in roles.conflicts]
        case "backing":
            return Backing.values
        case _:
            return [""]
