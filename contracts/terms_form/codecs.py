"""One value as people type it, and as the format writes it: both ways, without losing anything.

What cannot be read stays as it was typed, so that it is shown again with what is wrong about it.
"""

import re
from datetime import date
from typing import Final

from contracts.terms_form.shapes import ROW, Leaf, option_text
from contracts.wording import Language

_DECIMAL: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_DUTCH: Final = re.compile(r"-?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?")
_ENGLISH: Final = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAY: Final = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_WHOLE: Final = re.compile(r"[0-9]{1,7}")
# No cents, as people write it on paper: € 1.100,-
_NO_CENTS: Final[dict[Language, re.Pattern[str]]] = {
    "nl": re.compile(r"(?<=[0-9]),[-–—=]+$"),
    "en": re.compile(r"(?<=[0-9])\.[-–—=]+$"),
}
_CONTROL: Final = re.compile("[\x00\ud800-\udfff]")


def show(leaf: Leaf, value: object, language: Language) -> str:
    """Write a value as it stands in its field; `parse` gives exactly this value back."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if leaf.kind == "whole" and isinstance(value, int):
        return str(value)
    if leaf.kind == "options" and isinstance(value, list):
        return option_text(value)
    if not isinstance(value, str):
        return ""
    if leaf.kind == "date" and _ISO.fullmatch(value):
        shown = f"{value[8:]}-{value[5:7]}-{value[:4]}"
        return shown if parse(leaf, shown, language) == value else value
    if leaf.kind in ("number", "share") and _DECIMAL.fullmatch(value):
        shown = _percent(value) if leaf.kind == "share" else ""
        text = _localised(shown.removesuffix("%") or value, language)
        text += "%" if shown else ""
        return text if parse(leaf, text, language) == value else value
    return value


def parse(leaf: Leaf, text: str, language: Language) -> str | int | bool | list[str]:
    """Read what was typed; what cannot be read comes back as it is."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n"))
    if leaf.kind == "flag":
        return {"true": True, "false": False}.get(text, text)
    if leaf.kind == "text":
        return text
    bare = text.strip()
    if leaf.kind == "options" and ROW in bare and bare in leaf.options:
        return bare.split(ROW)
    if leaf.kind == "whole":
        return int(bare) if _WHOLE.fullmatch(bare) and str(int(bare)) == bare else bare
    if leaf.kind == "date":
        return _parse_day(bare)
    if leaf.kind in ("number", "share"):
        return _parse_number(bare, language)
    return bare


def _parse_day(text: str) -> str:
    found = _DAY.fullmatch(text)
    if found is None:
        return text
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return text


def _parse_number(text: str, language: Language) -> str:
    bare = re.sub(r"[\s\u00a0\u202f€]", "", text)
    is_percent = bare.endswith("%")
    number = _NO_CENTS[language].sub("", bare.removesuffix("%"))
    plain = _delocalised(number, language)
    if plain is None:
        return text
    return _shifted(plain) if is_percent else plain


def _delocalised(text: str, language: Language) -> str | None:
    """Return decimal text with a point, or None when this is no number."""
    pattern, group, point = (_DUTCH, ".", ",") if language == "nl" else (_ENGLISH, ",", ".")
    if pattern.fullmatch(text):
        return text.replace(group, "").replace(point, ".")
    # A number as the format itself writes it is never taken for anything else.
    return text if _DECIMAL.fullmatch(text) else None


def _localised(text: str, language: Language) -> str:
    return text.replace(".", ",") if language == "nl" else text


def _shifted(text: str) -> str:
    """Divide decimal text by a hundred, without needless zeros: "65" is "0.65"."""
    sign = "-" if text.startswith("-") else ""
    whole, _point, decimals = text.removeprefix("-").partition(".")
    digits = whole.rjust(3, "0")
    result = f"{digits[:-2]}.{digits[-2:]}{decimals}".rstrip("0").rstrip(".")
    head, _point, tail = result.partition(".")
    head = head.lstrip("0") or "0"
    number = f"{head}.{tail}" if tail else head
    return number if number == "0" else sign + number


def _percent(text: str) -> str:
    """Return a part of one as a percentage, or nothing when that would change how it is written."""
    sign = "-" if text.startswith("-") else ""
    whole, _point, decimals = text.removeprefix("-").partition(".")
    padded = decimals.ljust(2, "0")
    head = (whole + padded[:2]).lstrip("0") or "0"
    shown = f"{sign}{head}.{padded[2:]}" if padded[2:] else f"{sign}{head}"
    return f"{shown}%" if _shifted(shown) == text else ""
