"""Signs that a text tells who somebody is: a number, an address, a birth date or a name.

Pure functions. What is delivered holds pseudonyms; whoever typed something else by mistake is told
before it is stored. These are signs and no proof: a first name alone, or a name without capitals,
is not noticed.
"""

import re
from datetime import date
from typing import Final

from stdnum.nl import bsn

# What stands for certain in no text about a group: the words that begin a sentence, and what a
# group or place is called. They look like a first name only because of their capital.
_NO_FIRST_NAMES: Final = frozenset(
    {
        *("aan", "aantal", "afdeling", "al", "alle", "als", "april", "bij", "buurt", "cohort"),
        *("cluster", "dat", "de", "deze", "die", "dit", "door", "drie", "een", "eerste", "er"),
        *("fonds", "gebied", "gemeente", "geen", "group", "groep", "het", "hij", "huis", "ik"),
        *("in", "is", "januari", "februari", "maart", "mei", "juni", "juli", "augustus", "klas"),
        *("september", "oktober", "november", "december", "kwartaal", "locatie", "meting", "met"),
        *("na", "niet", "nieuwe", "noord", "nul", "oost", "op", "per", "periode", "plein", "rond"),
        *("ronde", "school", "sinds", "stad", "stichting", "straat", "team", "the", "this", "tot"),
        *("traject", "tranche", "twee", "uit", "van", "vereniging", "volgens", "voor", "wave"),
        *("wat", "we", "week", "west", "wij", "wijk", "zij", "zie", "zonder", "zuid"),
    }
)
_NO_SURNAMES: Final = _NO_FIRST_NAMES | {"centrum", "werkt", "nederland"}
_PARTICLE: Final = (
    r"(?:van|de|der|den|het|ten|ter|el|al|bin|ben|von|da|dos|van de|van der|van den|in 't|'t)"
)
_CAPITALISED: Final = r"[A-ZÀ-Þ][a-zß-ÿ]+(?:-[A-ZÀ-Þ][a-zß-ÿ]+)?"
_FULL_NAME: Final = re.compile(
    rf"\b(?P<first>{_CAPITALISED})\s+(?:{_PARTICLE}\s+)*(?P<last>{_CAPITALISED})(?![\w&])"
)
_INITIALS: Final = re.compile(
    rf"\b(?:[A-Z]\.\s?){{1,5}}(?:{_PARTICLE}\s+)*{_CAPITALISED}"
    rf"|\b{_CAPITALISED},\s?(?:[A-Z]\.\s?){{1,5}}"
)
_TITLED: Final = re.compile(
    rf"\b(?i:dhr|mevr|mevrouw|meneer|mw|heer|mr|mrs|ms)\.?\s+(?:{_PARTICLE}\s+)*{_CAPITALISED}"
)
# In a pseudonym, where no spaces are: "Jan.Jansen", "JanJansen", "j.jansen", "J.P.Jansen".
_JOINED_NAME: Final = re.compile(
    r"[A-ZÀ-Þ][a-zß-ÿ]+[._-]?[A-ZÀ-Þ][a-zß-ÿ]+|[a-z]+\.[a-z]{2,}|(?:[A-Z]\.)+[A-ZÀ-Þ]?[a-zß-ÿ]{2,}"
)
_PHONE: Final = re.compile(
    r"(?<![0-9])(?:\+31|0031|0)[ -]?(?:\(0\))?[ -]?[1-9](?:[ -]?[0-9]){8}(?![0-9])"
)
_DAY_FIRST: Final = re.compile(
    r"(?<![0-9])(?P<day>[0-9]{1,2})[-/. ](?P<month>[0-9]{1,2})[-/. ](?P<year>[0-9]{4})(?![0-9])"
)
_YEAR_FIRST: Final = re.compile(
    r"(?<![0-9])(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})(?![0-9])"
)
_DIGITS_ONLY: Final = (
    re.compile(r"(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
)
_BORN: Final = re.compile(r"\b(?i:geb\.?|geboren|geboortedatum|born|birth)")
# Nobody is measured on a day before this one, so in running text it is a day of birth.
_FIRST_MEASURED_YEAR: Final = 2010
_FIRST_BIRTH_YEAR: Final = 1900
_LONE_NUMBER: Final = re.compile(r"[0-9](?:[. -]?[0-9]){7,8}")
_NUMBER_IN_TEXT: Final = re.compile(
    r"(?<![0-9])(?:[0-9]{9}|[0-9]{4}[. ][0-9]{2}[. ][0-9]{3}|[0-9]{3}[. -][0-9]{3}[. -][0-9]{3})"
    r"(?![0-9])"
)


def personal_sign(text: str, *, is_pseudonym: bool) -> str | None:
    """Return what a text seems to hold of a person, or None.

    The answer is "looks_like_email", "looks_like_phone", "looks_like_birth_date",
    "looks_like_bsn" (a citizen service number: eight or nine digits that pass its 11-test, also
    with dots, dashes or spaces, or hidden between letters) or "looks_like_name". A pseudonym may
    hold less: no date at all, and no space, because a name has one.
    """
    if "@" in text:
        return "looks_like_email"
    if _PHONE.search(text):
        return "looks_like_phone"
    if _holds_birth_date(text, is_pseudonym=is_pseudonym):
        return "looks_like_birth_date"
    if _holds_bsn(text):
        return "looks_like_bsn"
    if _holds_name(text, is_pseudonym=is_pseudonym):
        return "looks_like_name"
    return None


def _holds_bsn(text: str) -> bool:
    candidates = _NUMBER_IN_TEXT.findall(text)
    if _LONE_NUMBER.fullmatch(text) and not _days_in(text):
        candidates.append(text)
    return any(bsn.is_valid(re.sub(r"[. -]", "", found)) for found in candidates)


def _holds_birth_date(text: str, *, is_pseudonym: bool) -> bool:
    days = _days_in(text)
    if is_pseudonym:
        return bool(days or _days_of_digits(text))
    return any(day.year < _FIRST_MEASURED_YEAR for day in days) or bool(days and _BORN.search(text))


def _days_in(text: str) -> list[date]:
    matches = [*_DAY_FIRST.finditer(text), *_YEAR_FIRST.finditer(text)]
    return [day for match in matches if (day := _day_of(match))]


def _days_of_digits(text: str) -> list[date]:
    matches = [match for pattern in _DIGITS_ONLY if (match := pattern.fullmatch(text))]
    return [day for match in matches if (day := _day_of(match))]


def _day_of(match: re.Match[str]) -> date | None:
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    # Later years number something else, such as the 20990115th case.
    if not _FIRST_BIRTH_YEAR <= year < 2100:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _holds_name(text: str, *, is_pseudonym: bool) -> bool:
    if is_pseudonym:
        return any(sign.isspace() for sign in text) or bool(_JOINED_NAME.fullmatch(text))
    if _INITIALS.search(text) or _TITLED.search(text):
        return True
    return any(
        found["first"].lower() not in _NO_FIRST_NAMES and found["last"].lower() not in _NO_SURNAMES
        for found in _FULL_NAME.finditer(text)
    )
