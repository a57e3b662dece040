"""What in a text looks like a way to reach or recognise a person, for the editor to look at.

It warns and does not decide: a number of the town hall may stay, and a name cannot be found by
a pattern at all. The editor reads the text beside the original either way.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Trace(models.TextChoices):
    """What was found."""

    EMAIL = "email", _("een e-mailadres")
    PHONE = "phone", _("een telefoonnummer")
    CITIZEN_NUMBER = "bsn", _("een nummer dat een BSN kan zijn")
    IBAN = "iban", _("een rekeningnummer")
    BIRTH_DATE = "birth_date", _("een datum die een geboortedatum kan zijn")
    POSTCODE = "postcode", _("een postcode")
    NAME = "name", _("een naam uit de reactie")


@dataclass(frozen=True)
class Found:
    """One place in a text: what it looks like and the words themselves."""

    trace: Trace
    words: str


LEFT_OUT = "[…]"
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_MONTH_NAME = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|mrt|march|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?"
    r"|aug(?:ustus|ust)?|sep(?:t(?:ember)?)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)


def _date_in(year: str) -> str:
    return (
        rf"(?:{_DAY}[-/.]{_MONTH}[-/.]{year}|{_DAY}\s+{_MONTH_NAME}\s+{year}"
        rf"|{year}-{_MONTH}-{_DAY})"
    )


# A whole date so long ago that it is seldom about a plan, or any that is said to be of a birth.
_BIRTH_DATE = re.compile(
    rf"(?<![\w-])(?:(?:geboren|geboortedatum|geb\.?|born)(?:\s+(?:op|on))?\s*:?\s*"
    rf"{_date_in(r'(?:[0-9]{4}|[0-9]{2})')}|{_date_in(r'(?:19[0-9]{2}|200[0-9]|2010)')})(?!\w)",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w+])(?:\+|00)?\d(?:[ ().-]{0,2}\d){8,13}(?!\w)")
_NINE_DIGITS = re.compile(r"(?<!\d)\d(?:[ .-]?\d){8}(?!\d)")
_POSTCODE = re.compile(r"\b[1-9]\d{3} ?[A-Z]{2}\b")


def find_personal_data(
    text: str, names: Iterable[str] = (), surnames: Iterable[str] = ()
) -> list[Found]:
    """What looks like personal data, in the order of the kinds; nothing is named twice.

    `names` are those of the people in the case: a pattern cannot know them. `surnames` count
    only with a capital, since "Bos" and "Groot" are words as well.
    """
    found = [
        Found(Trace.NAME, match.group())
        for pattern in _name_patterns(names, surnames)
        if (match := pattern.search(text))
    ]
    rest = text
    for trace, pattern, fits in (
        (Trace.EMAIL, _EMAIL, None),
        (Trace.IBAN, _IBAN, None),
        (Trace.BIRTH_DATE, _BIRTH_DATE, None),
        (Trace.PHONE, _PHONE, _is_phone_number),
        (Trace.CITIZEN_NUMBER, _NINE_DIGITS, _is_citizen_number),
        (Trace.POSTCODE, _POSTCODE, None),
    ):
        for match in pattern.finditer(rest):
            words = match.group()
            if fits is None or fits(words):
                found.append(Found(trace, words))
                # So that the digits of an account number are no telephone number as well.
                rest = rest.replace(words, "\N{SYMBOL FOR NULL}" * len(words))
    return list(dict.fromkeys(found))


def without_personal_data(
    text: str, names: Iterable[str] = (), surnames: Iterable[str] = ()
) -> str:
    """The text with every such place left out, so that a reader sees that something stood there."""
    # Addresses and numbers first: without the name in it an e-mail address is not known as one.
    for one in sorted(find_personal_data(text), key=lambda one: -len(one.words)):
        text = re.sub(re.escape(one.words), LEFT_OUT, text, flags=re.IGNORECASE)
    for pattern in _name_patterns(names, surnames):
        text = pattern.sub(LEFT_OUT, text)
    return text


def _name_patterns(names: Iterable[str], surnames: Iterable[str]) -> list[re.Pattern[str]]:
    """Each name as words of their own, the longest first: "Jan" is not in "januari"."""
    whole = [
        (name, r"\s+".join(f"(?i:{re.escape(word)})" for word in name.split())) for name in names
    ]
    last = [(name, f"{re.escape(name[0].upper())}(?i:{re.escape(name[1:])})") for name in surnames]
    longest_first = sorted(whole + last, key=lambda pair: -len(pair[0]))
    return [re.compile(rf"(?<!\w){pattern}(?!\w)") for _name, pattern in longest_first]


def _digits(words: str) -> str:
    return "".join(sign for sign in words if sign.isdigit())


def _is_citizen_number(words: str) -> bool:
    """Whether nine digits pass the check of the Dutch citizen number (BSN, "elfproef")."""
    digits = [int(sign) for sign in _digits(words)]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(digit * weight for digit, weight in zip(digits, weights, strict=True))
    return total > 0 and total % 11 == 0


def _is_phone_number(words: str) -> bool:
    """Ten digits from a nought, or an international number."""
    digits = _digits(words)
    if words.startswith("+") or digits.startswith("00"):
        return 10 <= len(digits) <= 15
    return len(digits) == 10 and digits.startswith("0")
