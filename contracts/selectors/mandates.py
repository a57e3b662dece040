"""Up to which amount a person may decide about a settlement: the most specific mandate counts.

First that for the fund behind the money, then that for its programme, then the general one. Which
programme and fund a settlement is paid from is known by an app above the core, which says so here.
What somebody said themselves of that never widens their own mandate.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from contracts.enums import MandateScope
from contracts.errors import Refused
from contracts.models import Mandate, ScopedMandate, Settlement
from contracts.people import Person
from contracts.presentation import reader_language
from contracts.wording import format_money


@dataclass(frozen=True, slots=True)
class MoneyScope:
    """What a payer pays from: the codes of a programme and its fund; empty: of none."""

    fund: str = ""
    programme: str = ""

    @property
    def keys(self) -> tuple[ScopeKey, ...]:
        """What a mandate can be for that holds here, the most specific first."""
        named = ((MandateScope.FUND, self.fund), (MandateScope.PROGRAMME, self.programme))
        return (*((kind, code) for kind, code in named if code), GENERAL)


ScopeKey = tuple[str, str]
"""(what kind of mandate, the code of its fund or programme)."""
COLUMNS: Final = ("currency", "user", "max_cents")
GENERAL: Final[ScopeKey] = (MandateScope.GENERAL, "")
NOWHERE: Final = MoneyScope()

# By the key of each settlement, what its payers pay from; passing over what a person said of it.
FindScopes = Callable[[Collection[int], int | None], Mapping[int, Collection[MoneyScope]]]
# What a mandate can be for, with its name; the general one is not among them.
NameScopes = Callable[[], Mapping[ScopeKey, str]]
_FINDERS: list[tuple[FindScopes, NameScopes]] = []


def add_mandate_scopes(find: FindScopes, names: NameScopes) -> None:
    """Let an app above the core say from which money settlements are paid; once per function."""
    if (find, names) not in _FINDERS:
        _FINDERS.append((find, names))


def scope_names() -> dict[ScopeKey, str]:
    """Return the funds and programmes that a mandate can be for, by kind and code."""
    return {key: name for _find, names in _FINDERS for key, name in names().items()}


def scopes_of(
    settlement_ids: Collection[int], without: int | None = None
) -> dict[int, frozenset[MoneyScope]]:
    """Return from which money each settlement is paid; of none that is known: NOWHERE.

    `without` is the key of a person; what they said of it is passed over.
    """
    found: dict[int, set[MoneyScope]] = {pk: set() for pk in settlement_ids}
    for find, _names in _FINDERS:
        for pk, scopes in find(settlement_ids, without).items():
            found[pk].update(scopes)
    return {pk: frozenset(scopes or {NOWHERE}) for pk, scopes in found.items()}


@dataclass(frozen=True, slots=True)
class Limit:
    """Up to which amount somebody may decide, and by which mandate."""

    cents: int
    key: ScopeKey


@dataclass(frozen=True, slots=True)
class Sized:
    """A settlement as far as mandates ask: its key, currency and how much it moves."""

    pk: int
    currency: str
    cents: int


class Mandates:
    """Every mandate, as one person meets them."""

    def __init__(self, user: Person) -> None:
        """Read them once."""
        self.user_id = user.pk
        self.known: set[tuple[str, ScopeKey]] = set()
        self.own: dict[tuple[str, ScopeKey], int] = {}
        for currency, holder, most in Mandate.objects.values_list(*COLUMNS):
            self._add(currency, GENERAL, most if holder == user.pk else None)
        rows = ScopedMandate.objects.values_list(*COLUMNS, "scope", "scope_code")
        for currency, holder, most, kind, code in rows:
            self._add(currency, (kind, code), most if holder == user.pk else None)

    def _add(self, currency: str, key: ScopeKey, most: int | None) -> None:
        """Note that somebody has it; `most` is None when that is another, or when it ended."""
        self.known.add((currency, key))
        if most is not None:
            self.own[currency, key] = most

    @property
    def are_scoped(self) -> bool:
        """Whether any mandate is for a programme or fund."""
        return any(key != GENERAL for _currency, key in self.known)

    def limit_for(self, currency: str, scopes: Iterable[MoneyScope]) -> Limit | None:
        """Return the lowest limit over all money that is paid from, or None: the role suffices.

        As long as nobody has a mandate that holds for some money, everybody with the role decides
        about it. Once somebody has one, everybody needs one: without, it is 0.
        """
        found = [limit for scope in scopes if (limit := self._limit(currency, scope)) is not None]
        return min(found, key=lambda limit: (limit.cents, limit.key), default=None)

    def _limit(self, currency: str, scope: MoneyScope) -> Limit | None:
        for key in scope.keys:
            if (currency, key) in self.own:
                return Limit(self.own[currency, key], key)
        is_needed = any((currency, key) in self.known for key in scope.keys)
        return Limit(0, GENERAL) if is_needed else None

    def above(self, rows: Collection[Sized]) -> dict[int, Limit]:
        """Return which of these settlements are above the mandate, with the limit they pass.

        Who sets money aside could choose the programme for which they have the larger mandate, so
        what holds without their own choice counts as well.
        """
        if not self.known:
            return {}
        ids = [row.pk for row in rows]
        scopes = scopes_of(ids) if self.are_scoped else {}
        by_others = scopes_of(ids, without=self.user_id) if self.are_scoped else {}
        found = {}
        for row in rows:
            money = {*scopes.get(row.pk, (NOWHERE,)), *by_others.get(row.pk, ())}
            limit = self.limit_for(row.currency, money)
            if limit is not None and row.cents > limit.cents:
                found[row.pk] = limit
        return found


def over_mandate(settlement: Settlement, cents: int, user: Person) -> Refused | None:
    """Return that a settlement of this size is above the person's mandate, or None."""
    sized = Sized(settlement.pk, settlement.currency, cents)
    limit = Mandates(user).above([sized]).get(settlement.pk)
    if limit is None:
        return None
    language = reader_language()
    params = {
        "size": format_money(cents, settlement.currency, language),
        "limit": format_money(limit.cents, settlement.currency, language),
    }
    if limit.key == GENERAL:
        return Refused("over_mandate", "by", params)
    kind, code = limit.key
    params["name"] = scope_names().get(limit.key, code)
    is_fund = kind == MandateScope.FUND
    return Refused("over_mandate_fund" if is_fund else "over_mandate_programme", "by", params)
