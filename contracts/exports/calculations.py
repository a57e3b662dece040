"""From a stored line to its calculation: the trace in words and the observations that counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.arithmetic import Step, Terms
from contracts.exports.calculation_document import Calculation, EvidenceLine
from contracts.models import Settlement
from contracts.selectors.evidence import Evidence, EvidenceRow, State, evidence_of
from contracts.wording import Language, calculation, format_date, format_number

# In the order in which they are shown: what counts first.
STATES: Final[Mapping[State, str | Promise]] = {
    "accepted": gettext_lazy("Telt mee"),
    "partly": gettext_lazy("Telt voor een deel mee"),
    "not_measured": gettext_lazy("Niet gemeten"),
    "not_applicable": gettext_lazy("Niet van toepassing"),
    "disputed": gettext_lazy("Betwist, telt niet mee"),
    "withdrawn": gettext_lazy("Ingetrokken, telt niet mee"),
    "replaced": gettext_lazy("Vervangen door een correctie"),
    "open": gettext_lazy("Nog niet getoetst, telt niet mee"),
    "later": gettext_lazy("Telt pas later mee"),
}
# One counting word each, for the summary.
COUNTED_AS: Final[Mapping[State, str | Promise]] = {
    "accepted": gettext_lazy("telt mee"),
    "partly": gettext_lazy("telt voor een deel mee"),
    "not_measured": gettext_lazy("niet gemeten"),
    "not_applicable": gettext_lazy("niet van toepassing"),
    "disputed": gettext_lazy("betwist"),
    "withdrawn": gettext_lazy("ingetrokken"),
    "replaced": gettext_lazy("vervangen"),
    "open": gettext_lazy("nog te toetsen"),
    "later": gettext_lazy("telt later mee"),
}
EvidenceByLine = Mapping[tuple[str, date], Evidence]


def settlement_evidence(
    settlement: Settlement,
    terms: Terms,
    lines: Iterable[Mapping[str, Any]],
    origin_ends: Mapping[date, date],
) -> EvidenceByLine:
    """Return the observations behind each of the stored lines."""
    starts = [(line["component"], date.fromisoformat(line["origin"])) for line in lines]
    return evidence_of(
        settlement, terms, [(code, start, origin_ends[start]) for code, start in starts]
    )


def line_calculation(
    line: Mapping[str, Any],
    terms: Terms,
    evidence: EvidenceByLine,
    language: Language,
    *,
    with_persons: bool,
) -> Calculation:
    """Return the calculation of one stored line; pseudonyms only `with_persons`."""
    told = line["trace"] if with_persons else [without_cut_persons(step) for step in line["trace"]]
    steps = [Step(**step) for step in told]
    blocks, parts = calculation(steps, terms, language)
    found = evidence.get((line["component"], date.fromisoformat(line["origin"])))
    # A reversal takes back what was booked; what is measured now explains the line after it.
    found = None if line["kind"] == "reversal" else found
    rows = sorted(found.rows, key=lambda row: list(STATES).index(row.state)) if found else []
    by_person = any("subject" in step.inputs for step in steps)
    return Calculation(
        evidence=tuple(_row(row, language, with_persons=with_persons) for row in rows),
        evidence_summary=_summary(rows),
        has_evidence=found is not None,
        is_evidence_cut=found.is_cut if found else False,
        blocks=blocks,
        parts=parts if with_persons or not by_person else (),
    )


def without_cut_persons(step: dict[str, Any]) -> dict[str, Any]:
    """Return a step of a limit that tells how many persons' amounts it changed, not of whom."""
    cut = step["inputs"].get("cut", ())
    persons = sum("subject" in part for part in cut)
    if not persons:
        return step
    kept = {key: value for key, value in step["inputs"].items() if key != "cut"}
    return {**step, "inputs": {**kept, "cut_persons": str(persons)}}


def calculation_text(calculation: Calculation) -> tuple[str, ...]:
    """Return the sentences of a calculation one after the other, for who wants no headings."""
    parts = [f"{part.who}: {text}" for part in calculation.parts for text in part.sentences]
    said: list[str] = []
    for block in calculation.blocks:
        said += block.sentences
        if block.heading == "counted":
            said += parts
        said += [
            f"{row.name}: {row.before} → {row.after}." for row in block.limits if row.is_changing
        ]
    return tuple(said)


def _summary(rows: Iterable[EvidenceRow]) -> str:
    counts = Counter(row.state for row in rows)
    return " · ".join(
        f"{counts[state]} {words}" for state, words in COUNTED_AS.items() if counts[state]
    )


def _row(row: EvidenceRow, language: Language, *, with_persons: bool) -> EvidenceLine:
    observation = row.observation
    indicator = observation.indicator
    name = (indicator.name_en if language == "en" else "") or indicator.name
    is_value = row.state not in ("not_measured", "not_applicable")
    claimed = _value(row, language) if is_value else str(observation.get_status_display())
    accepted = "—"
    if row.is_counting:
        accepted = _span(row) if row.accepted is None else format_number(row.accepted, language)
    elif not is_value:
        accepted = str(observation.get_status_display())
    return EvidenceLine(
        pk=observation.pk,
        key=str(observation.key),
        day=format_date(observation.on, language),
        on=observation.on.isoformat(),
        metric=name,
        metric_code=row.metric,
        who=(observation.subject if with_persons else "") or observation.cohort,
        claimed=claimed,
        claimed_exact=exact_text(row.claimed),
        accepted=accepted,
        accepted_exact=exact_text(row.accepted),
        state=row.state,
        state_label=str(STATES[row.state]),
        reason=row.reason,
        is_counting=row.is_counting,
    )


def _value(row: EvidenceRow, language: Language) -> str:
    if row.observation.status == "withdrawn":
        return str(_("intrekking"))
    return _span(row) if row.claimed is None else format_number(row.claimed, language)


def _span(row: EvidenceRow) -> str:
    """Return the length of a spell of days."""
    start, end = row.observation.start, row.observation.end
    days = (end - start).days if start and end else 0
    return _("%(count)s dagen") % {"count": days} if days else "—"


def exact_text(value: Decimal | None) -> str | None:
    """Return a number without the zeros of its column."""
    if value is None:
        return None
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") or "0" if "." in text else text
