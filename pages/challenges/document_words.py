"""The parts of a document in words: label and answer, empty answers left out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from pages.challenges.documents import ResponseDocument
from pages.challenges.dutch_entry import format_cents
from pages.challenges.enums import Channel, Cooperation, CostKind, FormSize
from pages.challenges.selectors.municipality import applicant_kind_label

Text = str | Promise
Fact = tuple[Text, str]


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
    facts: list[Fact] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


def filled(*facts: Fact) -> list[Fact]:
    """Only the questions that were answered."""
    return [(label, value) for label, value in facts if value]


def amount(cents: int | None) -> str:
    """An amount in words; nothing when it is not known."""
    return "" if cents is None else format_cents(cents)


def about_words(document: ResponseDocument) -> list[Fact]:
    """The task or the lots, and the cooperation that somebody has in mind."""
    about = document.about
    cooperation = str(Cooperation(about.cooperation).label) if about.cooperation else ""
    return filled(
        (_("Taak van de gemeente"), about.task),
        (_("Hoe het nu gaat"), about.present),
        (_("Samenwerking"), cooperation),
        (_("Delen van het werk"), "\n".join(lot.name for lot in about.lots)),
    )


def size_words(document: ResponseDocument) -> list[Fact]:
    """How much was asked, and with which form; only worth saying for a small request."""
    about = document.about
    short = _("Klein verzoek: wij vroegen niet meer dan dit")
    return filled(
        (_("Gevraagd bedrag"), amount(about.asked_cents)),
        (_("Formulier"), short if about.size == FormSize.SHORT else ""),
    )


def applicant_words(document: ResponseDocument) -> list[Fact]:
    """Who responds, and how to reach them."""
    who = document.applicant
    return filled(
        (_("Voor wie"), applicant_kind_label(who.kind)),
        (_("Naam"), who.name),
        (_("Contactpersoon"), who.contact_name),
        (_("E-mailadres"), who.email),
        (_("Telefoonnummer"), who.phone),
        (_("Buurt of woonplaats"), who.place),
        (_("KVK-nummer"), who.kvk),
        (_("Brieven"), str(Channel(who.channel).label)),
        (_("Adres"), who.address),
    )


def partner_tables(document: ResponseDocument) -> list[Table]:
    """Who takes part."""
    rows = tuple((row.name, row.contribution) for row in document.applicant.partners)
    return _table(_("Partners"), (_("Naam"), _("Wat doet deze partner?")), rows)


def plan_words(document: ResponseDocument) -> list[Fact]:
    """What will be different, why, and for whom."""
    plan = document.plan
    count = "" if plan.reach_count is None else f"{plan.reach_count:,}".replace(",", ".")
    return filled(
        (_("Naam van het plan"), plan.title),
        (_("Wat wordt anders en beter"), plan.different),
        (_("Waarom beter of goedkoper"), plan.why),
        (_("Voor wie"), plan.for_whom),
        (_("Hoeveel mensen"), count),
        (_("Hoe u hen bereikt"), plan.reach),
    )


def value_words(document: ResponseDocument) -> list[Fact]:
    """The societal business case without its costs."""
    value = document.value
    return filled(
        (_("Wat er voor mensen wordt gedaan"), value.services),
        (_("Wat het de samenleving oplevert"), value.added_value),
        (_("Wie er voordeel van heeft"), value.benefits),
        (_("Wie nu betaalt"), value.pays_now),
        (_("Wie later betaalt"), value.pays_later),
    )


def result_tables(document: ResponseDocument) -> list[Table]:
    """By what the result can be seen."""
    columns = (_("Wat verandert er"), _("Nu"), _("Doel"), _("Hoe gemeten"), _("Wanneer gemeten"))
    rows = tuple(
        (row.what, row.baseline, row.target, row.source, row.moment)
        for row in document.results.indicators
    )
    if not any(row[-1] for row in rows):
        columns, rows = columns[:-1], tuple(row[:-1] for row in rows)
    return _table(_("Resultaten"), columns, rows)


def cost_tables(document: ResponseDocument) -> list[Table]:
    """What it costs; with the kind of cost when somebody named one."""
    lines = document.results.budget
    if not lines:
        return []
    has_kinds = any(line.kind for line in lines)
    columns: tuple[Text, ...] = (_("Waarvoor"), _("Bedrag"))
    if has_kinds:
        columns = (columns[0], _("Soort kosten"), columns[1])
    rows = tuple(
        (line.description, *((_kind(line.kind),) if has_kinds else ()), amount(line.amount_cents))
        for line in lines
    )
    total = amount(document.results.total_cents)
    return [Table(_("Begroting"), columns, rows, total, has_amounts=True)]


def exchange_words(document: ResponseDocument) -> list[Fact]:
    """What somebody brings, needs, and wants to get back."""
    results = document.results
    return filled(
        (_("Eigen inbreng"), results.own_contribution),
        (_("Eigen geld"), amount(results.own_contribution_cents)),
        (_("Nodig van de gemeente"), results.needs),
        (_("Graag terug"), results.wants_back),
    )


def period_words(document: ResponseDocument) -> list[Fact]:
    """From when to when."""
    planning = document.planning
    return filled((_("Begin"), _day(planning.starts_on)), (_("Tot en met"), _day(planning.ends_on)))


def involvement_words(document: ResponseDocument) -> list[Fact]:
    """How the neighbourhood takes part and how it stays good."""
    planning = document.planning
    return filled(
        (_("Hoe de buurt meedoet"), planning.involvement),
        (_("Hoe het goed gebeurt"), planning.quality),
    )


def support_words(document: ResponseDocument) -> list[Fact]:
    """Never public: people may be named here who were not asked."""
    planning = document.planning
    return filled(
        (_("Steun voor het plan"), planning.support), (_("Als u moet stoppen"), planning.continuity)
    )


def milestone_tables(document: ResponseDocument) -> list[Table]:
    """What is ready when."""
    rows = tuple((row.when, row.what) for row in document.planning.milestones)
    return _table(_("Belangrijke momenten"), (_("Wanneer"), _("Wat is er dan")), rows)


def _table(title: Text, columns: Iterable[Text], rows: tuple[tuple[str, ...], ...]) -> list[Table]:
    return [Table(title, tuple(columns), rows)] if rows else []


def _kind(code: str) -> str:
    return str(CostKind(code).label) if code else "–"


def _day(text: str) -> str:
    return date_format(date.fromisoformat(text), "j F Y") if text else ""
