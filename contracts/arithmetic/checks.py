"""Checks between the parts of terms that were read: codes, dates, and rules that fit together.

Each check asks first whether the places it looks at are sound, so that one mistake is one problem.
"""

from datetime import date
from fractions import Fraction

from contracts.arithmetic.blocks import (
    Dated,
    Interim,
    One,
    PerUnit,
    Price,
    Quantity,
    Schedule,
    Steps,
)
from contracts.arithmetic.flow_checks import check_flows
from contracts.arithmetic.gates import quantities_of
from contracts.arithmetic.numbers import ONE, ZERO, number_text
from contracts.arithmetic.parsing_adjustments import check_adjustments
from contracts.arithmetic.prices import block_of
from contracts.arithmetic.quantities import is_additive, metrics_of
from contracts.arithmetic.reading import Node
from contracts.arithmetic.terms import UNPAID, Component, Limit, Terms


def check_terms(terms: Terms, root: Node) -> None:
    """Note every problem that only shows when the parts are seen together."""
    components = root.at("components").items()
    limits = root.at("limits").items() if root.at("limits").value else []
    _check_codes(terms, components, limits)
    for component, node in zip(terms.components, components, strict=True):
        if node.sound:
            _check_component(terms, component, node, root)
    if root.at("parties").sound and any(
        node.sound and not component.recipient
        for component, node in zip(terms.components, components, strict=True)
    ):
        root.at("parties").note("no_recipient")
    for number, (limit, node) in enumerate(zip(terms.limits, limits, strict=True)):
        if node.sound:
            _check_limit(terms, limit, number, node, root)
    if root.at("components").sound:
        _check_weights(terms, components)
    if root.at("payers").sound:
        _check_payers(terms, root)
    _check_remainder(terms, root)
    check_flows(terms, root)


def _check_codes(terms: Terms, components: list[Node], limits: list[Node]) -> None:
    seen: set[str] = set()
    for component, node in zip(terms.components, components, strict=True):
        if component.code in seen:
            node.at("code").note("duplicate_code", found=component.code)
        seen.add(component.code)
    codes = {component.code for component in terms.components}
    seen = set()
    for limit, node in zip(terms.limits, limits, strict=True):
        if limit.code in codes:
            node.at("code").note("limit_code_is_component", found=limit.code)
        elif limit.code in seen:
            node.at("code").note("duplicate_code", found=limit.code)
        seen.add(limit.code)


def quantities_in(component: Component) -> list[Quantity]:
    """Return every quantity that a component looks at, its own first."""
    index = component.index
    by = [] if index is None or index.by is None else [index.by]
    return [*quantities_about(component), *by]


def quantities_about(component: Component) -> list[Quantity]:
    """Return the quantities that say whom a component is about: all but those of an index."""
    found = [component.quantity, *quantities_of(component.gate)]
    prices: list[Price] = [component.price]
    if component.interim is not None:
        if component.interim.quantity is not None:
            found.append(component.interim.quantity)
        if component.interim.price is not None:
            prices.append(component.interim.price)
    found.extend(price.by for price in prices if isinstance(price, Steps) and price.by is not None)
    return found


def _check_component(terms: Terms, component: Component, node: Node, root: Node) -> None:
    interim = component.interim
    _check_price(component.price, component.quantity, node.at("price"))
    if interim is not None:
        _check_interim(component, interim, node.at("interim"))
        _check_day(terms, interim.true_up_on, node.at("interim").at("true_up_on"), root)
    if isinstance(component.price, Schedule):
        for number, tranche in enumerate(component.price.tranches):
            path = f"{node.path}.price.schedule[{number}].in"
            _check_day(terms, tranche.on, Node(None, path, node.problems), root)
    _check_first_amount(terms, component, node)
    check_adjustments(component, node, is_separable=is_separable(component))
    if component.due_on is not None:
        _check_day(terms, component.due_on, node.at("due_on"), root)
    if component.volume is not None and component.volume.due_on is not None:
        _check_day(terms, component.volume.due_on, node.at("volume").at("due"), root)
    codes = {code for quantity in quantities_about(component) for code in metrics_of(quantity)}
    if component.over in ("cohort", "person") and not codes:
        node.at("over").note("over_needs_metric", over=component.over)
    if component.over == "person":
        for code in metrics_of(component.quantity):
            if not terms.metric(code).has_subject:
                node.at("over").note("metric_without_subject", metric=code)


def _check_first_amount(terms: Terms, component: Component, node: Node) -> None:
    """Note a dated tariff that begins after the component does: what comes before has no price."""
    price, first = component.price, max(component.start or date.min, terms.periods.start)
    if isinstance(price, PerUnit) and isinstance(price.amount, Dated):
        start = price.amount.amounts[0].start
        if start > first:
            place = Node(None, f"{node.path}.price.per_unit.dated[0].from", node.problems)
            place.note("no_amount_before", found=start.isoformat(), first=first.isoformat())


def _check_interim(component: Component, interim: Interim, node: Node) -> None:
    if interim.price is not None:
        _check_price(interim.price, interim.quantity or component.quantity, node.at("price"))
    elif interim.quantity is not None:
        _check_price(component.price, interim.quantity, node.at("quantity"))
    if component.over in ("period", "year"):
        node.note("interim_not_over", over=component.over)


def _check_price(price: Price, quantity: Quantity, node: Node) -> None:
    block = block_of(price)
    if isinstance(price, PerUnit) and isinstance(price.amount, Dated) and not is_additive(quantity):
        # An interim quantity has the component's price, which is written elsewhere.
        (node.at("per_unit") if node.has("per_unit") else node).note("dated_needs_sum")
    if block.ignores_quantity and not isinstance(quantity, One):
        node.note("price_needs_one", price=block.key, quantity=type(quantity).__name__.lower())


def _check_day(terms: Terms, day: date, node: Node, root: Node) -> None:
    """Note a date that falls in no period, so that nothing would ever happen on it."""
    if not root.at("periods").sound:
        return
    rule = terms.periods
    if day < rule.start or (rule.until is not None and day >= rule.until):
        last = rule.until.isoformat() if rule.until else ""
        node.note(
            "date_outside_periods",
            found=day.isoformat(),
            first=rule.start.isoformat(),
            last=last,
        )


def is_separable(component: Component) -> bool:
    """Whether a component's worth is the sum of the worths of its parts (persons, cohorts)."""
    interim = component.interim
    return (
        is_additive(component.quantity)
        and component.volume is None
        and isinstance(component.price, PerUnit)
        and (interim is None or (interim.quantity is None and interim.price is None))
    )


def follows_cohorts(terms: Terms, component: Component) -> bool:
    """Whether a component's amounts are kept per cohort: it says so, or a rule over it needs it."""
    return (
        component.over == "cohort"
        or bool(component.premiums)
        or any(limit.scope == "cohort" and limit.covers(component.code) for limit in terms.limits)
    )


def _check_limit(terms: Terms, limit: Limit, number: int, node: Node, root: Node) -> None:
    floors = [other.code for other in terms.limits[:number] if other.kind == "min"]
    known = [component.code for component in terms.components] + floors
    for key, codes in (("over", limit.over), ("max_share.of", limit.of)):
        for place, code in enumerate(_written(node, key)):
            if codes is not None and code not in known:
                item = Node(None, f"{node.path}.{key}[{place}]", node.problems)
                item.note("unknown_component", found=code, known=known)
    for component in terms.components:
        if limit.covers(component.code):
            _check_scope(terms, limit, component, node)
    if limit.kind == "max_share":
        _check_share(limit, set(known), node)
        _check_share_parts(terms, limit, number, node)
    if limit.due_on is not None:
        _check_day(terms, limit.due_on, node.at("due"), root)


def _written(node: Node, key: str) -> list[str]:
    for part in key.split("."):
        node = node.at(part)
    return list(node.value) if isinstance(node.value, list | tuple) else []


def _check_scope(terms: Terms, limit: Limit, component: Component, node: Node) -> None:
    scope, code = limit.scope, component.code
    if scope == "unit" and (not is_additive(component.quantity) or component.volume is not None):
        node.at("scope").note("limit_needs_count", component=code)
    if scope not in ("person", "cohort"):
        return
    if component.over != scope and not is_separable(component):
        price = block_of(component.price).key
        node.at("scope").note("limit_not_separable", scope=scope, component=code, price=price)
    if scope == "person":
        # A metric that is wrong itself, or not there, is told about where it is.
        nobodys = {metric.code for metric in terms.metrics if not metric.has_subject}
        for metric in metrics_of(component.quantity):
            if metric in nobodys:
                node.at("scope").note("metric_without_subject", metric=metric)


def _check_share(limit: Limit, every: set[str], node: Node) -> None:
    """A share of a total that holds the same components only in part has no clear meaning."""
    over = set(limit.over) if limit.over is not None else every - limit.apart
    of = set(limit.of) if limit.of is not None else every - limit.apart
    if over & of and (not over < of or limit.share == ONE):
        node.at("max_share").note("share_overlaps", found=sorted(over & of))


def _check_share_parts(terms: Terms, limit: Limit, number: int, node: Node) -> None:
    """A share per cohort needs the amounts per cohort of everything that it looks at."""
    if limit.scope != "cohort":
        return
    whole = [part.code for part in terms.components if not follows_cohorts(terms, part)]
    floors = [other for other in terms.limits[:number] if other.kind == "min"]
    whole += [floor.code for floor in floors if floor.scope != "cohort"]
    for code in whole:
        if limit.covers(code) or limit.totals(code):
            node.at("max_share").note("share_needs_cohorts", component=code)


def _check_weights(terms: Terms, nodes: list[Node]) -> None:
    """Weights of components that are in force on the same day add up to at most 1."""
    weighted = [part for part in terms.components if part.weight is not None]
    for day in sorted({part.start or date.min for part in weighted}):
        total = sum((_weight_on(part, day) for part in weighted), ZERO)
        if total > ONE:
            last = max(n for n, part in enumerate(terms.components) if part.weight is not None)
            nodes[last].at("weight").note("weights_over_one", sum=number_text(total))
            return


def _weight_on(component: Component, day: date) -> Fraction:
    starts = component.start is None or component.start <= day
    ends = component.until is not None and component.until <= day
    return component.weight if component.weight is not None and starts and not ends else ZERO


def _check_payers(terms: Terms, root: Node) -> None:
    known = {payer.party: payer for payer in terms.payers}
    for number, payer in enumerate(terms.payers):
        node = Node(None, f"payers[{number}].excess_to", root.problems)
        if payer.excess_to == UNPAID:
            continue
        if payer.excess_to not in known:
            node.note("not_a_payer", found=payer.excess_to, known=sorted(known))
            continue
        ring, current = [payer.party], payer.excess_to
        while current in known and current not in ring:
            ring.append(current)
            current = known[current].excess_to
        is_first = payer.party == next(code for code in known if code in ring)
        if current == payer.party and is_first:
            node.note("excess_goes_round", found=payer.excess_to)


def _check_remainder(terms: Terms, root: Node) -> None:
    place = root.at("rounding").at("remainder_to")
    known = [payer.party for payer in terms.payers]
    code = terms.rounding.remainder_to
    if code and place.sound and known and code not in known:
        place.note("not_a_payer", found=code, known=known)
