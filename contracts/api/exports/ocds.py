"""Public agreements as releases of the Open Contracting Data Standard, version 1.1.

https://standard.open-contracting.org/1.1/en/. What the bank paid of a settlement is a transaction.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.conf import settings
from django.utils import timezone

from contracts.api.exports.parties import Known, json_money, known_parties
from contracts.enums import AgreementStatus, PartyRole
from contracts.models import Agreement
from contracts.selectors.public import PublicAccount

STATUS: Final[Mapping[str, str]] = {
    AgreementStatus.SIGNED: "pending",
    AgreementStatus.ACTIVE: "active",
    AgreementStatus.SUSPENDED: "active",
    AgreementStatus.ENDED: "terminated",
    AgreementStatus.SETTLED: "terminated",
}
ROLES: Final[Mapping[str, list[str]]] = {
    PartyRole.PAYER: ["payer"],
    PartyRole.PROVIDER: ["supplier", "payee"],
    PartyRole.INVESTOR: ["funder"],
    PartyRole.EVALUATOR: ["evaluator"],
    PartyRole.INTERMEDIARY: ["intermediary"],
}
# Enough that two releases of one day do not get the same id by chance.
ID_DIGITS: Final = 16
LICENSE: Final = "https://creativecommons.org/publicdomain/zero/1.0/"


def release_package(
    releases: list[dict[str, Any]], *, uri: str, links: Mapping[str, str], now: datetime
) -> dict[str, Any]:
    """Return a package of these releases."""
    return {
        "uri": uri,
        "version": "1.1",
        "publishedDate": now.isoformat(),
        "publisher": {
            "name": settings.SPECTACULAR_SETTINGS["CONTACT"]["name"],
            "uri": settings.PUBLIC_URL,
        },
        "license": LICENSE,
        "releases": releases,
        **({"links": dict(links)} if links else {}),
    }


def release(agreement: Agreement, account: PublicAccount, language: str) -> dict[str, Any]:
    """Return the latest release of one agreement. Call it in the language of the account."""
    parties = known_parties(account)
    ocid = f"{settings.API_OCDS_PREFIX}-{account.number}"
    paid_on = [row.paid_on for row in account.periods if row.paid_on]
    last = max([*(event.on for event in account.timeline), *paid_on], default=account.starts_on)
    payers = [party for party in parties if party.role == PartyRole.PAYER]
    providers = [party for party in parties if party.role == PartyRole.PROVIDER]
    shown = [
        {"id": party.id, "name": party.name, "roles": _roles(party, payers)} for party in parties
    ]
    body: dict[str, Any] = {
        "date": _moment(last),
        "tag": ["contract", "implementation"],
        "initiationType": "tender",
        "language": language,
        "parties": shown,
        "awards": [
            {
                "id": account.number,
                "title": account.title,
                "status": "active",
                "suppliers": [_reference(party) for party in providers],
            }
        ],
        "contracts": [_contract(agreement, account, payers, providers)],
    }
    if payers:
        body["buyer"] = _reference(payers[0])
    # A release never changes (OCDS), so what says something else has another id.
    text = json.dumps(body, ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(text.encode()).hexdigest()[:ID_DIGITS]
    return {"ocid": ocid, "id": f"{ocid}-{last.isoformat()}-{digest}", **body}


def _contract(
    agreement: Agreement, account: PublicAccount, payers: list[Known], providers: list[Known]
) -> dict[str, Any]:
    period = {"startDate": _moment(account.starts_on)}
    if account.ends_on is not None:
        period["endDate"] = _last_moment(account.ends_on)
    found: dict[str, Any] = {
        "id": account.number,
        "awardID": account.number,
        "title": account.title,
        "status": STATUS[agreement.status],
        "period": period,
        "implementation": {"transactions": _transactions(account, payers, providers)},
    }
    if account.summary:
        found["description"] = account.summary
    return found


def _transactions(
    account: PublicAccount, payers: list[Known], providers: list[Known]
) -> list[dict[str, Any]]:
    """Return what was paid for each period; a period whose amount is hidden is left out."""
    # Who pays which part is not public, so a payer is named only when there is one.
    ends: dict[str, Any] = {}
    if len(payers) == 1:
        ends["payer"] = _reference(payers[0])
    if len(providers) == 1:
        ends["payee"] = _reference(providers[0])
    return [
        {
            "id": f"{account.number}-{row.start.isoformat()}",
            "date": _moment(row.paid_on or row.end),
            "value": {"amount": json_money(row.paid_cents), "currency": account.currency},
            **ends,
        }
        for row in account.periods
        if row.paid_cents
    ]


def _roles(party: Known, payers: list[Known]) -> list[str]:
    return [*(["buyer"] if payers[:1] == [party] else []), *ROLES[party.role]]


def _reference(party: Known) -> dict[str, str]:
    return {"id": party.id, "name": party.name}


def _moment(day: date) -> str:
    """Return the first moment of a day, where the municipality is."""
    return timezone.make_aware(datetime.combine(day, time())).isoformat()


def _last_moment(end: date) -> str:
    """Return the last second before a half-open end."""
    return (timezone.make_aware(datetime.combine(end, time())) - timedelta(seconds=1)).isoformat()
