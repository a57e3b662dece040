"""Generated contracts with observations: the cases that the property tests try."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from contracts.arithmetic import Observation, Terms, parse_terms
from tests.contracts.arithmetic.builders import seen, terms_data
from tests.contracts.arithmetic.strategies.amendments import amendment
from tests.contracts.arithmetic.strategies.components import generated_component
from tests.contracts.arithmetic.strategies.described import described
from tests.contracts.arithmetic.strategies.flows import flows, return_cap
from tests.contracts.arithmetic.strategies.limits import generated_limits
from tests.contracts.arithmetic.strategies.payers import payers, rounding
from tests.contracts.arithmetic.strategies.rows import observation
from tests.contracts.arithmetic.strategies.values import SELDOM, YES_OR_NO, Choose, T
from tests.contracts.arithmetic.strategies.wild import (
    fitting,
    wild_amendment,
    wild_contract,
    wild_rows,
)

SIZES = (1, 2, 3)
AMENDMENTS = (0, 0, 1, 2)
ROWS = range(9)


@dataclass(frozen=True)
class Case:
    """All versions of a contract's terms, and observations for them."""

    datas: tuple[dict[str, object], ...]
    observations: tuple[Observation, ...]
    versions: tuple[Terms, ...]

    @property
    def data(self) -> dict[str, object]:
        """The first version, as data."""
        return self.datas[0]

    @property
    def terms(self) -> Terms:
        """The first version."""
        return self.versions[0]

    def __repr__(self) -> str:
        """The terms in words and the observations as a table, to read a counterexample."""
        return described(self.versions, self.observations)

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        printer.text(repr(self))


def generated_contract(
    choose: Choose, *, only_caps: bool = False, only_core: bool = False
) -> dict[str, object]:
    """The data of terms; `only_caps`: caps are the only limits; `only_core`: nothing after them."""
    by_person = choose(SELDOM)
    parts = [
        generated_component(choose, f"part_{number}", by_person=by_person)
        for number in range(choose(SIZES))
    ]
    # An emergency payment is named in a limit only when there is nothing else: it stands apart.
    named = [part for part in parts if part.get("kind") != "emergency"] or parts
    codes = [str(part["code"]) for part in named]
    limits = generated_limits(choose, codes, by_person=by_person, only_caps=only_caps)
    more = {} if only_core else flows(choose, codes, only_caps=only_caps)
    if "investments" in more and choose(YES_OR_NO):
        limits.append(return_cap(choose))
    more |= {"limits": limits} if limits else {}
    who = payers(choose, only_shares=only_core)
    how = rounding(choose, only_down=only_core)
    return terms_data(*parts, rounding=how, payers=who, **more)


def generated_case(
    choose: Choose,
    *,
    late: bool = True,
    only_caps: bool = False,
    amended: bool = False,
    only_core: bool = False,
) -> Case:
    """A contract with observations; `late`: known later, perhaps; `amended`: also more versions."""
    datas = [generated_contract(choose, only_caps=only_caps, only_core=only_core)]
    for _ in range(choose(AMENDMENTS) if amended else 0):
        later = amendment(choose, datas[-1])
        if later["valid_from"] not in {data["valid_from"] for data in datas}:
            datas.append(later)
    rows = [observation(choose, late=late) for _ in range(choose(ROWS))]
    rows.append(seen("control", 0, "0.5"))
    return Case(tuple(datas), tuple(rows), tuple(parse_terms(data) for data in datas))


def wild_case(choose: Choose, *, late: bool = True) -> Case:
    """A contract of any kind, in any periods, with amendments and observations."""
    datas, versions = [], []
    data = wild_contract(choose)
    for _ in range(1 + choose(AMENDMENTS)):
        fits, terms = fitting(data)
        if terms.valid_from not in {known.valid_from for known in versions}:
            datas.append(fits)
            versions.append(terms)
        data = wild_amendment(choose, datas[-1])
    rows = wild_rows(choose, datas, late=late)
    return Case(tuple(datas), tuple(rows), tuple(versions))


def mixed_case(choose: Choose) -> Case:
    """Any contract: half of them mix the usual mechanisms, half use any key of the format.

    Of the usual ones half are without what comes after limits and payers; those the oracle knows
    fully.
    """
    if choose(YES_OR_NO):
        return wild_case(choose)
    return generated_case(choose, amended=True, only_core=choose(YES_OR_NO))


def by_hypothesis(draw: st.DrawFn) -> Choose:
    """Let Hypothesis choose; it replays what `Dice` threw, so both choose in the same way."""

    def choose(options: Sequence[T], /) -> T:
        return options[draw(st.integers(0, len(options) - 1)) if len(options) > 1 else 0]

    return choose


@st.composite
def contracts(draw: st.DrawFn, *, only_caps: bool = False) -> dict[str, object]:
    return generated_contract(by_hypothesis(draw), only_caps=only_caps)


@st.composite
def cases(draw: st.DrawFn, **asked: bool) -> Case:
    """What `generated_case` makes, chosen by Hypothesis."""
    return generated_case(by_hypothesis(draw), **asked)


@st.composite
def mixed_cases(draw: st.DrawFn) -> Case:
    return mixed_case(by_hypothesis(draw))
