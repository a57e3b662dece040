"""Reading terms/1: from JSON-like data to Terms, or to all the problems with it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, TypeVar

from contracts.arithmetic.blocks import Amount
from contracts.arithmetic.calendar_rules import EVERY, YEAR_KINDS, Every, PeriodRule
from contracts.arithmetic.checks import check_terms
from contracts.arithmetic.context import Context
from contracts.arithmetic.flow_readers import (
    read_investments,
    read_netting,
    read_order,
    read_vat,
    read_waterfall,
)
from contracts.arithmetic.numbers import CENTS, ROUNDING_MODES, ZERO
from contracts.arithmetic.parsing_rules import read_component, read_figure, read_limit
from contracts.arithmetic.payers import read_payers
from contracts.arithmetic.problems import Problem, TermsError
from contracts.arithmetic.reading import Node, read_list, read_optional, shown
from contracts.arithmetic.terms import (
    FORMAT,
    METRIC_KINDS,
    ROLES,
    ROUNDING_PLACES,
    SHARE_ROUNDINGS,
    Labels,
    Metric,
    Party,
    Rounding,
    Terms,
)

_REQUIRED: Final = (
    "format",
    "currency",
    "valid_from",
    "periods",
    "rounding",
    "parties",
    "metrics",
    "components",
)
_OPTIONAL: Final = (
    "title",
    "note",
    "constants",
    "limits",
    "payers",
    "figures",
    "netting",
    "order",
    "vat",
    "investments",
    "waterfall",
)

_NO_DECIMALS: Final = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_MORE_DECIMALS: Final = "BHD IQD JOD KWD LYD OMR TND CLF UYW"
_NO_MONEY: Final = "XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX"
NOT_IN_HUNDREDTHS: Final = frozenset(f"{_NO_DECIMALS} {_MORE_DECIMALS} {_NO_MONEY}".split())
"""Codes of which the minor unit is not a hundredth (ISO 4217, list one)."""

Coded = TypeVar("Coded", Party, Metric)


def parse_terms(data: Mapping[str, object]) -> Terms:
    """Read one version of terms in the format terms/1 (see contracts/schema/README.md).

    `data` is what json.loads makes of it. TermsError holds every problem that was found, each with
    the path where it is, a code and parameters.
    """
    root = Node(data)
    terms = _read_terms(root)
    if root.problems:
        raise TermsError(root.problems)
    return terms


def examine_terms(data: Mapping[str, object]) -> tuple[Terms | None, tuple[Problem, ...]]:
    """Read terms that may be unfinished: what could be read of them, and all problems.

    Where a problem is, the terms hold a harmless stand-in; only parts without problems at or below
    their path say what was written. None when nothing could be read at all.
    """
    root = Node(data)
    try:
        terms: Terms | None = _read_terms(root)
    except TermsError:
        terms = None
    return terms, tuple(root.problems)


def _read_terms(root: Node) -> Terms:
    if not root.fields(_REQUIRED, _OPTIONAL):
        raise TermsError(root.problems)
    if root.has("format") and root.at("format").value != FORMAT:
        root.at("format").note("wrong_format", found=shown(root.at("format").value), known=FORMAT)
    context = Context()
    constant_labels = _read_constants(root, context)
    parties = _read_coded(root, "parties", _read_party, context.parties)
    metrics = _read_coded(
        root, "metrics", lambda node: _read_metric(node, context), context.metrics
    )
    investments = read_investments(root, context)
    order = read_order(root)
    terms = Terms(
        currency=_read_currency(root.at("currency")),
        valid_from=root.at("valid_from").day(),
        periods=_read_periods(root.at("periods")),
        rounding=_read_rounding(root.at("rounding"), context),
        parties=parties,
        metrics=metrics,
        components=read_list(root, "components", lambda node: read_component(node, context)),
        limits=read_list(root, "limits", lambda node: read_limit(node, context)),
        payers=read_payers(root, context),
        constants=context.constants,
        constant_labels=constant_labels,
        figures=read_list(root, "figures", lambda node: read_figure(node, context)),
        netting=read_list(root, "netting", lambda node: read_netting(node, context, order)),
        vat=read_list(root, "vat", read_vat),
        investments=investments,
        waterfall=read_optional(root, "waterfall", lambda node: read_waterfall(node, context)),
        order=order,
        title=read_optional(root, "title", Node.labels),
        note=read_optional(root, "note", Node.labels),
        source=root.value if isinstance(root.value, Mapping) else {},
    )
    check_terms(terms, root)
    return terms


def _read_coded(
    root: Node, key: str, read: Callable[[Node], Coded], known: dict[str, Coded]
) -> tuple[Coded, ...]:
    """Read a list of things with a code, and note codes that occur twice."""
    for node in root.at(key).items():
        item = read(node)
        if item.code in known:
            node.at("code").note("duplicate_code", found=item.code)
        elif item.code:
            known[item.code] = item
    return tuple(known.values())


def _read_constants(root: Node, context: Context) -> dict[str, Labels]:
    labels: dict[str, Labels] = {}
    place = root.at("constants")
    if not root.has("constants"):
        return labels
    if not isinstance(place.value, Mapping):
        place.note("not_an_object", found=shown(place.value))
        return labels
    for key in place.value:
        node = place.at(str(key))
        Node(key, node.path, root.problems).code()
        if node.fields(("amount",), ("label",)):
            context.constants[str(key)] = Amount(node.at("amount").number(least=ZERO))
            labels[str(key)] = node.at("label").labels() if node.has("label") else {}
    return labels


def _read_currency(node: Node) -> str:
    text = node.text()
    if node.sound and not (len(text) == 3 and text.isascii() and text.isalpha() and text.isupper()):
        node.note("bad_currency", found=text[:80])
    elif text in NOT_IN_HUNDREDTHS:
        node.note("currency_without_cents", found=text)
    return text


def _read_party(node: Node) -> Party:
    node.fields(("code", "role", "label"))
    return Party(node.at("code").code(), node.at("role").choice(ROLES), node.at("label").labels())


def _read_metric(node: Node, context: Context) -> Metric:
    required = ("code", "label", "kind", "unit", "verified_by")
    optional = ("subject", "unit_plural", "baseline", "baseline_source", "target", "missing")
    node.fields(required, optional)
    missing = node.at("missing")
    if node.has("missing"):
        missing.fields((), ("not_measured", "not_applicable"))
    if node.has("subject"):
        node.at("subject").choice(("person",))
    code = node.at("code").code()
    return Metric(
        code=code,
        kind=node.at("kind").choice(METRIC_KINDS),
        label=node.at("label").labels(),
        unit=node.at("unit").labels(),
        unit_plural=read_optional(node, "unit_plural", Node.labels),
        verified_by=context.party(node.at("verified_by"), ("evaluator",), "evaluator"),
        has_subject=node.has("subject"),
        baseline=read_optional(node, "baseline", Node.number),
        baseline_source=read_optional(node, "baseline_source", Node.labels),
        target=read_optional(node, "target", lambda place: place.number(above=ZERO)),
        not_measured=missing.at("not_measured").choice(("wait", "zero", "block"))
        if missing.has("not_measured")
        else "wait",
        not_applicable=missing.at("not_applicable").choice(("skip", "zero"))
        if missing.has("not_applicable")
        else "skip",
    )


def _read_periods(node: Node) -> PeriodRule:
    key = node.only_key(("every", "dates"))
    year = node.at("year").choice(YEAR_KINDS) if node.has("year") else YEAR_KINDS[0]
    if key == "dates":
        node.fields(("dates",), ("year",))
        dates = tuple(item.day() for item in node.at("dates").items())
        if node.sound and len(dates) < 2:
            node.at("dates").note("number_below", found=str(len(dates)), least="2")
        for number in range(1, len(dates)) if node.at("dates").sound else ():
            if dates[number] <= dates[number - 1]:
                Node(None, f"periods.dates[{number}]", node.problems).note(
                    "dates_not_ascending",
                    found=dates[number].isoformat(),
                    before=dates[number - 1].isoformat(),
                )
        start, until = (dates[0], dates[-1]) if dates else (date.min, None)
        return PeriodRule(None, start, until, dates, year)
    node.fields(("every", "from") if key else (), ("every", "dates", "from", "until", "year"))
    every: Every = node.at("every").choice(EVERY) if key else "month"
    start = node.at("from").day()
    until = read_optional(node, "until", Node.day)
    if node.sound and until is None and every == "once":
        node.note("periods_need_end", every=every)
    if node.sound and until is not None and until <= start:
        node.at("until").note(
            "end_not_after_start", found=until.isoformat(), start=start.isoformat()
        )
    return PeriodRule(every, start, until, (), year)


def _read_rounding(node: Node, context: Context) -> Rounding:
    node.fields(("mode", "to", "at"), ("remainder_to", "shares"))
    mode = node.at("mode").choice(ROUNDING_MODES)
    unit = node.at("to").number(above=ZERO)
    if node.at("to").sound and (unit * CENTS).denominator != 1:
        node.at("to").note("rounding_below_cent", found=str(node.at("to").value))
    place = node.at("at").choice(ROUNDING_PLACES)
    remainder_to = (
        context.party(node.at("remainder_to"), ("payer",), "payer")
        if node.has("remainder_to")
        else ""
    )
    shares = node.at("shares").choice(SHARE_ROUNDINGS) if node.has("shares") else "down"
    return Rounding(mode, unit, place, remainder_to, shares)
