"""The words of one contract in one language: its labels, units, amounts and names.

Every block's sentence is made with a Voice, so that a block only has to say what it means. Blocks
are read as they are written in the terms (see contracts/schema), which is also how the steps of a
trace quote them; both therefore get the same words from the same place.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from contracts.arithmetic import COUNTED_KINDS, Terms
from contracts.wording.formats import (
    Language,
    format_date,
    format_money,
    format_number,
    format_percent,
    format_share,
    is_number,
)

Block = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted, for one and for more; `is_whole` when it comes in whole numbers only."""

    one: str
    many: str
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """Says parts of one contract's terms in one language."""

    terms: Terms
    language: Language

    def say(self, nl: str, en: str) -> str:
        """The text in this voice's language."""
        return nl if self.language == "nl" else en

    def label(self, labels: Mapping[str, str] | None, code: str = "") -> str:
        """A label of the terms; English falls back on Dutch, and no label on the code."""
        if not labels:
            return code
        return labels.get(self.language) or labels.get("nl") or code

    def quoted(self, text: str) -> str:
        """A label inside a sentence."""
        return f"“{text}”"

    def metric(self, code: object) -> str:
        """The label of a metric, in quotation marks."""
        metric = next((m for m in self.terms.metrics if m.code == code), None)
        return self.quoted(self.label(metric.label if metric else None, str(code)))

    def component(self, code: object) -> str:
        """The label of a component, or of a limit that has a line of its own, or the code."""
        labels = [(c.code, c.label) for c in self.terms.components]
        labels += [(limit.code, limit.label or {}) for limit in self.terms.limits]
        labels += [(rule.code, rule.label or {}) for rule in self.terms.vat]
        for known, label in labels:
            if known == code:
                return self.label(label, str(code))
        return str(code)

    def party(self, code: object) -> str:
        """The label of a party."""
        party = next((p for p in self.terms.parties if p.code == code), None)
        return self.label(party.label if party else None, str(code))

    def metric_unit(self, code: object) -> Unit:
        """The unit of a metric."""
        metric = next((m for m in self.terms.metrics if m.code == code), None)
        if metric is None:
            return Unit("", "")
        one = self.label(metric.unit)
        many = self.label(metric.unit_plural) or one
        return Unit(one, many, metric.kind in COUNTED_KINDS)

    def has_plural(self, code: object) -> bool:
        """Whether the terms say how more than one of a metric's units are called."""
        metric = next((m for m in self.terms.metrics if m.code == code), None)
        return metric is not None and bool(self.label(metric.unit_plural))

    def unit_name(self, unit: Unit) -> str:
        """In what a metric is measured: "personen", "procenten"."""
        if unit.one == self.say("procent", "percent"):
            return self.say("procenten", "percent")
        return unit.many

    def number(self, value: object) -> str:
        """A number of the terms or of a step; what is not a number is shown as it is."""
        return format_number(str(value), self.language) if is_number(value) else str(value)

    def factor(self, value: object) -> str:
        """A factor as it stands in the terms: "1,4", or "1/3" where decimals cannot write it."""
        return str(value) if "/" in str(value) else self.number(value)

    def amount_of(self, value: object, unit: Unit) -> str:
        """A number with its unit: "1 persoon", "12 personen"; percents get their sign."""
        text = self.number(value)
        if unit.one == self.say("procent", "percent"):
            return format_percent(str(value), self.language) if is_number(value) else text
        word = unit.one if str(value) in ("1", "-1") else unit.many
        return f"{text} {word}".rstrip()

    def money(self, amount: object) -> str:
        """An amount of the terms: a number, or a (share of a) named amount with its size."""
        if isinstance(amount, Mapping) and "investment" in amount:
            return self._invested(amount)
        if isinstance(amount, Mapping):
            code = str(amount.get("constant"))
            name = self.label(self.terms.constant_labels.get(code), code)
            constant = self.terms.constants.get(code)
            size = f" ({self.plain_money(constant.value)})" if constant else ""
            if "times" not in amount:
                return name + size
            share = self.share(amount["times"])
            return self.say(f"{share} van {name}{size}", f"{share} of {name}{size}")
        return self.plain_money(amount)

    def _invested(self, amount: Block) -> str:
        """A (share of) what is put in by an investor, with its size."""
        found = [item for item in self.terms.investments if item.code == amount["investment"]]
        name = self.label(found[0].label, found[0].code) if found else str(amount["investment"])
        total = sum((row.amount.value for item in found for row in item.drawdowns), Fraction(0))
        text = self.say("de inleg van ", "what is put in for ") + name
        text += f" ({self.plain_money(total)})"
        if "times" not in amount:
            return text
        share = self.share(amount["times"])
        return self.say(f"{share} van {text}", f"{share} of {text}")

    def plain_money(self, amount: object) -> str:
        """A sum of money without decimals when it is whole."""
        if not is_number(amount):
            return str(amount)
        return format_money(str(amount), self.terms.currency, self.language)

    def share(self, value: object) -> str:
        """A share of one, as a percentage."""
        return format_share(str(value), self.language) if is_number(value) else str(value)

    def day(self, value: object) -> str:
        """A date in words."""
        return format_date(str(value), self.language)

    def listed(self, items: Iterable[str]) -> str:
        """ "a, b en c" """
        texts = list(items)
        if len(texts) < 2:
            return "".join(texts)
        return ", ".join(texts[:-1]) + self.say(" en ", " and ") + texts[-1]


def block_of(value: object) -> Block:
    """A part of the terms that is an object; anything else counts as an empty one."""
    return value if isinstance(value, Mapping) else {}


def items_of(value: object) -> list[Block]:
    """The objects in a list of the terms."""
    return [block_of(item) for item in value] if isinstance(value, (list, tuple)) else []


def codes_of(value: object) -> list[str]:
    """The codes in a list of the terms."""
    return [str(item) for item in value] if isinstance(value, (list, tuple)) else []
