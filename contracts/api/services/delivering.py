"""Observations and verdicts through the API: the same services as the desk, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from contracts.api import names
from contracts.api.problems import RowsRefused
from contracts.errors import Refused
from contracts.models import Agreement, Observation, Verification
from contracts.people import Person
from contracts.services import correct_observation, record_observation, verify_observation

TEXTS = ("subject", "cohort", "note", "reason")


def deliver_observations(
    *, agreement: Agreement, rows: Sequence[Mapping[str, Any]], by: Person, now: datetime
) -> list[Observation]:
    """Record every row or none. Raises RowsRefused with what is wrong with each row."""
    indicators = {row.code: row for row in agreement.indicators.all()}
    kept, refused = [], []
    with transaction.atomic():
        for place, row in enumerate(rows):
            try:
                fields = in_english(row)
                indicator = indicators.get(fields.pop("indicator"))
                if indicator is None:
                    raise Refused("indicator_foreign", "indicator")
                kept.append(
                    record_observation(
                        agreement=agreement, indicator=indicator, by=by, now=now, **fields
                    )
                )
            except Refused as refusal:
                refused.append((f"metingen/{place}", refusal))
        if refused:
            raise RowsRefused(refused)
    return kept


def deliver_correction(
    *, observation: Observation, change: Mapping[str, Any], by: Person, now: datetime
) -> Observation:
    """Replace a value by a new one. Raises Refused."""
    fields = in_english(change)
    # Who says that nothing was measured takes the value away with it.
    if fields.get("status", "measured") != "measured":
        fields.setdefault("quantity", None)
    return correct_observation(observation=observation, by=by, now=now, **fields)


def deliver_verdict(
    *, observation: Observation, verdict: Mapping[str, Any], by: Person, now: datetime
) -> Verification:
    """Judge a value. Raises Refused."""
    fields = in_english(verdict)
    answers = {
        name: fields.pop(name)
        for name in (
            "is_context_complete",
            "would_have_happened_anyway",
            "do_practitioners_recognise",
        )
        if name in fields
    }
    return verify_observation(
        observation=observation,
        by=by,
        now=now,
        answers=answers,  # type: ignore[arg-type]
        **fields,
    )


def in_english(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was sent with the names and codes of the core."""
    known = {word: name for name, word in names.FIELDS.items()}
    fields = {known[word]: value for word, value in row.items()}
    for name, words in (
        ("status", names.OBSERVATION_STATUS),
        ("decision", names.DECISION),
        ("is_context_complete", names.ANSWER),
        ("would_have_happened_anyway", names.ANSWER),
        ("do_practitioners_recognise", names.ANSWER),
    ):
        if name in fields:
            fields[name] = names.code_of(words, fields[name])
    return fields
