"""Reading netting, VAT, investments and the waterfall."""

from contracts.arithmetic.calendar_rules import DAY_COUNTS
from contracts.arithmetic.context import Context
from contracts.arithmetic.flows import (
    ORDER,
    RETURN_KINDS,
    TAX_PLACES,
    TREATMENTS,
    Drawdown,
    Investment,
    Netting,
    ReturnRule,
    Stage,
    Tier,
    TierEnd,
    TierPart,
    Vat,
    Waterfall,
)
from contracts.arithmetic.numbers import CENTS, ONE, ROUNDING_MODES, ZERO, number_text
from contracts.arithmetic.quantities import metrics_of, read_quantity
from contracts.arithmetic.reading import Node, read_list, read_optional


def read_order(root: Node) -> tuple[Stage, ...]:
    """Read in which order limits, netting and the split come; limits come before the split."""
    if not root.has("order"):
        return ORDER
    place = root.at("order")
    stages = tuple(node.choice(ORDER) for node in place.items())
    if place.sound and sorted(stages) != sorted(ORDER):
        place.note("order_incomplete", found=list(stages), known=list(ORDER))
        return ORDER
    if place.sound and stages.index("split") < stages.index("limits"):
        place.note("order_split_first")
        return ORDER
    return stages if place.sound else ORDER


def read_netting(node: Node, context: Context, order: tuple[Stage, ...]) -> Netting:
    """Read one rule that sets other funding off."""
    node.fields(("code", "quantity"), ("label", "over", "payer", "unused"))
    quantity = read_quantity(node.at("quantity"), context)
    for code in metrics_of(quantity):
        metric = context.metrics.get(code)
        if metric is not None and metric.kind != "amount" and node.at("quantity").sound:
            node.at("quantity").note(
                "metric_kind", metric=code, kind=metric.kind, needed=["amount"]
            )
    is_after = order.index("netting") > order.index("split")
    if is_after and not node.has("payer"):
        node.note("missing_key", key="payer")
    elif node.has("payer") and not is_after:
        node.at("payer").note("key_not_allowed", key="payer", because="netting_before_split")
    unused = node.at("unused").choice(("carried", "lost")) if node.has("unused") else "carried"
    return Netting(
        code=node.at("code").code(),
        quantity=quantity,
        over=read_codes(node, "over"),
        payer=context.party(node.at("payer"), ("payer", "investor"), "payer / investor")
        if node.has("payer")
        else "",
        carries_unused=unused == "carried",
        apart=frozenset(context.apart),
        label=read_optional(node, "label", Node.labels),
        source=node.value if isinstance(node.value, dict) else {},
    )


def read_vat(node: Node) -> Vat:
    """Read one VAT rule."""
    node.fields(("code", "rate", "treatment", "round"), ("label", "over"))
    place = node.at("round")
    if node.has("round"):
        place.fields(("mode", "to", "at"))
    unit = place.at("to").number(above=ZERO)
    if place.at("to").sound and (unit * CENTS).denominator != 1:
        place.at("to").note("rounding_below_cent", found=str(place.at("to").value))
    return Vat(
        code=node.at("code").code(),
        rate=node.at("rate").number(least=ZERO, most=ONE),
        treatment=node.at("treatment").choice(TREATMENTS),
        mode=place.at("mode").choice(ROUNDING_MODES),
        unit=unit,
        at=place.at("at").choice(TAX_PLACES),
        over=read_codes(node, "over"),
        label=read_optional(node, "label", Node.labels),
        source=node.value if isinstance(node.value, dict) else {},
    )


def read_codes(node: Node, key: str) -> frozenset[str] | None:
    """Read a list of codes, each named once; None when the key is not there."""
    if not node.has(key):
        return None
    codes: set[str] = set()
    for item in node.at(key).items():
        code = item.code()
        if code in codes:
            item.note("named_twice", found=code)
        codes.add(code)
    return frozenset(codes)


def read_investments(root: Node, context: Context) -> tuple[Investment, ...]:
    """Read who invests, and make the investments known to what comes after."""
    for node in root.at("investments").items() if root.has("investments") else []:
        investment = _read_investment(node, context)
        if investment.code in context.investments:
            node.at("code").note("duplicate_code", found=investment.code)
        else:
            context.investments[investment.code] = investment
    return tuple(context.investments.values())


def _read_investment(node: Node, context: Context) -> Investment:
    node.fields(("code", "party", "drawdowns"), ("label", "day_count"))
    drawdowns = read_list(node, "drawdowns", lambda place: _read_drawdown(place, context))
    for number in range(1, len(drawdowns) if node.at("drawdowns").sound else 0):
        day, before = drawdowns[number].on, drawdowns[number - 1].on
        if day <= before:
            Node(None, f"{node.path}.drawdowns[{number}].on", node.problems).note(
                "dates_not_ascending", found=day.isoformat(), before=before.isoformat()
            )
    return Investment(
        code=node.at("code").code(),
        party=context.party(node.at("party")),
        drawdowns=drawdowns,
        day_count=node.at("day_count").choice(DAY_COUNTS) if node.has("day_count") else "act/365f",
        label=read_optional(node, "label", Node.labels),
    )


def _read_drawdown(node: Node, context: Context) -> Drawdown:
    node.fields(("on", "amount"))
    return Drawdown(node.at("on").day(), context.amount_from_zero(node.at("amount")))


def read_return(node: Node, context: Context, key: str) -> ReturnRule:
    """Read a yearly return; `key` is where its investment is named."""
    rate = node.at("rate").number(least=ZERO, most=ONE)
    kind = node.at("kind").choice(RETURN_KINDS) if node.has("kind") else "irr"
    return ReturnRule(context.investment(node.at(key)), rate, kind)


def read_waterfall(node: Node, context: Context) -> Waterfall:
    """Read how what is paid is divided over recipients."""
    node.fields(("tiers",), ("over",))
    nodes = node.at("tiers").items() if node.has("tiers") else []
    tiers = tuple(_read_tier(item, number, context) for number, item in enumerate(nodes, 1))
    seen: set[str] = set()
    for item, tier in zip(nodes, tiers, strict=True):
        if tier.code in seen:
            item.note("duplicate_code", found=tier.code)
        seen.add(tier.code)
    for item, tier in zip(nodes[:-1], tiers, strict=False):
        if item.sound and tier.takes_all:
            item.note("tier_takes_all")
    if nodes and nodes[-1].sound and not tiers[-1].takes_all:
        nodes[-1].note("tier_last_ends")
    source = node.value if isinstance(node.value, dict) else {}
    return Waterfall(tiers, read_codes(node, "over"), source)


def _read_tier(node: Node, number: int, context: Context) -> Tier:
    key = node.only_key(("to", "shares"))
    optional = ("to", "shares", "share", "until", "rest", "code", "label")
    node.fields((), optional)
    if key == "shares":
        parts = tuple(_read_part(item, context) for item in node.at("shares").items())
        total = sum((part.share for part in parts), ZERO)
        if node.at("shares").sound and total != ONE:
            node.at("shares").note("tier_shares_not_one", sum=number_text(total))
    else:
        parts = (TierPart(context.party(node.at("to")), ONE),)
    if node.has("rest"):
        node.at("rest").flag()
        for other in ("share", "until"):
            if node.has(other):
                node.note("not_together", key="rest", other=other)
    if node.has("label"):
        node.at("label").labels()
    return Tier(
        code=node.at("code").code() if node.has("code") else f"tier_{number}",
        parts=parts,
        share=node.at("share").share() if node.has("share") else ONE,
        until=read_optional(node, "until", lambda place: _read_end(place, context)),
        source=node.value if isinstance(node.value, dict) else {},
    )


def _read_part(node: Node, context: Context) -> TierPart:
    node.fields(("to", "share"))
    return TierPart(context.party(node.at("to")), node.at("share").share())


def _read_end(node: Node, context: Context) -> TierEnd:
    key = node.only_key(("paid", "principal", "return"))
    if key == "return":
        node.fields(("return", "rate"), ("kind",))
        return TierEnd(returns=read_return(node, context, "return"))
    if key == "principal":
        node.fields(("principal",))
        return TierEnd(principal=context.investment(node.at("principal")))
    node.fields((key,) if key else (), ("paid", "principal", "return"))
    return TierEnd(paid=context.amount_from_zero(node.at("paid")) if key else None)
