"""Public agreements as projects of the INDIGO data standard of the Government Outcomes Lab.

https://indigo-data-standard.readthedocs.io. Identifiers are those of this portal: the ones of
INDIGO are given out by its makers.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from contracts.api.exports.parties import Known, json_money, known_parties
from contracts.api.selectors.public import number
from contracts.dossier_codes import IndicatorLevel
from contracts.enums import AgreementStatus, PartyRole
from contracts.models import Agreement
from contracts.selectors.public import PublicAccount, PublicPeriod

STAGE: Final[Mapping[str, str]] = {
    AgreementStatus.SIGNED: "Contracted",
    AgreementStatus.ACTIVE: "Implementation",
    AgreementStatus.SUSPENDED: "Implementation",
    AgreementStatus.ENDED: "Service delivery complete",
    AgreementStatus.SETTLED: "Complete",
}
PLACES: Final[Mapping[str, str]] = {
    PartyRole.PROVIDER: "service_provisions",
    PartyRole.PAYER: "outcome_payment_commitments",
    PartyRole.INVESTOR: "investments",
    PartyRole.INTERMEDIARY: "intermediary_services",
}
WITH_ID: Final = ("service_provisions", "investments")
# What is no outcome has a place of its own in a result, and says in a note what it is.
NO_OUTCOMES: Final = frozenset(
    {IndicatorLevel.OUTPUT, IndicatorLevel.ACTIVITY, IndicatorLevel.INPUT}
)


def project(agreement: Agreement, account: PublicAccount) -> dict[str, Any]:
    """Return one agreement as a project. Call it in the language of the account."""
    parties = known_parties(account)
    dates = {"start_date_of_service_provision": _value(account.starts_on.isoformat())}
    if account.ends_on is not None:
        last = account.ends_on - timedelta(days=1)
        dates["anticipated_end_date_of_service_provision"] = _value(last.isoformat())
    body: dict[str, Any] = {
        "id": account.number,
        "status": "PUBLIC",
        "name": _value(account.title),
        "stage_development": _value(STAGE[agreement.status]),
        "dates": dates,
        "jurisdiction": {"jurisdiction": _value("NL")},
        "organisations": [{"id": party.id, "name": _value(party.name)} for party in parties],
        **_roles(parties),
        "outcome_metrics": _metrics(account),
        "results": _results(account, parties, is_final=agreement.status == AgreementStatus.SETTLED),
        "outcome_payments": _payments(account),
    }
    if account.summary:
        body["purpose_and_classifications"] = {"intervention": _value(account.summary)}
    if account.paid_cents is not None:
        paid = _money(account.paid_cents, account.currency)
        body["overall_project_finance"] = {"total_outcome_payments_made": paid}
    return body


def _roles(parties: list[Known]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for party in parties:
        place = PLACES.get(party.role)
        if place is not None:
            own = {"id": party.id} if place in WITH_ID else {}
            found.setdefault(place, []).append({**own, "organisation_id": _value(party.id)})
    return found


def _metrics(account: PublicAccount) -> list[dict[str, Any]]:
    rows = []
    for place, indicator in enumerate(account.indicators, start=1):
        row: dict[str, Any] = {
            "id": _metric_id(account, place),
            "definition": _value(indicator.definition or indicator.name),
        }
        if indicator.target is not None:
            target = f"{number(indicator.target)} {indicator.unit}".strip()
            row["outcome_metric_target"] = _value(target)
        if indicator.verified_by:
            row["outcome_validation_method"] = _value(f"Verified by {indicator.verified_by}")
        if indicator.level:
            row["notes"] = f"Kind of figure: {indicator.level}"
        rows.append(row)
    return rows


def _results(
    account: PublicAccount, parties: list[Known], *, is_final: bool
) -> list[dict[str, Any]]:
    """Return what the evaluator accepted of each indicator in each period that is shown."""
    places = {row.code: (place, row) for place, row in enumerate(account.indicators, start=1)}
    rows = []
    for period in account.periods:
        for found in period.quantities:
            if found.quantity is None:
                continue
            place, indicator = places[found.code]
            is_outcome = indicator.level not in NO_OUTCOMES
            row: dict[str, Any] = {
                "outcome_metric_id": _value(_metric_id(account, place)),
                "result_level": _value("Outcome level"),
                "result_type": _value("Final" if is_final else "Interim"),
                "period": _period(period),
                "outcomes_achieved" if is_outcome else "other_description_of_result": _value(
                    f"{number(found.quantity)} {found.unit}".strip()
                ),
                "status": "PUBLIC",
            }
            judges = [
                party.id
                for party in parties
                if party.role == PartyRole.EVALUATOR and party.name == indicator.verified_by
            ]
            if judges:
                row["outcomes_validator_organisation_ids"] = _value(", ".join(judges))
            rows.append(row)
    return rows


def _payments(account: PublicAccount) -> list[dict[str, Any]]:
    """Return what the bank paid of each period; not what was approved and is still to be paid."""
    return [
        {
            "period": _period(row),
            "type": _value("Actual"),
            "money": _money(row.paid_cents, account.currency),
            "status": "PUBLIC",
        }
        for row in account.periods
        if row.paid_cents
    ]


def _metric_id(account: PublicAccount, place: int) -> str:
    return f"{account.number}-i{place}"


def _period(row: PublicPeriod) -> dict[str, Any]:
    return {
        "start_date": _value(row.start.isoformat()),
        "end_date": _value((row.end - timedelta(days=1)).isoformat()),
    }


def _money(cents: int, currency: str) -> dict[str, Any]:
    return {"currency": _value(currency), "amount": _value(json_money(cents))}


def _value(value: Any) -> dict[str, Any]:
    return {"value": value}
