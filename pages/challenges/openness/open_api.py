"""What the open API gives of calls, challenges, decisions and the report of a year.

It shows what the pages show and nothing more; `contracts.api` has the addresses.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from rest_framework import serializers

from contracts.api.registry import Resource, add_resource
from pages.challenges.calls import live_calls
from pages.challenges.numbers import read_number
from pages.challenges.openness import cases
from pages.challenges.openness.cases import CriterionReason, Filters, PublicCase
from pages.challenges.openness.figures import report_years, year_report
from pages.challenges.openness.open_api_shapes import Call, Challenge, Decision, Report
from pages.challenges.openness.report_files import report_json
from pages.challenges.selectors.lots import LotAnswer
from pages.challenges.transitions import DECISION_ACTIONS
from pages.localized import localized

# Words of a call that stand on its page, and how the API calls them.
WORDS = {
    "taak": "task",
    "waarom": "why",
    "wijk": "area",
    "voorWie": "target_group",
    "magAnders": "may_differ",
    "blijft": "must_stay",
    "gemeenteBrengtIn": "municipality_contributes",
    "wieMagReageren": "who_may_respond",
    "duur": "duration",
    "besluit": "decision_summary",
}
DAYS = {
    "beginDatum": "opens_on",
    "eindDatum": "closes_on",
    "beslisDatum": "decide_by",
    "besloten": "decided_on",
}


def call_data(call: Any) -> dict[str, Any]:
    """A call as its page says it."""
    return {
        "id": call.pk,
        "titel": localized(call, "title").value,
        "soort": call.get_kind_display(),
        "fase": str(call.phase.label),
        "pagina": call.full_url,
        **{name: localized(call, field).value for name, field in WORDS.items()},
        **{name: _iso(getattr(call, field)) for name, field in DAYS.items()},
    }


def challenge_data(case: PublicCase) -> dict[str, Any]:
    """What everybody may read of a challenge."""
    return {
        "zaaknummer": case.case_number,
        "soort": str(case.kind),
        "onderwerp": localized(case.subject, "title").value,
        "wijk": case.area,
        "status": case.status_label,
        "ontvangstDatum": _iso(case.received_on),
        "isPlanOpenbaar": case.has_words,
        "indiener": case.name,
        "titel": case.plan_title,
        "plan": [
            {
                "titel": str(section.title),
                "antwoorden": [
                    {"vraag": str(label), "antwoord": str(value)} for label, value in section.facts
                ],
                "tabellen": [
                    {
                        "kop": [str(cell) for cell in table.columns],
                        "rijen": [[str(cell) for cell in row] for row in table.rows],
                    }
                    for table in section.tables
                ],
            }
            for section in case.sections
        ],
        "prestatiecontract": case.agreement_number,
    }


def decision_data(case: PublicCase) -> dict[str, Any]:
    """What everybody may read of a decision."""
    objection = case.objection
    return {
        "zaaknummer": case.case_number,
        "onderwerp": localized(case.subject, "title").value,
        "uitkomst": str(case.outcome),
        "besluitDatum": _iso(case.decided_on),
        "beloofdeDatum": _iso(case.decide_by),
        "isOpTijd": case.is_within_term,
        "redenen": list(case.reasons),
        "motivering": case.reason,
        "hoeHetWelKan": case.how_to_succeed,
        "voorwaarden": case.conditions,
        "waaromTeLaat": case.late_reason,
        "tenHoogsteInCenten": case.amount_cents,
        "criteria": _criteria(case.criteria),
        "delen": _lots(case.lots),
        "bezwaar": None
        if objection is None
        else {
            "ontvangstDatum": _iso(objection.received_on),
            "besluitDatum": _iso(objection.decided_on),
            "isIngetrokken": objection.is_withdrawn,
            "isGebleven": objection.is_kept,
            "uitkomst": str(objection.outcome),
            "redenen": list(objection.reasons),
            "reden": objection.reason,
            "hoeHetWelKan": objection.how_to_succeed,
            "voorwaarden": objection.conditions,
            "criteria": _criteria(objection.criteria),
            "delen": _lots(objection.lots),
            "tenHoogsteInCenten": objection.amount_cents,
            "overeenkomst": objection.agreement,
            "waaromOvereenkomst": objection.agreement_reason,
        },
    }


def _lots(lots: Iterable[LotAnswer]) -> list[dict[str, Any]]:
    return [
        {
            "deel": lot.name,
            "isToegekend": lot.is_granted,
            "uitkomst": lot.outcome,
            "redenen": [lot.why] if lot.why else [],
            "motivering": lot.reason,
            "hoeHetWelKan": lot.how_to_succeed,
            "tenHoogsteInCenten": lot.amount_cents,
        }
        for lot in lots
    ]


def _criteria(rows: Iterable[CriterionReason]) -> list[dict[str, str]]:
    return [
        {
            "criterium": row.name,
            "overHetPlan": row.words,
            "overWieHetNuDoet": row.present_words,
        }
        for row in rows
    ]


def report_data(year: int) -> dict[str, Any]:
    """The report of a year, with the small numbers left out as on its page."""
    report = report_json(year_report(year, timezone.now()))
    return {
        "jaar": year,
        "gemaaktDatum": report["made_on"],
        "cijfers": [
            {
                "code": row["code"],
                "naam": str(row["label"]),
                "waarde": row["value"],
                "eenheid": str(row["unit"]),
                "isVerborgen": row["hidden"],
                "betekenis": str(row["meaning"]),
            }
            for group in report["groups"]
            for row in group["rows"]
        ],
    }


def add_resources() -> None:
    """Put calls, challenges, decisions and year reports in the API; once, when the app is ready."""
    for resource in RESOURCES:
        add_resource(resource)


def _found(asked: Mapping[str, Any]) -> Any:
    filters = Filters(year=asked.get("jaar"), outcome=asked.get("uitkomst", ""))
    return cases.with_everything(cases.found_responses(filters))


def _case(number: str) -> PublicCase | None:
    rows = cases.with_everything(cases.decided_responses())
    response = rows.filter(case_number=number).first()
    return None if response is None else cases.public_case(response)


def _challenge(number: str) -> dict[str, Any] | None:
    case = _case(number)
    return None if case is None else challenge_data(case)


def _decision(number: str) -> dict[str, Any] | None:
    case = _case(number)
    return None if case is None else decision_data(case)


def _call(key: str) -> dict[str, Any] | None:
    call = live_calls().filter(pk=read_number(key)).first()
    return None if call is None else call_data(call)


def _report(year: str) -> dict[str, Any] | None:
    number = read_number(year, longest=4)
    return report_data(number) if number in report_years() else None


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


CASE_NUMBER = "[A-Za-z0-9-]{1,40}"
FILTERS = {
    "jaar": lambda: serializers.IntegerField(
        min_value=1900, max_value=2199, required=False, help_text="Het jaar van het besluit."
    ),
    "uitkomst": lambda: serializers.ChoiceField(
        choices=[str(action) for action in DECISION_ACTIONS],
        required=False,
        help_text="De uitkomst die nu geldt.",
    ),
}
RESOURCES = (
    Resource(
        name="oproepen",
        label="oproepen",
        description="Waarop bewoners kunnen reageren, en wat daaruit kwam.",
        key="id",
        pattern="[0-9]{1,9}",
        example="12",
        shape=Call,
        find=lambda _asked: live_calls().order_by("pk"),
        show=call_data,
        get=_call,
    ),
    Resource(
        name="uitdagingen",
        label="uitdagingen",
        description="Uitdagingen waarover is besloten. Een plan staat er alleen als de indieners "
        "dat goed vonden.",
        key="zaaknummer",
        pattern=CASE_NUMBER,
        example="UD-2026-0001",
        shape=Challenge,
        find=_found,
        show=lambda row: challenge_data(cases.public_case(row)),
        get=_challenge,
        filters=FILTERS,
    ),
    Resource(
        name="besluiten",
        label="besluiten",
        description="Besluiten over uitdagingen, met hun redenen.",
        key="zaaknummer",
        pattern=CASE_NUMBER,
        example="UD-2026-0001",
        shape=Decision,
        find=_found,
        show=lambda row: decision_data(cases.public_case(row)),
        get=_decision,
        filters=FILTERS,
    ),
    Resource(
        name="jaarverslagen",
        label="jaarverslagen",
        description="Alle cijfers over uitdagingen, per jaar.",
        key="jaar",
        pattern="[0-9]{4}",
        example="2026",
        shape=Report,
        find=lambda _asked: report_years(),
        show=report_data,
        get=_report,
    ),
)
