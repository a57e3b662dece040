"""Computing a stored settlement again, years later, and naming every difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, cast

from contracts.arithmetic import (
    Opening,
    OpeningDoesNotFit,
    Period,
    Statement,
    Terms,
    number_text,
    trace_data,
)
from contracts.models import Settlement, TermsVersion
from contracts.snapshots.allocations import allocation_differences
from contracts.snapshots.chains import chain_of, opened_with
from contracts.snapshots.inputs import (
    FORMAT_BEFORE,
    Computed,
    compute,
    digest,
    named_terms,
    require_format,
    settle_inputs,
)
from contracts.snapshots.person_sums import NotSummableError
from contracts.snapshots.summed import sums_now
from contracts.terms_documents import read_terms

CLOSING_DIFFERS: Final = "closing: differs"
GONE: Final = "opening: the settlement before is gone"


@dataclass(slots=True)
class Comparison:
    """What differs between a stored settlement and its computation.

    `way` says how it was computed: from `all` observations, which its inputs hold; from the `sums`
    of persons that they hold; from the `opening` that the settlement before it left; or from the
    `start` of the chain of openings, or from observations that were added up again.
    """

    way: str
    found: list[str] = field(default_factory=list)


def differences(settlement: Settlement) -> list[str]:
    """Recompute a settlement from its frozen inputs and name everything that differs.

    Empty when the stored rows are exactly what the inputs give and the inputs are unharmed.
    """
    return compare(settlement).found


def compare(settlement: Settlement) -> Comparison:
    """Recompute a settlement from its frozen inputs and what these name."""
    inputs = settlement.inputs
    require_format(inputs)
    if inputs["format"] == FORMAT_BEFORE:
        comparison = _begin("all", settlement)
        _compare_statement(comparison, settlement, settle_inputs(inputs))
        return comparison
    if "opening" not in inputs:
        comparison = _begin("sums" if "sums" in inputs else "all", settlement)
        terms = _terms_of(comparison, settlement)
        _compare_computed(comparison, settlement, compute(inputs, terms, None))
        return comparison
    comparison = _begin("opening", settlement)
    before = opened_with(settlement)
    if before is None or before.closing is None:
        comparison.found.append(GONE)
        return comparison
    if digest(before.closing) != inputs["opening"]["sha256"]:
        comparison.found.append("opening: sha256 differs")
    terms = _terms_of(comparison, settlement)
    try:
        computed = compute(inputs, terms, Opening(before.closing["opening"]))
    except OpeningDoesNotFit:
        # Made by another engine: only all observations tell.
        return compare_from_start(settlement)
    _compare_computed(comparison, settlement, computed)
    return comparison


def compare_both_ways(
    settlement: Settlement, worked_out: dict[int, Statement] | None = None
) -> Comparison:
    """Recompute a settlement from what its inputs name, and where that is not all, from the start.

    From an opening alone a fault in how openings are made would come out the same again; from the
    start alone a closing that was changed would not be seen. `worked_out` is of
    `compare_from_start`.
    """
    comparison = compare(settlement)
    if comparison.way not in ("opening", "sums") or GONE in comparison.found:
        return comparison
    whole = compare_from_start(settlement, worked_out)
    named = [text for text in comparison.found if text not in whole.found]
    return Comparison(whole.way, [*named, *whole.found])


def compare_from_start(
    settlement: Settlement, worked_out: dict[int, Statement] | None = None
) -> Comparison:
    """Recompute a settlement from all observations that it and those before it were made from.

    The chain of openings is followed back to a settlement that holds everything; none is used. Sums
    of persons are added up again; where that cannot be done, they are taken as they are.
    `worked_out` keeps the statements of a chain by settlement, for whoever compares more of it.
    """
    if "sums" in settlement.inputs:
        return _compare_summed_again(settlement)
    chain = chain_of(settlement)
    comparison = _begin("start", settlement)
    if "opening" in chain[0].inputs:
        comparison.found.append(GONE)
        return comparison
    known = {} if worked_out is None else worked_out
    observations: dict[str, Mapping[str, Any]] = {}
    posted: dict[tuple[str, str, str], int] = {}
    statement: Statement | None = None
    for row in chain:
        for item in row.inputs["observations"]:
            observations[item["key"]] = item
        for item in row.inputs["posted"]:
            posted[item["component"], item["payer"], item["origin"]] = item["cents"]
        document = {
            **{key: value for key, value in row.inputs.items() if key != "opening"},
            "observations": list(observations.values()),
            "posted": [
                {"component": key[0], "payer": key[1], "origin": key[2], "cents": cents}
                for key, cents in posted.items()
            ],
        }
        terms = None
        if row.inputs["format"] != FORMAT_BEFORE:
            terms = _terms_of(comparison, row)
        if row.pk not in known:
            known[row.pk] = settle_inputs(document, terms)
        statement = known[row.pk]
        for line in statement.lines:
            for payer, cents in line.payers:
                key = (line.component, payer, line.origin.start.isoformat())
                posted[key] = posted.get(key, 0) + cents
    # A chain holds at least the settlement itself.
    _compare_statement(comparison, settlement, cast(Statement, statement))
    return comparison


def _compare_summed_again(settlement: Settlement) -> Comparison:
    inputs, period = settlement.inputs, Period(settlement.period_start, settlement.period_end)
    comparison = _begin("start", settlement)
    terms, frozen = _terms_of(comparison, settlement), inputs["sums"]
    try:
        sums = sums_now(settlement.agreement_id, terms, period, frozen["verified_up_to"])
    except NotSummableError:
        return compare(settlement)
    comparison.found.extend(
        f"sums: {name} {frozen[name]} is now {sums[name]}"
        for name in ("observations", "digest")
        if frozen[name] != sums[name]
    )
    _compare_statement(comparison, settlement, settle_inputs({**inputs, "sums": sums}, terms))
    return comparison


def _begin(way: str, settlement: Settlement) -> Comparison:
    comparison = Comparison(way)
    if digest(settlement.inputs) != settlement.inputs_sha256:
        comparison.found.append("inputs: sha256 differs")
    return comparison


def _terms_of(comparison: Comparison, settlement: Settlement) -> list[Terms]:
    """Return the terms that the inputs name, in their order; a row that differs is a difference."""
    rows = {
        row.number: row for row in TermsVersion.objects.filter(agreement=settlement.agreement_id)
    }
    names: Sequence[Mapping[str, Any]] = settlement.inputs["terms"]
    found = [rows[name["number"]] for name in names]
    comparison.found.extend(
        f"terms: version {row.number} differs"
        for row, name in zip(found, names, strict=True)
        if named_terms(row) != name
    )
    return [read_terms(row) for row in found]


def _compare_computed(comparison: Comparison, settlement: Settlement, computed: Computed) -> None:
    _compare_statement(comparison, settlement, computed.statement)
    is_same_engine = settlement.engine_version == computed.statement.engine_version
    if is_same_engine and settlement.closing != computed.closing:
        comparison.found.append(CLOSING_DIFFERS)


def _compare_statement(
    comparison: Comparison, settlement: Settlement, statement: Statement
) -> None:
    found = comparison.found
    if statement.total_cents != settlement.total_cents:
        found.append(f"total: {settlement.total_cents} is now {statement.total_cents}")
    if statement.cumulative_cents != settlement.cumulative_cents:
        found.append(
            f"cumulative: {settlement.cumulative_cents} is now {statement.cumulative_cents}"
        )
    stored = stored_lines(settlement)
    computed = computed_lines(statement)
    for old, new in zip(stored, computed, strict=False):
        # Terms that no longer know a component do not say who it was paid to; what is stored does.
        new["recipient"] = new["recipient"] or old["recipient"]
    is_same_engine = settlement.engine_version == statement.engine_version
    if not is_same_engine:  # another engine may explain the same cents in other steps
        for line in (*stored, *computed):
            del line["trace"]
    if len(stored) != len(computed):
        found.append(f"lines: {len(stored)} are now {len(computed)}")
    for number, (old, new) in enumerate(zip(stored, computed, strict=False), start=1):
        name = f"line {number} ({old['component']}, {old['origin']})"
        found.extend(f"{name}: {text}" for text in _line_differences(old, new))
    found.extend(allocation_differences(settlement, statement))
    if found and not is_same_engine:
        found.append(
            f"engine: made by version {settlement.engine_version}, "
            f"computed by version {statement.engine_version}"
        )


def _line_differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """Yield what differs between two lines, and no more: whoever looks for a cent finds it."""
    for key in old:
        if key != "trace" and old[key] != new[key]:
            yield f"{key}: {old[key]} is now {new[key]}"
    before, after = old.get("trace", []), new.get("trace", [])
    if len(before) != len(after):
        yield f"trace: {len(before)} steps are now {len(after)}"
    for number, (step, now) in enumerate(zip(before, after, strict=False), start=1):
        for key in step:
            if step[key] != now.get(key):
                name = f"trace step {number} ({step['stage']}): {key}"
                yield f"{name}: {step[key]} is now {now.get(key)}"


def stored_lines(settlement: Settlement) -> list[dict[str, Any]]:
    """Return the stored lines as plain data, with the keys of `computed_lines`."""
    lines = settlement.lines.select_related("recipient").prefetch_related("shares__payer")
    return [
        {
            "component": line.component,
            "kind": line.kind,
            "origin": line.origin_start.isoformat(),
            "quantity": line.quantity_text,
            "cents": line.amount_cents,
            "recipient": line.recipient.code,
            "shares": {share.payer.code: share.amount_cents for share in line.shares.all()},
            "trace": line.trace,
        }
        for line in lines.order_by("position")
    ]


def computed_lines(statement: Statement) -> list[dict[str, Any]]:
    """Return a statement's lines as the plain data that is stored."""
    return [
        {
            "component": line.component,
            "kind": line.kind,
            "origin": line.origin.start.isoformat(),
            "quantity": "" if line.quantity is None else number_text(line.quantity),
            "cents": line.amount_cents,
            "recipient": line.recipient,
            "shares": dict(line.payers),
            "trace": trace_data(line),
        }
        for line in statement.lines
    ]
