"""What a block may refer to while terms are read: metrics, constants and parties by code."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from contracts.arithmetic.blocks import Amount
from contracts.arithmetic.flows import Investment
from contracts.arithmetic.numbers import ONE, ZERO
from contracts.arithmetic.reading import Node
from contracts.arithmetic.terms import Metric, Party

TOTAL_KINDS = ("event", "count", "days", "amount")


@dataclass(slots=True)
class Context:
    """The names that were read so far.

    `apart` are the components that limits without an `over` of their own do not cover.
    """

    metrics: dict[str, Metric] = field(default_factory=dict)
    constants: dict[str, Amount] = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=dict)
    apart: set[str] = field(default_factory=set)
    investments: dict[str, Investment] = field(default_factory=dict)

    def metric(
        self, node: Node, kinds: Container[str] | None = None, *, needs_subject: bool = False
    ) -> str:
        """Read a reference to a metric, of certain kinds, perhaps one with a subject."""
        code = node.code()
        if not node.sound:
            return code
        metric = self.metrics.get(code)
        if metric is None:
            node.note("unknown_metric", found=code, known=sorted(self.metrics))
        elif kinds is not None and metric.kind not in kinds:
            needed = [kind for kind in (*TOTAL_KINDS, "level") if kind in kinds]
            node.note("metric_kind", metric=code, kind=metric.kind, needed=needed)
        elif needs_subject and not metric.has_subject:
            node.note("metric_without_subject", metric=code)
        return code

    def party(self, node: Node, roles: Container[str] | None = None, needed: str = "") -> str:
        """Read a reference to a party, perhaps of certain roles (`needed` names them)."""
        code = node.code()
        if not node.sound:
            return code
        party = self.parties.get(code)
        if party is None:
            node.note("unknown_party", found=code, known=sorted(self.parties))
        elif roles is not None and party.role not in roles:
            node.note("wrong_role", found=code, role=party.role, needed=needed)
        return code

    def amount(self, node: Node) -> Amount:
        """Read an amount of any sign: a number, or a share of a constant."""
        if not isinstance(node.value, Mapping):
            return Amount(node.number())
        if node.has("investment"):
            return self._invested(node)
        node.fields(("constant",), ("times",))
        code = node.at("constant").code()
        times = node.at("times").fraction() if node.has("times") else None
        constant = self.constants.get(code)
        if constant is None:
            if node.at("constant").sound:
                known = sorted(self.constants)
                node.at("constant").note("unknown_constant", found=code, known=known)
            return Amount(ONE)
        value = constant.value if times is None else constant.value * times
        return Amount(value, code, times)

    def _invested(self, node: Node) -> Amount:
        """Read a share of everything that is drawn of an investment."""
        node.fields(("investment",), ("times",))
        code = self.investment(node.at("investment"))
        times = node.at("times").number() if node.has("times") else None
        if code not in self.investments:
            return Amount(ONE)
        rows = self.investments[code].drawdowns
        total = sum((row.amount.value for row in rows), ZERO)
        return Amount(total if times is None else total * times, None, times, code)

    def investment(self, node: Node) -> str:
        """Read a reference to an investment."""
        code = node.code()
        if node.sound and code not in self.investments:
            node.note("unknown_investment", found=code, known=sorted(self.investments))
        return code

    def amount_from_zero(self, node: Node) -> Amount:
        """Read an amount that may not be negative, such as a cap."""
        amount = self.amount(node)
        if amount.value < ZERO:
            node.note("number_below", found=str(node.value), least="0")
        return amount
