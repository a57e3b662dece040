"""A document in words: the same headings and order on every page that shows a response."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from pages.challenges import document_words as words
from pages.challenges.document_words import Section, Table
from pages.challenges.documents import ResponseDocument
from pages.challenges.enums import FormSize
from pages.challenges.personal_data import Found, without_personal_data
from pages.challenges.publishing import HiddenNames, found_in, names_of

__all__ = [
    "FoundInPart",
    "Section",
    "Table",
    "found_in_public_name",
    "left_out_of",
    "public_sections_of",
    "sections_of",
]


def sections_of(document: ResponseDocument, *, with_empty: bool = False) -> list[Section]:
    """Everything in the document, empty answers left out, in the order of the steps.

    `with_empty` is for who may still fill in what is empty; never for a small request, of which
    most was not asked.
    """
    about = words.about_words(document) + words.size_words(document)
    who = Section(
        "wie", _("Wie bent u?"), words.applicant_words(document), words.partner_tables(document)
    )
    sections = [
        *([Section("waarover", _("Waar gaat het om?"), about)] if about else []),
        who,
        Section("plan", _("Uw plan"), words.plan_words(document)),
        Section("waarde", _("Wat levert het op, en wie betaalt?"), words.value_words(document)),
        Section(
            "resultaten",
            _("Resultaten en kosten"),
            tables=words.result_tables(document) + words.cost_tables(document),
        ),
        Section("geven", _("Wat geeft u, en wat vraagt u?"), words.exchange_words(document)),
        Section(
            "planning",
            _("Planning en steun"),
            words.period_words(document)
            + words.involvement_words(document)
            + words.support_words(document),
            words.milestone_tables(document),
        ),
        _publication(document),
    ]
    if with_empty and document.about.size != FormSize.SHORT:
        return sections
    return [section for section in sections if section.facts or section.tables]


def public_sections_of(
    document: ResponseDocument, hidden: HiddenNames | None = None
) -> list[Section]:
    """Only the parts that the resident agreed to publish. Contact details never are.

    Nor are they in what somebody typed elsewhere, or names that are not public: `hidden`, or
    else those in the document.
    """
    names = names_of(document) if hidden is None else hidden
    return [_without_persons(section, names) for section in _consented_sections(document)]


@dataclass(frozen=True)
class FoundInPart:
    """What looks like personal data in a public part, and the step where it was written."""

    slug: str
    title: str
    found: list[Found]


def left_out_of(document: ResponseDocument, hidden: HiddenNames) -> list[FoundInPart]:
    """What others will not read of the public parts, to tell whoever wrote it."""
    if not document.publication.plan:
        return []
    parts = []
    for section in _consented_sections(document):
        for slug, texts in _texts_by_step(document, section):
            if found := found_in(hidden, texts):
                parts.append(FoundInPart(slug, section.title, found))
    return parts


def found_in_public_name(document: ResponseDocument) -> list[Found]:
    """What looks like personal data in a name that is public; nothing is left out of a name."""
    public = document.publication
    return found_in(HiddenNames(), [document.applicant.name]) if public.name and public.plan else []


def _texts_by_step(document: ResponseDocument, section: Section) -> Iterator[tuple[str, list[str]]]:
    """The texts of a public part; the task stands in the part of the plan, in a step before it."""
    texts = [value for _label, value in section.facts]
    texts += [cell for table in section.tables for row in table.rows for cell in row]
    if section.slug == "plan":
        count = len(words.about_words(document))
        yield "waarover", texts[:count]
        texts = texts[count:]
    yield section.slug, texts


def _without_persons(section: Section, hidden: HiddenNames) -> Section:
    facts = [(label, without_personal_data(value, *hidden)) for label, value in section.facts]
    tables = [
        replace(
            table,
            rows=tuple(
                tuple(without_personal_data(cell, *hidden) for cell in row) for row in table.rows
            ),
        )
        for table in section.tables
    ]
    return replace(section, facts=facts, tables=tables)


def _consented_sections(document: ResponseDocument) -> list[Section]:
    allowed = document.publication
    # "Uw plan" is said to the resident; other readers get "Het plan".
    plan = words.about_words(document) + words.plan_words(document)
    planning = words.period_words(document) + words.involvement_words(document)
    parts = (
        (allowed.plan, Section("plan", _("Het plan"), plan)),
        (
            allowed.value,
            Section("waarde", _("Wat het oplevert, en wie betaalt"), words.value_words(document)),
        ),
        (
            allowed.results,
            Section("resultaten", _("Resultaten"), tables=words.result_tables(document)),
        ),
        (allowed.costs, Section("resultaten", _("Kosten"), tables=words.cost_tables(document))),
        (
            allowed.exchange,
            Section("geven", _("Geven en vragen"), words.exchange_words(document)),
        ),
        (
            allowed.planning,
            Section("planning", _("Planning"), planning, words.milestone_tables(document)),
        ),
    )
    return [
        section for is_allowed, section in parts if is_allowed and (section.facts or section.tables)
    ]


def _publication(document: ResponseDocument) -> Section:
    public = document.publication
    answers = {True: _("Mag openbaar"), False: _("Blijft tussen u en de gemeente")}
    asked = [
        (_("Naam"), public.name),
        (_("Plan"), public.plan),
        (_("Opbrengst en wie betaalt"), public.value),
        (_("Resultaten"), public.results),
        (_("Kosten"), public.costs),
        (_("Geven en vragen"), public.exchange),
        (_("Planning"), public.planning),
    ]
    if document.about.size == FormSize.SHORT:
        asked = [asked[0], asked[1], asked[4]]
    return Section(
        "openbaar",
        _("Wat mag openbaar zijn?"),
        [(label, answers[is_public]) for label, is_public in asked],
    )
