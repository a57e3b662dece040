"""What the audit lists of the desk of money: batches, the bank, mandates and budgets.

Accounts stand in `account_kinds`.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.banking.models import (
    AnswerLine,
    BankAnswer,
    BankFile,
    CostCode,
    FileDownload,
    LedgerExport,
    MandateChange,
    PaymentBatch,
)
from contracts.budgets.models import (
    Allocation,
    BudgetYear,
    MoneyEnd,
    MoneyRewording,
    MoneySource,
    Programme,
)
from contracts.desks.account_kinds import ACCOUNTS
from contracts.desks.audit_kinds import AuditKind, Line
from contracts.desks.selectors.audit import Source
from contracts.presentation import reader_language
from contracts.wording import format_date, format_money


def _money(cents: int, currency: str) -> str:
    return str(format_money(cents, currency, reader_language()))


def _reason(row: Any) -> str:
    return str(row.reason)


def _batch(row: Any) -> str:
    return f"{row.number} {row.payer}, {_money(row.total_cents, 'EUR')}"


def _mandate(row: Any) -> str:
    if row.max_cents is None:
        words = _("%(person)s: geen mandaat meer") % {"person": row.user}
    else:
        amount = _money(row.max_cents, row.currency)
        words = _("%(person)s: tot en met %(amount)s") % {"person": row.user, "amount": amount}
    about = f" ({row.get_scope_display()}: {row.scope_code})" if row.scope_code else ""
    return f"{words}{about}"


def _period(row: Any) -> str:
    language = reader_language()
    last = row.end - timedelta(days=1)
    return f"{format_date(row.start, language)} – {format_date(last, language)}"


def _year(row: Any) -> str:
    return f"{row.programme} {row.year}: {_money(row.ceiling_cents, row.programme.currency)}"


def _allocation(row: Any) -> str:
    amount = _money(row.amount_cents, row.programme.currency)
    return f"{row.agreement.number} {row.year}: {amount} ({row.programme}, {row.source})"


def _cost_code(row: Any) -> str:
    number = row.agreement.number if row.agreement else ""
    return f"{number} {row.get_account_display()}: {row.centre} {row.kind}".strip()


def _source(row: Any) -> str:
    return f"{row.name}, {_money(row.amount_cents, row.currency)}"


def _end(row: Any) -> str:
    day = format_date(row.last_day, reader_language())
    return _("%(name)s: laatste dag %(day)s") % {"name": row.about, "day": day}


ABOUT_MONEY: Final = ("programme", "source")
BATCHES: Final = AuditKind(
    "batches",
    gettext_lazy("Betaalbatches en grootboek"),
    {
        "batch_made": Line(
            Source(PaymentBatch, "made_at", "made_by", None, ("number", "payer__name"), ("payer",)),
            gettext_lazy("Betaalbatch gemaakt"),
            _batch,
        ),
        "batch_signed": Line(
            Source(
                PaymentBatch,
                "signed_at",
                "signed_by",
                None,
                ("number", "payer__name"),
                ("payer",),
                has_moment_always=False,
            ),
            gettext_lazy("Betaalbatch getekend"),
            _batch,
        ),
        "batch_withdrawn": Line(
            Source(
                PaymentBatch,
                "withdrawn_at",
                "withdrawn_by",
                None,
                ("number", "payer__name", "withdrawn_reason"),
                ("payer",),
                has_moment_always=False,
            ),
            gettext_lazy("Betaalbatch ingetrokken"),
            _batch,
            lambda row: str(row.withdrawn_reason),
        ),
        "bank_file": Line(
            Source(BankFile, "made_at", "made_by", None, ("name",)),
            gettext_lazy("Betaalbestand gemaakt"),
            lambda row: str(row.name),
        ),
        "bank_file_fetched": Line(
            Source(FileDownload, "at", "by", None, ("bank_file__name",), ("bank_file",)),
            gettext_lazy("Betaalbestand opgehaald"),
            lambda row: str(row.bank_file.name),
        ),
        "ledger_export": Line(
            Source(LedgerExport, "at", "by", None, ("sha256",)),
            gettext_lazy("Export voor het grootboek gemaakt"),
            _period,
        ),
        "cost_code": Line(
            Source(CostCode, "at", "by", "agreement", ("centre", "kind"), ("agreement",)),
            gettext_lazy("Kostencode vastgelegd"),
            _cost_code,
        ),
    },
)
ANSWERS: Final = AuditKind(
    "answers",
    gettext_lazy("Antwoorden van de bank"),
    {
        "answer_read": Line(
            Source(BankAnswer, "read_at", "read_by", None, ("name", "message_id")),
            gettext_lazy("Bestand van de bank ingelezen"),
            lambda row: str(row.name),
        ),
        "answer_decided": Line(
            Source(
                BankAnswer,
                "decided_at",
                "decided_by",
                None,
                ("name", "message_id"),
                has_moment_always=False,
            ),
            lambda row: (
                _("Bestand van de bank: %(what)s") % {"what": str(row.get_status_display()).lower()}
            ),
            lambda row: str(row.name),
        ),
        "answer_line": Line(
            Source(
                AnswerLine,
                "settled_at",
                "settled_by",
                None,
                ("reference", "settled_note"),
                ("answer",),
                has_moment_always=False,
            ),
            gettext_lazy("Regel van de bank uitgezocht"),
            lambda row: f"{row.answer.name} {row.reference}".strip(),
            lambda row: str(row.settled_note),
        ),
    },
)
MANDATES: Final = AuditKind(
    "mandates",
    gettext_lazy("Mandaten"),
    {
        "mandate": Line(
            Source(MandateChange, "at", "by", None, ("reason", "user__email"), ("user",)),
            gettext_lazy("Mandaat gewijzigd"),
            _mandate,
            _reason,
        ),
    },
)
BUDGETS: Final = AuditKind(
    "budgets",
    gettext_lazy("Programma’s en begroting"),
    {
        "programme": Line(
            Source(Programme, "made_at", "made_by", None, ("code", "name")),
            gettext_lazy("Programma gemaakt"),
            lambda row: str(row.name),
        ),
        "budget_year": Line(
            Source(BudgetYear, "at", "by", None, ("reason", "programme__name"), ("programme",)),
            gettext_lazy("Plafond vastgelegd"),
            _year,
            _reason,
        ),
        "money_source": Line(
            Source(MoneySource, "made_at", "made_by", None, ("code", "name")),
            gettext_lazy("Bron van geld vastgelegd"),
            _source,
        ),
        "money_rewording": Line(
            Source(
                *(MoneyRewording, "at", "by", None),
                ("reason", "old_name", "name", "old_purpose", "purpose"),
                ABOUT_MONEY,
            ),
            gettext_lazy("Naam of omschrijving van geld gewijzigd"),
            str,
            _reason,
        ),
        "money_end": Line(
            Source(
                *(MoneyEnd, "at", "by", None),
                ("reason", "programme__name", "source__name"),
                ABOUT_MONEY,
            ),
            gettext_lazy("Einde van programma of bron vastgelegd"),
            _end,
            _reason,
        ),
        "allocation": Line(
            Source(
                Allocation,
                "at",
                "by",
                "agreement",
                ("reason", "programme__name", "source__name"),
                ("agreement", "programme", "source"),
            ),
            gettext_lazy("Geld toegewezen"),
            _allocation,
            _reason,
        ),
    },
)
MONEY_KINDS: Final = (ACCOUNTS, BATCHES, ANSWERS, MANDATES, BUDGETS)
