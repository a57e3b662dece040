"""Reading data from outside with a path, so that every problem is found and can be pointed at.

A Node is one place in the data. Its methods return a value of the asked type in every case: when
the data is wrong they note a problem and return a harmless stand-in, so that reading goes on.
`sound` tells whether anything was noted at or below the place; checks between values ask it first.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Final, TypeVar

from contracts.arithmetic.numbers import ONE, ZERO, number_text, parse_fraction, parse_number
from contracts.arithmetic.problems import Problem, TermsError

CODE_PATTERN: Final = r"[a-z][a-z0-9_]{0,63}"
DATE_PATTERN: Final = r"(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}"
"""Days from 1900 up to 2200: everything else is a slip of the pen, and far dates cost time."""
MAX_LIST: Final = 1000
MAX_TEXT: Final = 2000
MAX_COUNT: Final = 1_000_000
MAX_PROBLEMS: Final = 1000
"""Whoever has so many mends some of them first; terms of 2 MB may have a million."""
LANGUAGES: Final = ("nl", "en")

_CODE = re.compile(CODE_PATTERN)
_DATE = re.compile(DATE_PATTERN)
_UNWRITABLE = re.compile("[\\x00\\ud800-\\udfff]")
"""What JSON can name and no file, screen or database can hold: half a character, and nothing."""
_FIRST_DAY: Final = date(1, 1, 1)


class Missing:
    """What a key holds that is not there: its absence was noted once, so nothing more is."""


MISSING: Final = Missing()

Choice = TypeVar("Choice")


class Problems(list[Problem]):
    """What was found wrong, which is asked for each place: so it is also known by place."""

    def __init__(self) -> None:
        super().__init__()
        self._told: dict[tuple[str, str], list[Problem]] = {}
        self._spoiled: set[str] = set()

    def add(self, problem: Problem) -> None:
        """Remember a problem once. Raises TermsError when there are too many to go on."""
        told = self._told.setdefault((problem.path, problem.code), [])
        if problem in told:
            return
        if len(self) == MAX_PROBLEMS:
            super().append(Problem("", "too_many_problems", {"most": MAX_PROBLEMS}))
            raise TermsError(self)
        told.append(problem)
        self.append(problem)
        ends = [at for at, sign in enumerate(problem.path) if sign in ".["]
        self._spoiled.update(problem.path[:end] for end in (*ends, None))

    def is_spoiled(self, path: str) -> bool:
        """Whether anything was noted at or below a place."""
        return path in self._spoiled if path else bool(self)


@dataclass(frozen=True, slots=True)
class Node:
    """One place in the data: its value, its path, and the shared list of problems."""

    value: object
    path: str = ""
    problems: Problems = field(default_factory=Problems)

    def note(self, code: str, **params: object) -> None:
        """Remember a problem at this place; once, also when several checks meet it."""
        if self.value is not MISSING:
            self.problems.add(Problem(self.path, code, params))

    @property
    def sound(self) -> bool:
        """Whether no problem was noted here or below."""
        if self.value is MISSING:
            return False
        return not self.problems.is_spoiled(self.path)

    def at(self, key: str) -> "Node":
        """Return the place of one key of this object (of a missing key: with value MISSING)."""
        value = self.value.get(key, MISSING) if isinstance(self.value, Mapping) else MISSING
        return Node(value, f"{self.path}.{key}" if self.path else key, self.problems)

    def has(self, key: str) -> bool:
        """Whether this is an object with the key."""
        return isinstance(self.value, Mapping) and key in self.value

    def fields(self, required: Iterable[str], optional: Iterable[str] = ()) -> bool:
        """Check that this is an object with these keys and no others; note what is wrong."""
        if not isinstance(self.value, Mapping):
            self.note("not_an_object", found=shown(self.value))
            return False
        required, known = tuple(required), (*required, *optional)
        for key in required:
            if key not in self.value:
                self.note("missing_key", key=key)
        for key in self.value:
            if key not in known:
                self.note("unknown_key", key=shown(key), known=[*dict.fromkeys(known)])
        return True

    def only_key(self, keys: Iterable[str]) -> str | None:
        """Return which one of `keys` this object has; note when there is none or more than one."""
        keys = tuple(keys)
        if not isinstance(self.value, Mapping):
            self.note("not_an_object", found=shown(self.value))
            return None
        found = [key for key in keys if key in self.value]
        if len(found) != 1:
            self.note("one_key_of", keys=list(keys), found=found or [shown(k) for k in self.value])
            return None
        return found[0]

    def items(self) -> list["Node"]:
        """Return the places of this list's items; a list may not be empty or endless."""
        if isinstance(self.value, str) or not isinstance(self.value, Sequence):
            self.note("not_a_list", found=shown(self.value))
            return []
        if not self.value:
            self.note("empty_list")
        if len(self.value) > MAX_LIST:
            self.note("list_too_long", found=len(self.value), most=MAX_LIST)
            return []
        return [
            Node(item, f"{self.path}[{number}]", self.problems)
            for number, item in enumerate(self.value)
        ]

    def text(self) -> str:
        """Return text that is not empty."""
        if not isinstance(self.value, str):
            self.note("not_text", found=shown(self.value))
            return ""
        if not self.value.strip():
            self.note("empty_text")
        if len(self.value) > MAX_TEXT:
            self.note("list_too_long", found=len(self.value), most=MAX_TEXT)
        if _UNWRITABLE.search(self.value):
            self.note("text_unwritable")
            return ""
        return self.value

    def labels(self) -> Mapping[str, str]:
        """Return text by language: `nl` and perhaps `en`."""
        if not self.fields(("nl",), ("en",)):
            return {}
        return {language: self.at(language).text() for language in LANGUAGES if self.has(language)}

    def code(self) -> str:
        """Return a code: lower case letters, digits and underscores."""
        if not isinstance(self.value, str):
            self.note("not_text", found=shown(self.value))
            return ""
        if _CODE.fullmatch(self.value) is None:
            self.note("bad_code", found=shown(self.value))
        return self.value

    def choice(self, known: Sequence[Choice]) -> Choice:
        """Return the one of `known` that this text is."""
        for option in known:
            if self.value == option:
                return option
        self.note("not_one_of", found=shown(self.value), known=list(known))
        return known[0]

    def flag(self) -> bool:
        """Return true or false."""
        if not isinstance(self.value, bool):
            self.note("not_true_or_false", found=shown(self.value))
        return self.value is True

    def day(self) -> date:
        """Return a date written as 2012-04-01."""
        if isinstance(self.value, str) and _DATE.fullmatch(self.value):
            try:
                return date.fromisoformat(self.value)
            except ValueError:
                pass
        self.note("bad_date", found=shown(self.value))
        return _FIRST_DAY

    def number(
        self,
        *,
        least: Fraction | None = None,
        most: Fraction | None = None,
        above: Fraction | None = None,
    ) -> Fraction:
        """Return the exact value of decimal text, within the bounds that are given."""
        return self._exact(parse_number, least, most, above)

    def fraction(
        self,
        *,
        least: Fraction | None = None,
        most: Fraction | None = None,
        above: Fraction | None = None,
    ) -> Fraction:
        """Return the exact value of decimal text or of a fraction such as "1/3", within bounds.

        Shares, weights and factors are read with this.
        """
        return self._exact(parse_fraction, least, most, above)

    def _exact(
        self,
        parse: Callable[[str], Fraction | None],
        least: Fraction | None,
        most: Fraction | None,
        above: Fraction | None,
    ) -> Fraction:
        if not isinstance(self.value, str):
            is_number = isinstance(self.value, (int, float)) and not isinstance(self.value, bool)
            code = "number_as_json_number" if is_number else "bad_number"
            self.note(code, found=shown(self.value))
            return ONE
        value = parse(self.value)
        if value is None:
            self.note("bad_number", found=shown(self.value))
            return ONE
        if least is not None and value < least:
            self.note("number_below", found=self.value, least=number_text(least))
        if most is not None and value > most:
            self.note("number_above", found=self.value, most=number_text(most))
        if above is not None and value <= above:
            self.note("number_not_above", found=self.value, limit=number_text(above))
        return value

    def whole(self, least: int = 1) -> int:
        """Return a whole number of at least 1 (or `least`), written as a JSON integer."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            self.note("not_whole", found=shown(self.value))
            return 1
        if self.value < least:
            self.note("number_below", found=shown(self.value), least=str(least))
        if self.value > MAX_COUNT:
            self.note("number_above", found=shown(self.value), most=str(MAX_COUNT))
            return MAX_COUNT
        return self.value

    def share(self) -> Fraction:
        """Return a share: above 0 and at most 1, as decimals or as a fraction."""
        return self.fraction(above=ZERO, most=ONE)


Read = TypeVar("Read")


def read_optional(node: Node, key: str, read: Callable[[Node], Read]) -> Read | None:
    """Return what `read` makes of a key, or None when the key is not there."""
    return read(node.at(key)) if node.has(key) else None


def read_list(node: Node, key: str, read: Callable[[Node], Read]) -> tuple[Read, ...]:
    """Return what `read` makes of each item of a key's list; nothing when the key is not there."""
    return tuple(read(item) for item in node.at(key).items()) if node.has(key) else ()


def shown(value: object) -> str:
    """Return a value as a problem names it: at most 80 characters, whatever it is."""
    try:
        text = value if isinstance(value, str) else repr(value)
    except (RecursionError, ValueError):  # lists in lists without end, a number of endless digits
        text = type(value).__name__
    return text if len(text) <= 80 else text[:79] + "…"
