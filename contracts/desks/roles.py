"""Which desks a person has: by their groups, and by the parties they act for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contracts.enums import PartyRole
from contracts.models import AgreementParty
from contracts.permissions import is_in_group
from contracts.selectors.roles import (
    APPROVER,
    AUDITOR,
    CONTRACT_MANAGER,
    COUNCIL,
    EVALUATOR,
    FINANCE,
    INVESTOR,
    PROVIDER,
)

# The desks with their names, in the order in which tabs stand; the codes are in addresses.
DESKS: Final[Mapping[str, str | Promise]] = MappingProxyType(
    {
        "contractmanager": _("Contractmanager"),
        "budgethouder": _("Budgethouder"),
        "financien": _("Financiën"),
        "toetser": _("Toetser"),
        "uitvoerder": _("Uitvoerder"),
        "financier": _("Financier"),
        "hoofdlijnen": _("Op hoofdlijnen"),
    }
)
GROUP_DESKS: Final = {
    CONTRACT_MANAGER: "contractmanager",
    APPROVER: "budgethouder",
    FINANCE: "financien",
    EVALUATOR: "toetser",
    PROVIDER: "uitvoerder",
    INVESTOR: "financier",
    COUNCIL: "hoofdlijnen",
    AUDITOR: "hoofdlijnen",
}
PARTY_DESKS: Final = {
    PartyRole.EVALUATOR: "toetser",
    PartyRole.PROVIDER: "uitvoerder",
    PartyRole.INVESTOR: "financier",
}


def desks_of(user: Any) -> list[str]:
    """Return the codes of the desks of a person, in the order of the tabs; never none.

    Who acts for a party has its desk also without the group. Who only pays reads the main lines of
    their own contracts.
    """
    found = {code for group, code in GROUP_DESKS.items() if is_in_group(user, group)}
    roles = AgreementParty.objects.filter(party__members__user=user.pk).order_by()
    acting = roles.values_list("role", flat=True).distinct()
    found |= {PARTY_DESKS[PartyRole(role)] for role in acting if role in PARTY_DESKS}
    return [code for code in DESKS if code in found] or ["hoofdlijnen"]
