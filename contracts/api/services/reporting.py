"""Whole reports through the API: the draft and the delivery of the desk, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from django.db import transaction

from contracts.api import names
from contracts.api.problems import RowsRefused
from contracts.api.report_shapes import LONGEST_STORY
from contracts.api.selectors.reports import read_typed
from contracts.api.services.delivering import deliver_observations
from contracts.errors import Refused, RefusedTogether
from contracts.observation_cells import CellProblem
from contracts.people import Person
from contracts.reporting.models import Report, ReportDraft, ReportRequest
from contracts.reporting.selectors.figures import STATES, Figure, TypedFigure, figures_of
from contracts.reporting.services.delivering import deliver_report, save_draft

Rows = Sequence[Mapping[str, Any]]
# The fields of the desk's form, each with the code of an indicator behind it, and our name.
PARTS: Final = {"value": "quantity", "state": "status", "story": "story"}


def keep_draft(
    *, request: ReportRequest, rows: Rows, seen: int, by: Person, now: datetime
) -> ReportDraft:
    """Keep what is filled in so far, complete or not, where the desk keeps it too.

    Raises Refused, and RowsRefused for an indicator that is foreign or there twice.
    """
    return _save(request, content_of(figures_of(request), rows), seen, by, now)


def deliver_whole_report(
    *,
    request: ReportRequest,
    rows: Rows | None,
    observations: Rows,
    seen: int,
    by: Person,
    now: datetime,
) -> Report:
    """Record the observations and figures and fix the report: all of it, or nothing.

    Without `rows` what the draft says is delivered. The draft is kept first, as at the desk, so
    that whoever kept something else in between is noticed. Raises Refused, and RowsRefused with
    what is wrong with each row.
    """
    with transaction.atomic():
        content = _content_to_deliver(request, rows)
        _save(request, content, seen, by, now)
        deliver_observations(agreement=request.agreement, rows=observations, by=by, now=now)
        try:
            # After the observations, which a figure may refer to.
            typed = typed_of(figures_of(request), content)
            return deliver_report(request=request, typed=typed, by=by, now=now)
        except RefusedTogether as refusals:
            raise RowsRefused([_placed(row, rows) for row in refusals.reasons]) from refusals
        except Refused as refusal:
            raise RowsRefused([_placed(refusal, rows)]) from refusal


def content_of(figures: Sequence[Figure], rows: Rows) -> dict[str, str]:
    """Return rows as the desk's form has them: every field as the text that one would type.

    Raises RowsRefused.
    """
    codes = [figure.indicator.code for figure in figures]
    found: dict[str, Mapping[str, Any]] = {}
    refused = []
    for place, row in enumerate(rows):
        code = row["indicator"]
        if code not in codes:
            refused.append((f"cijfers/{place}", Refused("indicator_foreign", "indicator")))
        elif code in found:
            refused.append((f"cijfers/{place}", Refused("figure_twice", "indicator")))
        found[code] = row
    if refused:
        raise RowsRefused(refused)
    content = {}
    for code in codes:
        row = found.get(code, {})
        word = row.get("status")
        content[f"state_{code}"] = names.code_of(names.FIGURE_STATE, word) if word else ""
        content[f"value_{code}"] = _as_typed(row.get("waarde"))
        content[f"story_{code}"] = row.get("verhaal", "")
    return content


def typed_of(figures: Sequence[Figure], content: Mapping[str, str]) -> list[TypedFigure]:
    """Return what a draft says. Raises RefusedTogether when it cannot be read."""
    typed, reasons = [], []
    for figure in figures:
        code, name = figure.indicator.code, figure.indicator.name
        state, text, story = (
            content.get(f"{part}_{code}", "").strip() for part in ("state", "value", "story")
        )
        quantity = read_typed(text) if text else None
        if isinstance(quantity, CellProblem):
            params = {"indicator": name, "text": text}
            reasons.append(Refused("figure_no_number", f"value_{code}", params))
            continue
        if len(story) > LONGEST_STORY:
            params = {"indicator": name, "most": str(LONGEST_STORY)}
            reasons.append(Refused("figure_story_long", f"story_{code}", params))
        known = state if state in STATES else ""
        typed.append(TypedFigure(figure.indicator, known, quantity, story))
    if reasons:
        raise RefusedTogether(reasons)
    return typed


def _save(
    request: ReportRequest, content: Mapping[str, str], seen: int, by: Person, now: datetime
) -> ReportDraft:
    try:
        return save_draft(request=request, content=content, seen=seen, by=by, now=now)
    except Refused as refusal:
        if refusal.code != "draft_saved_elsewhere":
            raise
        draft = ReportDraft.objects.filter(request=request).first()
        params = {"number": "0" if draft is None else str(draft.number)}
        raise Refused("report_draft_changed", "seen", params) from refusal


def _content_to_deliver(request: ReportRequest, rows: Rows | None) -> dict[str, str]:
    if rows is not None:
        return content_of(figures_of(request), rows)
    draft = ReportDraft.objects.filter(request=request).first()
    if draft is None:
        raise Refused("report_draft_missing", "content")
    return dict(draft.content)


def _as_typed(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}".replace(".", ",")


def _placed(refusal: Refused, rows: Rows | None) -> tuple[str, Refused]:
    """Return where in what was sent a refusal belongs, in our words for the field."""
    part, _line, code = refusal.field.partition("_")
    if part not in PARTS:
        return "", refusal
    places = {row["indicator"]: place for place, row in enumerate(rows or [])}
    if code not in places:
        return "", Refused(refusal.code, "content", refusal.params)
    return f"cijfers/{places[code]}", Refused(refusal.code, PARTS[part], refusal.params)
