"""A document in words: the same headings and order on every page that shows a response."""

from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from pages.challenges.documents import ResponseDocument
from pages.challenges.dutch_entry import format_cents
from pages.challenges.enums import Channel
from pages.challenges.selectors.municipality import applicant_kind_label

Text = str | Promise


@dataclass(frozen=True)
class Table:
    """A list of rows: column names, cells, and perhaps a total under the last column."""

    title: Text
    columns: tuple[Text, ...]
    rows: tuple[tuple[str, ...], ...]
    total: str = ""
    has_amounts: bool = False


@dataclass(frozen=True)
class Section:
    """One step as it was filled in. `slug` is the step where it can be changed."""

    slug: str
    title: Text
    facts: list[tuple[Text, str]] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


def sections_of(document: ResponseDocument) -> list[Section]:
    """Everything in the document, empty answers left out, in the order of the steps."""
    return [
        _applicant(document),
        _plan(document),
        _results(document),
        _planning(document),
        _publication(document),
    ]


def public_sections_of(document: ResponseDocument) -> list[Section]:
    """Only the parts that the resident agreed to publish. Contact details never are."""
    allowed = document.publication
    sections = []
    if allowed.plan:
        # "Uw plan" is said to the resident; other readers get "Het plan".
        sections.append(replace(_plan(document), title=_("Het plan")))
    if allowed.results:
        results = _results(document)
        sections.append(
            Section(
                results.slug,
                _("Resultaten"),
                tables=[table for table in results.tables if not table.has_amounts],
            )
        )
        planning = _planning(document)
        # Who supports a plan may be named there, and those people were not asked.
        sections.append(Section(planning.slug, planning.title, planning.facts[:0], planning.tables))
    if allowed.costs:
        results = _results(document)
        tables = [table for table in results.tables if table.has_amounts]
        sections.append(Section(results.slug, _("Kosten"), tables=tables))
    return [section for section in sections if section.facts or section.tables]


def _filled(*facts: tuple[Text, str]) -> list[tuple[Text, str]]:
    return [(label, value) for label, value in facts if value]


def _day(text: str) -> str:
    return date_format(date.fromisoformat(text), "j F Y") if text else ""


def _applicant(document: ResponseDocument) -> Section:
    who = document.applicant
    tables = []
    if who.partners:
        rows = tuple((partner.name, partner.contribution) for partner in who.partners)
        tables.append(Table(_("Partners"), (_("Naam"), _("Wat doet deze partner?")), rows))
    return Section(
        "wie",
        _("Wie bent u?"),
        _filled(
            (_("Voor wie"), applicant_kind_label(who.kind)),
            (_("Naam"), who.name),
            (_("Contactpersoon"), who.contact_name),
            (_("E-mailadres"), who.email),
            (_("Telefoonnummer"), who.phone),
            (_("Buurt of woonplaats"), who.place),
            (_("KVK-nummer"), who.kvk),
            (_("Brieven"), str(Channel(who.channel).label)),
            (_("Adres"), who.address),
        ),
        tables,
    )


def _plan(document: ResponseDocument) -> Section:
    plan = document.plan
    count = "" if plan.reach_count is None else f"{plan.reach_count:,}".replace(",", ".")
    return Section(
        "plan",
        _("Uw plan"),
        _filled(
            (_("Naam van het plan"), plan.title),
            (_("Wat wordt anders en beter"), plan.different),
            (_("Voor wie"), plan.for_whom),
            (_("Hoeveel mensen"), count),
            (_("Hoe u hen bereikt"), plan.reach),
        ),
    )


def _results(document: ResponseDocument) -> Section:
    results = document.results
    tables = []
    if results.indicators:
        columns = (_("Wat verandert er"), _("Nu"), _("Doel"), _("Hoe gemeten"))
        rows = tuple((row.what, row.baseline, row.target, row.source) for row in results.indicators)
        tables.append(Table(_("Resultaten"), columns, rows))
    if results.budget:
        rows = tuple((row.description, format_cents(row.amount_cents)) for row in results.budget)
        total = format_cents(results.total_cents)
        columns = (_("Waarvoor"), _("Bedrag"))
        tables.append(Table(_("Kosten"), columns, rows, total, has_amounts=True))
    own = results.own_contribution_cents
    return Section(
        "resultaten",
        _("Resultaten en kosten"),
        _filled(
            (_("Eigen inbreng"), results.own_contribution),
            (_("Eigen geld"), "" if own is None else format_cents(own)),
            (_("Nodig van de gemeente"), results.needs),
        ),
        tables,
    )


def _planning(document: ResponseDocument) -> Section:
    planning = document.planning
    tables = []
    if planning.milestones:
        rows = tuple((row.when, row.what) for row in planning.milestones)
        tables.append(Table(_("Belangrijke momenten"), (_("Wanneer"), _("Wat is er dan")), rows))
    return Section(
        "planning",
        _("Planning en steun"),
        _filled(
            (_("Begin"), _day(planning.starts_on)),
            (_("Tot en met"), _day(planning.ends_on)),
            (_("Steun voor het plan"), planning.support),
            (_("Als u moet stoppen"), planning.continuity),
        ),
        tables,
    )


def _publication(document: ResponseDocument) -> Section:
    public = document.publication
    answers = {True: _("Mag openbaar"), False: _("Blijft tussen u en de gemeente")}
    return Section(
        "openbaar",
        _("Wat mag openbaar zijn?"),
        [
            (_("Naam"), answers[public.name]),
            (_("Plan"), answers[public.plan]),
            (_("Resultaten en planning"), answers[public.results]),
            (_("Kosten"), answers[public.costs]),
        ],
    )
