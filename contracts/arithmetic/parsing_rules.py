"""Reading the rules inside terms/1: components, limits and figures."""

from fractions import Fraction
from typing import Final, get_args

from contracts.arithmetic.adjustments import DEFAULT_ORDER
from contracts.arithmetic.context import Context
from contracts.arithmetic.figures import Figure, FigureKind
from contracts.arithmetic.flow_readers import read_codes, read_return
from contracts.arithmetic.gates import OVERS, read_gate, read_interim
from contracts.arithmetic.numbers import ONE, ZERO
from contracts.arithmetic.parsing_adjustments import (
    read_index,
    read_order,
    read_premiums,
    read_volume,
)
from contracts.arithmetic.prices import read_price
from contracts.arithmetic.quantities import read_quantity
from contracts.arithmetic.reading import Node, read_optional, shown
from contracts.arithmetic.terms import (
    COMPONENT_KINDS,
    SCOPES,
    Component,
    Limit,
    LimitKind,
)

_COMPONENT_KEYS: Final = (
    *("pays", "over", "gate", "weight", "from", "until", "interim", "negative", "kind"),
    *("volume", "due_on", "index", "premiums", "order"),
)
RECIPIENT_ROLES: Final = ("provider", "intermediary", "investor")
_LIMIT_KINDS: Final[tuple[LimitKind, ...]] = ("max", "min", "max_share", "max_return")
MAX_YEARS: Final = Fraction(100)
_CARRIES: Final = ("lost", "carried")
_FIGURE_PARTS: Final = ("over", "years", "target", "attrition", "on")
_FIGURE_KEYS: Final[dict[FigureKind, tuple[str, ...]]] = {
    "gain": ("over",),
    "multiple": ("over",),
    "annualised_return": ("over", "years"),
    "adjusted_target": ("target", "attrition"),
    "irr": ("on",),
}


def read_component(node: Node, context: Context) -> Component:
    """Read one component of the payment."""
    node.fields(("code", "label", "quantity", "price"), _COMPONENT_KEYS)
    component = Component(
        code=node.at("code").code(),
        label=node.at("label").labels(),
        quantity=read_quantity(node.at("quantity"), context),
        price=read_price(node.at("price"), context),
        over=node.at("over").choice(OVERS) if node.has("over") else "contract",
        recipient=_read_recipient(node, context),
        gate=read_optional(node, "gate", lambda place: read_gate(place, context)),
        weight=read_optional(node, "weight", Node.share),
        start=read_optional(node, "from", Node.day),
        until=read_optional(node, "until", Node.day),
        interim=read_optional(node, "interim", lambda place: read_interim(place, context)),
        is_negative=node.at("negative").flag() if node.has("negative") else False,
        kind=node.at("kind").choice(COMPONENT_KINDS) if node.has("kind") else "outcome",
        volume=read_optional(node, "volume", read_volume),
        due_on=read_optional(node, "due_on", Node.day),
        index=read_optional(node, "index", lambda place: read_index(place, context)),
        premiums=read_premiums(node.at("premiums")) if node.has("premiums") else (),
        order=read_order(node.at("order")) if node.has("order") else DEFAULT_ORDER,
        source=node.value if isinstance(node.value, dict) else {},
    )
    if component.kind == "emergency":
        context.apart.add(component.code)
    _check_span(node)
    return component


def _read_recipient(node: Node, context: Context) -> str:
    """Read who is paid; by default the one provider, else intermediary, else investor.

    Without any of these it is nobody, "", which `check_terms` notes.
    """
    if node.has("pays"):
        return context.party(node.at("pays"), RECIPIENT_ROLES, " / ".join(RECIPIENT_ROLES))
    for role in RECIPIENT_ROLES:
        found = [party.code for party in context.parties.values() if party.role == role]
        if len(found) == 1:
            return found[0]
        if found:
            node.note("recipient_unclear", candidates=found)
            return ""
    return ""


def _check_span(node: Node) -> None:
    start, until = node.at("from"), node.at("until")
    if start.sound and until.sound and until.day() <= start.day():
        until.note("end_not_after_start", found=str(until.value), start=str(start.value))


def read_limit(node: Node, context: Context) -> Limit:
    """Read one cap or floor."""
    key = node.only_key(_LIMIT_KINDS)
    kind = next((known for known in _LIMIT_KINDS if known == key), None)
    optional = (*_LIMIT_KINDS, "label", "over", "excess", "unused", "from", "until", "due")
    node.fields(("code", "scope"), optional)
    scope = node.at("scope").choice(SCOPES)
    place = node.at("max_share")
    if kind == "max_share":
        place.fields(("share",), ("of",))
    returns = None
    if kind == "max_return":
        node.at("max_return").fields(("on", "rate"), ("kind",))
        returns = read_return(node.at("max_return"), context, "on")
    limit = Limit(
        code=node.at("code").code(),
        kind=kind or "max",
        scope=scope,
        over=read_codes(node, "over"),
        amount=context.amount_from_zero(node.at(kind)) if kind in ("max", "min") else None,
        share=place.at("share").share() if kind == "max_share" else None,
        of=read_codes(place, "of") if kind == "max_share" else None,
        carries_excess=_read_carried(node, "excess"),
        carries_unused=_read_carried(node, "unused"),
        start=read_optional(node, "from", Node.day),
        until=read_optional(node, "until", Node.day),
        due_on=read_optional(node, "due", Node.day),
        label=read_optional(node, "label", Node.labels),
        apart=frozenset(context.apart),
        returns=returns,
        source=node.value if isinstance(node.value, dict) else {},
    )
    _check_span(node)
    _check_limit_keys(node, limit)
    return limit


def _read_carried(node: Node, key: str) -> bool:
    return node.has(key) and node.at(key).choice(_CARRIES) == "carried"


def _check_limit_keys(node: Node, limit: Limit) -> None:
    """Note keys that say nothing for this kind or scope of limit."""
    for key in ("excess", "unused"):
        if node.has(key) and (limit.kind != "max" or limit.scope not in ("period", "year")):
            because = "only_max" if limit.kind != "max" else "only_period_or_year"
            node.at(key).note("key_not_allowed", key=key, because=because)
    if node.has("due"):
        if limit.kind != "min" or limit.scope not in ("contract", "cohort"):
            node.at("due").note("key_not_allowed", key="due", because="only_guarantee")
    elif limit.kind == "min" and limit.scope == "contract":
        node.note("due_missing")
    if limit.kind == "max_share" and limit.scope in ("unit", "person"):
        node.at("scope").note(
            "not_one_of", found=limit.scope, known=["cohort", "period", "year", "contract"]
        )
    if limit.kind == "max_return" and limit.scope != "contract":
        node.at("scope").note("not_one_of", found=limit.scope, known=["contract"])


def _read_years(node: Node) -> Fraction:
    """Read a number of years with at most one decimal: taking its root stays cheap."""
    years = node.number(above=ZERO, most=MAX_YEARS)
    if node.sound and (years * 10).denominator != 1:
        node.note("bad_number", found=str(node.value))
        return ONE
    return years


def read_figure(node: Node, context: Context) -> Figure:
    """Read one reported number."""
    kinds: tuple[FigureKind, ...] = get_args(FigureKind)
    node.fields(("code", "kind", "places"), ("label", *_FIGURE_PARTS))
    kind = node.at("kind").choice(kinds)
    for key in _FIGURE_PARTS:
        if key in _FIGURE_KEYS[kind] and not node.has(key):
            node.note("missing_key", key=key)
        elif key not in _FIGURE_KEYS[kind] and node.has(key):
            node.at(key).note("key_not_allowed", key=key, because="kind_of_figure")
    places = node.at("places").value
    if isinstance(places, bool) or not isinstance(places, int) or not 0 <= places <= 6:
        node.at("places").note("not_whole", found=shown(places))
        places = 0
    over = read_optional(node, "over", context.amount)
    if over is not None and over.value <= ZERO:
        node.at("over").note("number_not_above", found=str(node.at("over").value), limit="0")
    return Figure(
        code=node.at("code").code(),
        kind=kind,
        places=places,
        over=over,
        years=read_optional(node, "years", _read_years),
        target=read_optional(node, "target", lambda place: place.number(above=ZERO)),
        attrition=read_optional(node, "attrition", lambda place: place.number(least=ZERO)),
        label=read_optional(node, "label", Node.labels),
        on=context.investment(node.at("on")) if node.has("on") else "",
    )
