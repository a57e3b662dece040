"""Numbers, money and dates as a reader of Dutch or English expects them.

Formatting only: a value goes in, a text comes out. The one rounding that happens here is for the
eye (an exact third cannot be written out) and such a text always carries the sign "≈", so nobody
mistakes it for the exact value.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal

Language = Literal["nl", "en"]

# The longest row of decimals that is still written out exactly; a longer or endless row is rounded
# and marked with ≈.
MAX_EXACT_DECIMALS = 6
APPROXIMATE_DECIMALS = 4
# A share with a larger denominator says more as a percentage than as a fraction.
MAX_FRACTION = 100

MINUS = "\N{MINUS SIGN}"
SYMBOLS = {"EUR": "€", "USD": "US$", "GBP": "£"}

MONTHS: dict[Language, tuple[str, ...]] = {
    "nl": (
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


def fraction_of(value: Fraction | Decimal | int | str) -> Fraction:
    """The exact value of a number as terms and steps write it: "1234.50", "1/3", an int or a
    Fraction.

    Raises ValueError when the text is not a number.
    """
    return _read(value) if isinstance(value, str) else Fraction(value)


@lru_cache(maxsize=4096)
def _read(text: str) -> Fraction:
    """What a text says; remembered, because the same few amounts stand in thousands of steps."""
    return Fraction(text)


def is_number(value: object) -> bool:
    """Whether `fraction_of` can read the value; a bool is no number."""
    if isinstance(value, bool) or not isinstance(value, (Fraction, Decimal, int, str)):
        return False
    try:
        fraction_of(value)
    except (ValueError, ZeroDivisionError, OverflowError):
        return False
    return True


def format_number(
    value: Fraction | Decimal | int | str, language: Language, min_decimals: int = 0
) -> str:
    """A number with the thousands and decimal signs of the language: "1.234,5" (nl), "1,234.5"
    (en).

    Decimals are written out exactly up to six places; anything longer is rounded to four and
    preceded by "≈ ". `min_decimals` pads with zeros once there is at least one decimal to show.
    """
    exact = fraction_of(value)
    digits, decimals, is_exact = _decimal_text(abs(exact), min_decimals)
    text = _grouped(digits, "." if language == "nl" else ",")
    if decimals:
        text += ("," if language == "nl" else ".") + decimals
    sign = MINUS if exact < 0 else ""
    return sign + text if is_exact else f"≈ {sign}{text}"


def format_percent(value: Fraction | Decimal | int | str, language: Language) -> str:
    """A percentage that is already in percents: "8,5%" (nl), "8.5%" (en)."""
    return format_number(value, language) + "%"


def format_share(value: Fraction | Decimal | int | str, language: Language) -> str:
    """A share of one as percentage: "0.95" gives "95%"; one that decimals cannot write stays a
    fraction: "1/3"."""
    exact = fraction_of(value)
    if not is_decimal(exact) and exact.denominator <= MAX_FRACTION:
        return f"{exact.numerator}/{exact.denominator}"
    return format_percent(exact * 100, language)


def format_money(value: Fraction | Decimal | int | str, currency: str, language: Language) -> str:
    """An amount of money in the currency's own sign.

    An int is a number of whole cents and always shows two decimals: 123456 gives "€ 1.234,56" (nl),
    "€1,234.56" (en). A Fraction, Decimal or decimal text is an amount in euros (or dollars, …) as
    terms write it, and shows no decimals when it is whole: Fraction(1100) and "1100.00" give "€
    1.100". A currency without a sign of its own shows its code.
    """
    is_cents = isinstance(value, int)
    exact = Fraction(value, 100) if isinstance(value, int) else fraction_of(value)
    number = format_number(abs(exact), language, min_decimals=2)
    if is_cents and exact.denominator == 1:
        number += ",00" if language == "nl" else ".00"
    about = "≈ " if number.startswith("≈") else ""
    number = number.removeprefix("≈ ")
    symbol = SYMBOLS.get(currency, currency)
    if language == "nl":
        minus = MINUS + " " if exact < 0 else ""
        return f"{about}{minus}{symbol} {number}"
    minus = MINUS if exact < 0 else ""
    gap = "" if currency in SYMBOLS else " "
    return f"{about}{minus}{symbol}{gap}{number}"


def format_date(value: date | str, language: Language) -> str:
    """A day in words: "1 april 2012" (nl), "1 April 2012" (en). Text must be an ISO date; raises
    ValueError if not."""
    day = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"


def is_decimal(exact: Fraction) -> bool:
    """Whether a number can be written with decimals that end."""
    rest = exact.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def _decimal_text(exact: Fraction, min_decimals: int) -> tuple[str, str, bool]:
    """Whole digits, decimals, and whether together they are the exact value. Never negative."""
    places = MAX_EXACT_DECIMALS
    is_exact = is_decimal(exact) and (exact * 10**places).denominator == 1
    if not is_exact:
        places = APPROXIMATE_DECIMALS
    scaled = exact * 10**places
    # Half up, for the eye only: the exact value is what is computed with.
    whole, decimals = divmod(
        (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator), 10**places
    )
    text = str(decimals).zfill(places).rstrip("0")
    if text and len(text) < min_decimals:
        text = text.ljust(min_decimals, "0")
    return str(whole), text, is_exact


def _grouped(digits: str, separator: str) -> str:
    head = len(digits) % 3
    groups = [digits[:head]] if head else []
    groups += [digits[at : at + 3] for at in range(head, len(digits), 3)]
    return separator.join(groups)
