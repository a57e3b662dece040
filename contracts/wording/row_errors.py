"""What is wrong in a delivered file, as one sentence that also says how to mend it."""

from collections.abc import Mapping
from typing import Protocol

from contracts.wording.formats import Language, format_date, format_number
from contracts.wording.row_error_texts import COLUMN_TEXTS, ROW_ERROR_TEXTS


class RowErrorLike(Protocol):
    """What a sentence needs of an error in a file."""

    @property
    def row(self) -> int:
        """The row as a spreadsheet counts; 0 for the whole file."""

    @property
    def column(self) -> str:
        """The column, or "" for the whole row."""

    @property
    def code(self) -> str:
        """Which error it is."""

    @property
    def params(self) -> Mapping[str, str]:
        """The values that belong to the code."""


def row_error_sentence(error: RowErrorLike, language: Language) -> str:
    """The error as a sentence, with row and column in front.

    "Regel 7, kolom aantal: “1,10O” is geen getal. …"
    """
    start = place_words(error.row, error.column, language)
    texts = ROW_ERROR_TEXTS.get(error.code)
    if texts is None:
        return f"{start}{error.code}"
    return start + texts[0 if language == "nl" else 1].format_map(_words(error, language))


def place_words(row: int, column: str, language: Language) -> str:
    """Say where in a file something is, as the start of a sentence: "Regel 7, kolom aantal: "."""
    is_dutch = language == "nl"
    place = []
    if row:
        place.append(f"regel {row}" if is_dutch else f"row {row}")
    if column:
        names = COLUMN_TEXTS.get(column)
        name = names[0 if is_dutch else 1] if names else column
        place.append(f"kolom {name}" if is_dutch else f"column {name}")
    text = ", ".join(place)
    return f"{text[0].upper()}{text[1:]}: " if text else ""


def _words(error: RowErrorLike, language: Language) -> dict[str, str]:
    """The parameters as they stand in a sentence."""
    words = dict(error.params)
    found = words.get("found", "")
    if error.code.startswith(("date", "known")):
        words |= {name: _day(words[name], language) for name in ("found", "on") if name in words}
    if error.code == "date_outside_contract":
        words["span"] = _span(words["first"], words["until"], language)
    if error.code == "spell_turned":
        words |= {name: format_date(words[name], language) for name in ("start", "end")}
    if error.code in ("file_too_large", "terms_too_large"):
        words |= {name: _size(words[name], language) for name in ("size", "limit")}
    if error.code == "column_unknown":
        words["known"] = ", ".join(
            text[0 if language == "nl" else 1] for text in COLUMN_TEXTS.values()
        )
    if error.code == "number_ambiguous":
        digits = found.replace(".", "").replace(",", "")
        words["whole"] = digits
        words["decimal"] = found.replace(".", ",") if language == "nl" else found.replace(",", ".")
        words["padded"] = words["decimal"] + "0"
    if error.code == "number_read_as":
        # Without thousands signs, which are what the doubt is about.
        words["read_as"] = words["read_as"].replace(".", "," if language == "nl" else ".")
    words["hint"] = _hint(found, language)
    if error.code in ("number_invalid", "status_unknown", "date_invalid", "metric_unknown"):
        words["found"] = f"“{found}”" if found else "“…”"
    return words


def _day(text: str, language: Language) -> str:
    try:
        return format_date(text, language)
    except ValueError:
        return text


def _span(first: str, until: str, language: Language) -> str:
    start = format_date(first, language)
    if not until:
        return f"vanaf {start}" if language == "nl" else f"from {start}"
    end = format_date(until, language)
    return f"van {start} tot {end}" if language == "nl" else f"from {start} until {end}"


def _size(number: str, language: Language) -> str:
    # Rounded up, so that a file just over the limit does not seem to fit.
    return format_number(-(-int(number) // 1024**2), language) + " MB"


def _hint(found: str, language: Language) -> str:
    """A pointer to the most common slip: a letter that looks like a digit."""
    if not any(character.isdigit() for character in found):
        return ""
    for letter, digit in (("O", "0"), ("o", "0"), ("l", "1"), ("I", "1")):
        if letter in found:
            if language == "nl":
                return f" Staat er een letter {letter} in plaats van een {digit}?"
            return f" Is there a letter {letter} instead of a {digit}?"
    return ""
