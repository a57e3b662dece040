"""One cell of an observation file: text in, a value or a problem code out.

Pure functions that never raise on what a person may have typed. The rules here are part of what the
portal promises to whoever delivers results; contracts/observation_file.py applies them to a whole
file.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from contracts.personal_data import personal_sign

# Which sign stands before the decimals: "1.234,56" is comma notation, "1,234.56" and "1234.56" are
# dot notation.
Notation = Literal["comma", "dot"]

MAX_NUMBER_LENGTH = 30
MAX_TEXT_LENGTH = 100
# The same years as in terms: everything else is a slip of the pen.
FIRST_YEAR, LAST_YEAR = 1900, 2199

_DECIMAL_SIGN: dict[Notation, str] = {"comma": ",", "dot": "."}
_NUMBER = re.compile(r"(?P<sign>[+\-−]?)\s?(?P<body>[0-9][0-9.,]*)")
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DUTCH_DATE = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")


@dataclass(frozen=True, slots=True)
class CellProblem:
    """Why a cell could not be read: a code that contracts/wording turns into a sentence."""

    code: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was read, and whether it could have meant something else ("1.234")."""

    value: Fraction
    is_ambiguous: bool = False


def notation_of(texts: Iterable[str], default: Notation | None = None) -> Notation | None:
    """The one notation that all unmistakable numbers of a file share.

    `default` when none of them tells; None when there are both kinds.
    """
    found = {notation for notation in map(_evident_notation, texts) if notation}
    if not found:
        return default
    return found.pop() if len(found) == 1 else None


def read_number(text: str, notation: Notation | None) -> Number | CellProblem:
    """The exact number in a cell.

    "1.234,56" and "1234,56" have a decimal comma, "1,234.56" and "1234.56" a decimal point,
    "1.234.567" has none. "1.234" and "1,234" can be read in two ways. They are read in the file's
    own notation when that is known (see `notation_of`) and then marked as ambiguous; otherwise the
    answer is the problem "ambiguous_number", because a guess could be a factor of a thousand off.
    """
    if len(text) > MAX_NUMBER_LENGTH:
        return CellProblem("number_too_long")
    match = _NUMBER.fullmatch(text)
    if match is None:
        return CellProblem("number_invalid")
    body = match["body"]
    decimal_sign = _decimal_sign(body)
    is_ambiguous = decimal_sign == "?"
    if decimal_sign == "?":
        if notation is None:
            return CellProblem("number_ambiguous")
        decimal_sign = _DECIMAL_SIGN[notation]
    if decimal_sign is None:
        return CellProblem("number_invalid")
    value = Fraction(_plain(body, decimal_sign))
    return Number(-value if match["sign"] in ("-", "−") else value, is_ambiguous)


@lru_cache(maxsize=4096)
def read_date(text: str) -> date | CellProblem:
    """A day written as 2012-04-01 or as 21-11-2026 (day first); anything else is the problem
    "date_invalid", and a year that cannot be meant "date_far"."""
    if iso := _ISO_DATE.fullmatch(text):
        year, month, day = (int(part) for part in iso.groups())
    elif dutch := _DUTCH_DATE.fullmatch(text):
        day, month, year = (int(part) for part in dutch.groups())
    else:
        return CellProblem("date_invalid")
    try:
        found = date(year, month, day)
    except ValueError:
        return CellProblem("date_invalid")
    return found if FIRST_YEAR <= year <= LAST_YEAR else CellProblem("date_far")


def privacy_problem(text: str, *, is_pseudonym: bool) -> CellProblem | None:
    """Why this text may not enter the portal, or None; see contracts/personal_data.py."""
    sign = personal_sign(text, is_pseudonym=is_pseudonym)
    if sign is not None:
        return CellProblem(sign)
    return CellProblem("text_too_long") if len(text) > MAX_TEXT_LENGTH else None


def _evident_notation(text: str) -> Notation | None:
    match = _NUMBER.fullmatch(text) if len(text) <= MAX_NUMBER_LENGTH else None
    if match is None:
        return None
    body = match["body"]
    sign = _decimal_sign(body)
    if sign == "":
        # Thousands signs without decimals also tell which notation this is.
        return "comma" if "." in body else "dot" if "," in body else None
    return "comma" if sign == "," else "dot" if sign == "." else None


def _decimal_sign(body: str) -> str | None:
    """The sign before the decimals, "" for a whole number, "?" when it can be read both ways, None
    for no number."""
    signs = [character for character in body if character in ".,"]
    if not signs:
        return ""
    last = signs[-1]
    other = "." if last == "," else ","
    thousands = rf"[0-9]{{1,3}}(?:\{other}[0-9]{{3}})+\{last}[0-9]+"
    if other in signs:
        return last if re.fullmatch(thousands, body) else None
    if len(signs) > 1:
        return "" if re.fullmatch(rf"[0-9]{{1,3}}(?:\{last}[0-9]{{3}})+", body) else None
    head, _, tail = body.partition(last)
    if not tail:
        return None
    can_be_thousands = len(tail) == 3 and len(head) <= 3 and not head.startswith("0")
    return "?" if can_be_thousands else last


def _plain(body: str, decimal_sign: str) -> str:
    thousands = [sign for sign in ".," if sign != decimal_sign]
    for sign in thousands:
        body = body.replace(sign, "")
    return body.replace(",", ".")
