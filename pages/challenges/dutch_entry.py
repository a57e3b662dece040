"""Reading amounts as people in the Netherlands type them. Pure; whole cents, no floats."""

import re

MAX_CENTS = 99_999_999_999

_GROUPED = re.compile(r"\d{1,3}(\.\d{3})+(,\d{1,2})?")
_PLAIN = re.compile(r"\d{1,12}(,\d{1,2})?")
# A point with one or two digits behind it can only be a decimal mark: groups have three.
_POINT = re.compile(r"\d{1,12}\.\d{1,2}")


def parse_cents(text: str) -> int:
    """Cents in "€ 1.234,56", "1234,5", "1.234", "12.50" or "€ 50,-".

    Raises ValueError when it is no amount, is negative, or is over 999.999.999,99.
    """
    clean = re.sub(r"[\s\u00a0\u202f]", "", text)
    clean = re.sub(r"^(€|EUR|euro)|(€|EUR|euro)$", "", clean, flags=re.IGNORECASE)
    clean = re.sub(r",[-–—=]+$", "", clean)
    if not clean.isascii():
        raise ValueError("not an amount")
    if _GROUPED.fullmatch(clean) or _PLAIN.fullmatch(clean):
        euros, _comma, rest = clean.replace(".", "").partition(",")
    elif _POINT.fullmatch(clean):
        euros, _point, rest = clean.partition(".")
    else:
        raise ValueError("not an amount")
    cents = int(euros) * 100 + int(rest.ljust(2, "0") or 0)
    if cents > MAX_CENTS:
        raise ValueError("too large")
    return cents


def format_cents(cents: int) -> str:
    """An amount as the portal writes it: "€ 1.234,56". A no-break space keeps it together."""
    euros, rest = divmod(abs(cents), 100)
    grouped = f"{euros:,}".replace(",", ".")
    sign = "-" if cents < 0 else ""
    return f"€\u00a0{sign}{grouped},{rest:02d}"
