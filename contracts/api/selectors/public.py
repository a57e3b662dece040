"""Public agreements as plain values with the API's names; the core decides what is public.

Everything comes from `contracts.selectors.public`. The explanation of a settlement is given only
when no period of the agreement is hidden and no step is about one person or group: a running
total would tell what is hidden.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from contracts.arithmetic import Step
from contracts.enums import LineKind, SettlementStatus
from contracts.models import Agreement, Settlement
from contracts.presentation import reader_language
from contracts.selectors.public import (
    PublicAccount,
    PublicIndicator,
    PublicPeriod,
    public_account,
    public_agreements,
)
from contracts.selectors.public_names import NameKeeper, names_of
from contracts.selectors.statements import StoredStatement, statement_of
from contracts.terms_documents import read_terms, versions_in_force
from contracts.wording import terms_sentences, trace_sentences
from contracts.wording.formats import Language

LANGUAGES: Final[tuple[Language, ...]] = ("nl", "en")


def contract_row(agreement: Agreement, *, title: str) -> dict[str, Any]:
    """Return an agreement as it stands in a list, with the title that everybody may read."""
    return {
        "nummer": agreement.number,
        "titel": title,
        "status": str(agreement.get_status_display()),
        "munt": agreement.currency,
        "beginDatum": agreement.starts_on.isoformat(),
        "eindDatum": iso(agreement.ends_on),
    }


def contract(account: PublicAccount) -> dict[str, Any]:
    """Return one agreement."""
    return {
        "nummer": account.number,
        "titel": account.title,
        "status": account.status,
        "munt": account.currency,
        "beginDatum": account.starts_on.isoformat(),
        "eindDatum": iso(account.ends_on),
        "samenvatting": account.summary,
        "herkomst": account.source_note,
        "vastgesteldCenten": account.approved_cents,
        "betaaldCenten": account.paid_cents,
        "verloop": [
            {"datum": event.on.isoformat(), "wat": event.verb, "waarover": event.detail}
            for event in account.timeline
        ],
    }


def indicator(row: PublicIndicator) -> dict[str, Any]:
    """Return what was promised and achieved."""
    return {
        "naam": row.name,
        "definitie": row.definition,
        "eenheid": row.unit,
        "niveau": row.level,
        "nulmeting": number(row.baseline),
        "bronNulmeting": row.baseline_source,
        "streefwaarde": number(row.target),
        "behaald": number(row.achieved),
        "isOnderdrukt": row.is_suppressed,
        "isNietVanToepassing": row.is_not_applicable,
        "isAchtergehouden": row.is_held_back,
        "teVroegTotDatum": iso(row.too_early_until),
        "toetser": row.verified_by,
    }


def result(row: PublicPeriod, currency: str) -> dict[str, Any]:
    """Return what one period gave."""
    return {
        "begin": row.start.isoformat(),
        "eind": row.end.isoformat(),
        "bedragCenten": row.total_cents,
        "munt": currency,
        "isOnderdrukt": row.total_cents is None,
        "vastgesteldDatum": iso(row.approved_on),
        "betaaldCenten": row.paid_cents,
        "betaaldDatum": iso(row.paid_on),
    }


def quantities(row: PublicPeriod) -> list[dict[str, Any]]:
    """Return what was verified in one period, per indicator; nothing when it is hidden."""
    return [
        {
            "indicator": item.code,
            "naam": item.name,
            "eenheid": item.unit,
            "behaald": number(item.quantity),
        }
        for item in row.quantities
    ]


def explained(account: PublicAccount, start: date) -> dict[str, Any] | None:
    """Return the approved settlement of the period that begins on a day, or None."""
    period = next((row for row in account.periods if row.start == start), None)
    if period is None:
        return None
    lines = _lines(account, start)
    return {
        **result(period, account.currency),
        "hoeveelheden": quantities(period),
        "uitlegTonen": lines is not None,
        "regels": lines or [],
    }


def terms_versions(account: PublicAccount) -> list[dict[str, Any]]:
    """Return the payment terms that count, as data and in words; none when they are not public."""
    if not account.explanation:
        return []
    agreement = public_agreements().get(number=account.number)
    names = names_of(agreement)
    return [
        {
            "versie": version.number,
            "geldigVanafDatum": version.valid_from.isoformat(),
            "document": names.in_document(version.document),
            "zinnen": {language: _words(version, language, names) for language in LANGUAGES},
        }
        for version in versions_in_force(agreement.terms_versions.all())
    ]


def account_of(name: str) -> PublicAccount | None:
    """Return the public account of an agreement by number or web address."""
    return public_account(name)


def number(value: Decimal | None) -> str | None:
    """Return an exact number as text, without zeros at the end."""
    if value is None:
        return None
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def iso(day: date | None) -> str | None:
    """Return a day as text."""
    return None if day is None else day.isoformat()


def _words(version: Any, language: Language, names: NameKeeper) -> list[str]:
    sections = terms_sentences(names.in_terms(read_terms(version)), language)
    return [names.without_hidden(text) for section in sections for text in section.sentences]


def _lines(account: PublicAccount, start: date) -> list[dict[str, Any]] | None:
    """Return the lines of a settlement with their steps; None when they would tell too much."""
    if any(row.total_cents is None for row in account.periods):
        return None
    row = Settlement.objects.select_related("agreement", "terms_version").get(
        agreement__number=account.number, period_start=start, status=SettlementStatus.APPROVED
    )
    statement = statement_of(row)
    steps = [step["inputs"] for line in statement.lines for step in line["trace"]]
    if any("subject" in inputs or "cohort" in inputs for inputs in steps):
        return None
    names = names_of(row.agreement)
    told = replace(statement, terms=names.in_terms(statement.terms))
    return [names.without_hidden(_line(line, told)) for line in statement.lines]


def _line(line: dict[str, Any], statement: StoredStatement) -> dict[str, Any]:
    return {
        "onderdeel": line["component"],
        "soort": str(LineKind(line["kind"]).label),
        "overBegin": line["origin"],
        "aantal": line["quantity"],
        "bedragCenten": line["cents"],
        "uitleg": _sentences(line, statement),
        "stappen": line["trace"],
    }


def _sentences(line: dict[str, Any], statement: StoredStatement) -> list[str]:
    steps = [Step(**step) for step in line["trace"]]
    return trace_sentences(steps, statement.terms, reader_language())
