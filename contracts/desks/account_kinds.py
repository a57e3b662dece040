"""What the audit lists of account numbers: on which one is paid, and from which one."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.banking.models import DebtorAccount, DebtorAccountChange
from contracts.desks.audit_kinds import AuditKind, Line
from contracts.desks.selectors.audit import Source
from contracts.ibans import masked_iban
from contracts.models import AccountChange


def _numbers(party: Any, old: str, new: str) -> str:
    words = {"party": party, "old": masked_iban(old) or "—", "new": masked_iban(new) or "—"}
    return _("%(party)s: van %(old)s naar %(new)s") % words


def _account(row: Any) -> str:
    return _numbers(row.party, row.old_iban, row.new_iban)


def _debtor(row: Any) -> str:
    return _numbers(row.party, row.old.iban if row.old else "", row.iban)


def _reason(row: Any) -> str:
    return str(row.reason)


ACCOUNTS: Final = AuditKind(
    "accounts",
    gettext_lazy("Rekeningnummers"),
    {
        "account_asked": Line(
            Source(
                AccountChange, "asked_at", "asked_by", None, ("reason", "party__name"), ("party",)
            ),
            gettext_lazy("Ander rekeningnummer gevraagd"),
            _account,
            _reason,
        ),
        "account_decided": Line(
            Source(
                AccountChange,
                "decided_at",
                "decided_by",
                None,
                ("decision_reason", "party__name"),
                ("party",),
                has_moment_always=False,
            ),
            lambda row: (
                _("Ander rekeningnummer: %(what)s")
                % {"what": str(row.get_status_display()).lower()}
            ),
            _account,
            lambda row: str(row.decision_reason),
        ),
        "debtor_proposed": Line(
            Source(
                DebtorAccountChange,
                "proposed_at",
                "proposed_by",
                None,
                ("reason", "party__name"),
                ("party", "old"),
            ),
            gettext_lazy("Rekening van de betaler voorgesteld"),
            _debtor,
            _reason,
        ),
        "debtor_decided": Line(
            Source(
                DebtorAccountChange,
                "decided_at",
                "decided_by",
                None,
                ("decision_reason", "party__name"),
                ("party", "old"),
                has_moment_always=False,
            ),
            lambda row: (
                _("Rekening van de betaler: %(what)s")
                % {"what": str(row.get_status_display()).lower()}
            ),
            _debtor,
            lambda row: str(row.decision_reason),
        ),
        # Of before a second person was needed.
        "debtor_account": Line(
            Source(
                DebtorAccount,
                "at",
                "by",
                None,
                ("reason", "party__name"),
                ("party",),
                only=Q(change__isnull=True),
            ),
            gettext_lazy("Rekening van de betaler vastgelegd"),
            lambda row: f"{row.party}: {masked_iban(row.iban)}",
            _reason,
        ),
    },
)
