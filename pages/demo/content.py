"""The shapes in which demo content is written down: every text is a pair, Dutch and English."""

from dataclasses import dataclass
from datetime import date

Pair = tuple[str, str]
NOTHING: Pair = ("", "")
# The fields of an initiative that are texts in two languages.
INITIATIVE_TEXTS = (
    "title", "summary", "place", "source", "basic_idea", "government_role", "helps", "hinders",
    "themes", "organisation", "way_of_working", "needs", "impact",
)  # fmt: skip

SOURCE_2014: Pair = (
    "Onderzoek ‘Loshouden en meemaken’ van Platform31 en Tilburg University",
    "Study ‘Loshouden en meemaken’ by Platform31 and Tilburg University",
)
SOURCE_2015: Pair = (
    "Publicatie over maatschappelijke initiatieven van IMI en Wolfpack voor het ministerie van BZK",
    "Publication on social initiatives by IMI and Wolfpack for the Ministry of the Interior",
)
SOURCE_2012: Pair = (
    "Handboek bij het experiment ‘Aanpak van de projectencarrousel’ van het ministerie van BZK",
    "Handbook of the experiment ‘Aanpak van de projectencarrousel’ of the Ministry of the Interior",
)
SOURCE_2020: Pair = (
    "Publicatie ‘De kracht van het gewone’ van Platform31 en LKCA",
    "Publication ‘De kracht van het gewone’ by Platform31 and LKCA",
)
INVENTED: Pair = ("Verzonnen voor deze voorbeeldsite", "Made up for this example site")


def both(**pairs: Pair) -> dict[str, str]:
    """Field values for both languages: name=(nl, en) gives name and name_en."""
    return {
        f"{name}{suffix}": text
        for name, pair in pairs.items()
        for suffix, text in zip(("", "_en"), pair, strict=True)
    }


@dataclass(frozen=True)
class Milestone:
    """Something that happened."""

    on: date
    precision: str
    text: Pair


@dataclass(frozen=True)
class Partner:
    """An organisation or group with its role."""

    name: Pair
    kind: str
    circle: str
    roles: Pair


@dataclass(frozen=True)
class Initiative:
    """One initiative page."""

    slug: str
    title: Pair
    summary: Pair
    policy_field: str
    place: Pair
    facts_as_of: str
    source: Pair
    basic_idea: Pair
    started: str = ""
    life_phase: str = "unknown"
    initiator: str = "residents"
    government_role: Pair = NOTHING
    helps: Pair = NOTHING
    hinders: Pair = NOTHING
    themes: Pair = NOTHING
    organisation: Pair = NOTHING
    way_of_working: Pair = NOTHING
    needs: Pair = NOTHING
    impact: Pair = NOTHING
    impact_certainty: str = ""
    rungs: tuple[str, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    partners: tuple[Partner, ...] = ()
    is_featured: bool = False
    is_fictitious: bool = False


def year(number: int, nl: str, en: str) -> Milestone:
    """A milestone of which only the year is known."""
    return Milestone(date(number, 1, 1), "year", (nl, en))


def month(number: int, month_number: int, nl: str, en: str) -> Milestone:
    """A milestone of which the month is known."""
    return Milestone(date(number, month_number, 1), "month", (nl, en))


def inner(name: str | Pair, kind: str, nl: str, en: str) -> Partner:
    """A partner in the inner circle."""
    return Partner((name, name) if isinstance(name, str) else name, kind, "inner", (nl, en))


def outer(name: str | Pair, kind: str, nl: str, en: str) -> Partner:
    """A partner in the outer circle."""
    return Partner((name, name) if isinstance(name, str) else name, kind, "outer", (nl, en))
