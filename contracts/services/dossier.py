"""Writing a line of the dossier, and letting one lapse; what stood there before stays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction

from contracts.dossier import RULES_BY_CODE, PartRule
from contracts.enums import AgreementStatus, EventVerb
from contracts.errors import Refused
from contracts.models import Agreement, DossierEntry
from contracts.people import Person
from contracts.selectors.dossier import dossier_of, subjects_of
from contracts.services.history import lock_agreement, require_status, write_event

# An agreement that is over says nothing new about its start.
WRITTEN_WHILE: Final = (
    AgreementStatus.CONCEPT,
    AgreementStatus.SIGNED,
    AgreementStatus.ACTIVE,
    AgreementStatus.SUSPENDED,
)


def write_dossier(
    *,
    agreement: Agreement,
    part: str,
    by: Person,
    now: datetime,
    subject: str = "",
    row: int | None = None,
    choice: str = "",
    name: str = "",
    text: str = "",
    amount_cents: int | None = None,
    on: date | None = None,
    reason: str = "",
) -> DossierEntry:
    """Fill in a part; `row` is the line that this one takes the place of, None a new line.

    A part that has one line per subject finds its line itself. Raises Refused when the part or
    its subject is not known, a column stays empty, or a change has no reason.
    """
    rule = _rule_of(part)
    values = {
        "choice": choice,
        "name": name.strip(),
        "text": text.strip(),
        "amount_cents": amount_cents,
        "on": on,
    }
    if choice and (rule.choices is None or choice not in rule.choices.values):
        raise Refused("dossier_choice_unknown", "choice")
    missing = rule.missing(values)
    if missing:
        raise Refused("dossier_column_missing", missing[0], {"column": rule.labels[missing[0]]})
    if amount_cents is not None and amount_cents < 0:
        raise Refused("dossier_amount_negative", "amount_cents")
    with transaction.atomic():
        locked = lock_agreement(agreement.pk)
        require_status(locked, *WRITTEN_WHILE)
        if subject not in subjects_of(locked, rule):
            raise Refused("dossier_subject_unknown", "subject")
        lines = dossier_of(locked).lines(part, subject)
        if row is None and not rule.is_many and lines:
            row = lines[0].entry.row
        held = next((line.entry for line in lines if line.entry.row == row), None)
        if row is not None and held is None:
            raise Refused("dossier_line_unknown", "row")
        if held is not None and not reason.strip():
            raise Refused("dossier_reason_missing", "reason")
        return _write(locked, rule, subject, row, values, reason.strip(), by, now)


def withdraw_dossier_line(
    *, agreement: Agreement, part: str, subject: str, row: int, reason: str, by: Person,
    now: datetime,
) -> DossierEntry:  # fmt: skip
    """Let a line lapse, with why. Raises Refused when there is no such line or no reason."""
    rule = _rule_of(part)
    if not reason.strip():
        raise Refused("dossier_reason_missing", "reason")
    with transaction.atomic():
        locked = lock_agreement(agreement.pk)
        require_status(locked, *WRITTEN_WHILE)
        lines = dossier_of(locked).lines(part, subject)
        if not any(line.entry.row == row for line in lines):
            raise Refused("dossier_line_unknown", "row")
        return _write(locked, rule, subject, row, {}, reason.strip(), by, now, is_withdrawn=True)


def _rule_of(part: str) -> PartRule:
    if part not in RULES_BY_CODE:
        raise Refused("dossier_part_unknown", "part")
    return RULES_BY_CODE[part]


def _write(
    agreement: Agreement,
    rule: PartRule,
    subject: str,
    row: int | None,
    values: Mapping[str, Any],
    reason: str,
    by: Person,
    now: datetime,
    *,
    is_withdrawn: bool = False,
) -> DossierEntry:
    part = rule.code.value
    same = DossierEntry.objects.filter(agreement=agreement, part=part, subject=subject)
    last = same.order_by("-row").values_list("row", flat=True).first() or 0
    entry = DossierEntry.objects.create(
        agreement=agreement,
        part=part,
        subject=subject,
        row=row or last + 1,
        reason=reason,
        is_withdrawn=is_withdrawn,
        by_id=by.pk,
        at=now,
        **values,
    )
    write_event(
        agreement=agreement,
        verb=EventVerb.DOSSIER_CHANGED,
        by=by,
        now=now,
        reason=reason,
        detail=f"{part} {subject}".strip(),
    )
    return entry
