"""The trace of a line: from observation to cent, as data that screen, PDF and JSON all render.

A step has the rule as it stands in the terms, what went in and what came out. Worths are those of
the whole bucket so far; the last of a component's own steps says what this period adds: `before`
was due up to the period before, `added` goes into the limits. Nothing is computed here that was
not computed before.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import cast

from contracts.arithmetic.adjusting import Applied
from contracts.arithmetic.blocks import Source
from contracts.arithmetic.entries import Detail, Entry
from contracts.arithmetic.facts import Part
from contracts.arithmetic.limit_work import MAX_PARTS, Cut, LimitNote
from contracts.arithmetic.netting import NettingNote
from contracts.arithmetic.numbers import CENTS, ZERO, money_text, number_text, to_cents
from contracts.arithmetic.owing import Owed, TaxNote
from contracts.arithmetic.readings import Reading
from contracts.arithmetic.statements import Step
from contracts.arithmetic.terms import Component, Terms


def trace_line(owed: Owed, terms: Terms) -> tuple[Step, ...]:
    """Return the steps of what one component (or floor) comes to in one period."""
    component = terms.once(_components).get(owed.code)
    steps: list[Step] = []
    if component is not None:
        steps.extend(_component_steps(owed, component))
    netted = [_netting_step(note) for note in owed.netted]
    if terms.order[0] == "netting":
        steps.extend(netted)
    steps.extend(_limit_step(note) for note in owed.notes)
    if terms.order[1] == "netting":
        steps.extend(netted)
    if owed.tax is None:
        steps.append(_rounding_step(owed, terms))
        steps.extend(_held_step(note) for note in owed.held)
    else:
        steps.append(_tax_step(owed.tax, owed))
    if terms.order[2] == "netting" and netted:
        steps.append(_split_step(owed, terms, is_netted=False))
        steps.extend(netted)
    steps.append(_split_step(owed, terms, is_netted=True))
    return tuple(steps)


def _components(terms: Terms) -> Mapping[str, Component]:
    return {component.code: component for component in terms.components}


def posted_step(before: Mapping[str, int], now: str) -> Step:
    """Return the step that says what was posted before for the same period."""
    inputs = {party: money_text(cents) for party, cents in before.items()}
    return Step("posted", {}, {"posted": inputs}, now)


def _component_steps(owed: Owed, component: Component) -> Iterator[Step]:
    summed = [entry.summed for entry in owed.entries if entry.summed is not None]
    if not summed and 0 < len(owed.entries) <= MAX_PARTS:
        for entry in owed.entries:
            yield from _entry_steps(entry, cast(Detail, entry.detail), component)
        return
    quantity = number_text(owed.quantity if owed.quantity is not None else ZERO)
    parts = sum(item.persons for item in summed) if summed else len(owed.entries)
    inputs = {"parts": str(parts)}
    if summed:
        inputs["observations"] = str(sum(item.rows for item in summed))
    yield Step("quantity", _fragment(component.source, "quantity"), inputs, quantity)
    inputs = {"quantity": quantity}
    yield Step("price", _fragment(component.source, "price"), inputs, number_text(owed.worth))


def _entry_steps(entry: Entry, detail: Detail, component: Component) -> Iterator[Step]:
    source = component.source
    part = _whose(entry.part)
    rule = source
    if detail.interim == "ahead":
        interim = _fragment(source, "interim")
        rule = {**source, **{key: interim[key] for key in ("quantity", "price") if key in interim}}
    shown = _shown(detail.reading)
    inputs = {**part, **_reading_inputs(detail.reading)}
    yield Step("quantity", _fragment(rule, "quantity"), inputs, shown)
    if detail.verdict is not None:
        reasons = [
            {"quantity": value, "bound": bound, "threshold": threshold, "outcome": outcome}
            for value, bound, threshold, outcome in detail.verdict.reasons
        ]
        met = {True: "met", False: "not_met", None: "not_applicable"}[detail.verdict.is_met]
        yield Step("gate", _fragment(source, "gate"), {**part, "conditions": reasons}, met)
    if detail.volume is not None:
        inputs, shown = {**part, "quantity": shown}, number_text(detail.volume)
        yield Step("volume", _fragment(source, "volume"), inputs, shown)
    priced: dict[str, object] = {**part, "quantity": shown}
    if detail.looked_up is not None:
        priced["looked_up"] = _shown(detail.looked_up)
    if detail.pieces:
        priced["pieces"] = [number_text(piece) for piece in detail.pieces]
    if detail.years is not None:
        priced["years"] = number_text(detail.years)
    steps = [Step("price", _fragment(rule, "price"), priced, number_text(detail.priced))]
    steps.extend(_factor_step(applied, component, part, detail) for applied in detail.applied)
    if detail.interim:
        inputs = {**part, "stage": detail.interim, "worth": number_text(detail.weighted)}
        result = number_text(-detail.after if component.is_negative else detail.after)
        steps.append(Step("interim", _fragment(source, "interim"), inputs, result))
    if component.due_on is not None:
        due = {"due_on": component.due_on.isoformat()}
        inputs = {**part, "stage": "withheld" if detail.is_withheld else "due"}
        inputs["worth"] = number_text(detail.weighted)
        result = number_text(-detail.after if component.is_negative else detail.after)
        steps.append(Step("due", due, inputs, result))
    last = steps[-1]
    steps[-1] = Step(last.stage, last.rule, {**last.inputs, **_added(detail)}, last.result)
    yield from steps


def _whose(part: Part) -> dict[str, object]:
    names = (("cohort", part[0]), ("subject", part[1]))
    return {key: name for key, name in names if name is not None}


def _added(detail: Detail) -> dict[str, str]:
    """What was due before and what is added; and what an amendment let be worth something else."""
    added = {
        "before": number_text(detail.before),
        "added": number_text(detail.after - detail.before),
    }
    if detail.recounted is not None and detail.recounted[0] != detail.recounted[1]:
        counted, worth = detail.recounted
        added |= {"counted_before": number_text(counted), "worth_before": number_text(worth)}
    return added


def _factor_step(
    applied: Applied, component: Component, part: Mapping[str, object], detail: Detail
) -> Step:
    """Return the step of a weight, a premium or an index: what came in × the factor."""
    inputs = {**part, "amount": number_text(applied.before)}
    if applied.kind == "weight" and applied.factor is not None:
        rule: Mapping[str, object] = {"weight": number_text(applied.factor)}
    else:
        rule = _fragment(component.source, "index")
        if applied.kind == "premium":
            rules = component.source.get("premiums")
            rule = rules[applied.rule] if isinstance(rules, list | tuple) else {}
        inputs["factor"] = "waits" if applied.factor is None else number_text(applied.factor)
        if applied.kind == "index" and detail.index is not None:
            inputs |= {
                key: number_text(cast(Fraction, value)) for key, value in detail.index.inputs
            }
    return Step(applied.kind, rule, inputs, number_text(applied.after))


def _reading_inputs(reading: Reading) -> dict[str, object]:
    inputs: dict[str, object] = {"status": reading.status}
    for key, value in reading.inputs:
        inputs[key] = number_text(value) if isinstance(value, Fraction) else value
    return inputs


def _shown(reading: Reading) -> str:
    return reading.status if reading.value is None else number_text(reading.value)


def _fragment(source: Source, key: str) -> Mapping[str, object]:
    value = source.get(key)
    # Asked of an abstract class, this question takes longer than the step itself.
    return value if value.__class__ is dict or isinstance(value, Mapping) else {}


def _limit_step(note: LimitNote) -> Step:
    inputs: dict[str, object] = {"amount": number_text(note.before)}
    if note.carried_in:
        inputs["carried_in"] = number_text(note.carried_in)
    if note.room is not None:
        inputs["room_left"] = number_text(note.room)
    if note.used:
        inputs["used"] = number_text(note.used)
    if note.cap is not None and not _is_written(note):
        inputs["cap"] = number_text(note.cap)
    if note.rest is not None:
        inputs["rest"] = number_text(note.rest)
    if note.cut:
        inputs["cut"] = [_cut(cut) for cut in note.cut]
    return Step("limit", note.limit.source, inputs, number_text(note.after))


def _is_written(note: LimitNote) -> bool:
    """Whether a cap is just the amount that stands in the terms."""
    return note.limit.amount is not None and note.limit.amount.value == note.cap


def _cut(cut: Cut) -> dict[str, object]:
    amounts = {"amount": number_text(cut.before), "result": number_text(cut.after)}
    return {**_whose(cut.part), **amounts}


def _rounding_step(owed: Owed, terms: Terms) -> Step:
    inputs = {"amount": number_text(owed.exact)}
    rounded = owed.held[0].before if owed.held else owed.rounded
    return Step("rounding", _fragment(terms.source, "rounding"), inputs, number_text(rounded))


def _held_step(note: LimitNote) -> Step:
    """A limit that changes a line once more, so that it holds on what is really paid."""
    inputs = {"amount": number_text(note.before), "on": "rounded"}
    return Step("limit", note.limit.source, inputs, number_text(note.after))


def _netting_step(note: NettingNote) -> Step:
    inputs: dict[str, object] = {
        "amount": number_text(note.before),
        "received": number_text(note.received),
        "used": number_text(note.used),
    }
    return Step("netting", note.rule.source, inputs, number_text(note.after))


def _tax_step(tax: TaxNote, owed: Owed) -> Step:
    """The tax on a line of its own: over which lines, and what it comes to."""
    inputs: dict[str, object] = {
        "lines": {code: money_text(cents) for code, cents in tax.base},
        "base": money_text(sum(cents for _, cents in tax.base)),
    }
    return Step("tax", tax.rule.source, inputs, number_text(owed.rounded))


def _split_rule(terms: Terms) -> Mapping[str, object]:
    return {
        "payers": terms.source.get("payers") or [{"party": payer.party} for payer in terms.payers],
        "remainder_to": terms.remainder_to,
    }


def _split_step(owed: Owed, terms: Terms, *, is_netted: bool) -> Step:
    rule = terms.once(_split_rule)
    parts = dict(owed.split.parts)
    amount = owed.rounded
    if terms.order[2] == "netting":
        before = dict(parts)
        for note in reversed(owed.netted):
            before[note.rule.payer] = to_cents(note.before)
        if is_netted and owed.netted:
            amount = Fraction(sum(before.values()), CENTS)
        else:
            parts = before
    inputs: dict[str, object] = {"amount": number_text(amount)}
    inputs["parts"] = {party: money_text(cents) for party, cents in parts.items()}
    for key, paid in (("paid_before", owed.split.before), ("first_before", owed.split.first)):
        if paid:
            inputs[key] = {party: money_text(cents) for party, cents in paid}
    if owed.split.unpaid_cents:
        inputs["unpaid"] = money_text(owed.split.unpaid_cents)
    return Step("split", rule, inputs, money_text(sum(parts.values())))
