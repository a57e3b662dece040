"""Summary and yearly accounts as documents, made from what the public may see and nothing else.

So a document never says more than the page: small numbers are left out here by the same rule.
"""

from __future__ import annotations

from django.db.models import Count
from django.utils.translation import gettext as _

from contracts.budgets.enums import DocumentKind
from contracts.budgets.exports.year_amounts import (
    balance_blocks,
    money_blocks,
    shown_cents,
    sums_of,
    text_blocks,
    year_of,
)
from contracts.budgets.selectors.public_money import MoneyLine, MoneyYear, public_money
from contracts.enums import PartyKind, PartyRole
from contracts.exports.report_document import (
    BarChart,
    Block,
    Bullets,
    DataTable,
    Facts,
    Paragraphs,
    ReportDocument,
    Section,
)
from contracts.exports.statements import period_words
from contracts.models import Agreement, Party
from contracts.presentation import reader_language
from contracts.selectors.public import account_of, public_agreements
from contracts.selectors.public_records import PublicAccount, PublicIndicator
from contracts.wording import format_date, format_number


def summary_of(agreement: Agreement) -> ReportDocument:
    """Return what was agreed, on a few pages."""
    account = account_of(agreement)
    sections = [
        Section(_("Waar het over gaat"), text_blocks(account.summary or _("niet openbaar"))),
        Section(_("Wat is beloofd"), _promised(account)),
        *(
            Section(_("Zo wordt het bedrag berekend: %(part)s") % {"part": part.title}, blocks)
            for part in account.explanation
            for blocks in [(Bullets(tuple(part.sentences)),)]
        ),
    ]
    if agreement.exit_clause:
        sections.append(Section(_("Stoppen en doorgaan"), text_blocks(agreement.exit_clause)))
    return _document(account, DocumentKind.SUMMARY, _cover(agreement, account), sections)


def agreement_year_of(agreement: Agreement, year: int) -> ReportDocument:
    """Return what was promised, measured, approved and paid in a calendar year."""
    account = account_of(agreement)
    periods = [row for row in account.periods if year_of(row) == year]
    events = [row for row in account.timeline if row.on.year == year]
    sections = [
        Section(
            _("Het geld in %(year)s") % {"year": year},
            (*balance_blocks(account, year), *money_blocks(periods, account.currency)),
        ),
        Section(_("Wat is bereikt, vanaf het begin"), (*_promised(account), *_certainty())),
    ]
    if len(account.periods) > len(periods):
        blocks = money_blocks(account.periods, account.currency, with_chart=True)
        sections.insert(1, Section(_("Het geld vanaf het begin"), blocks))
    if events:
        rows = tuple(
            (
                format_date(row.on, reader_language()),
                ": ".join(filter(None, (row.verb, row.words))),
            )
            for row in events
        )
        sections.append(Section(_("Wat er gebeurde"), (Facts(rows),)))
    cover = (*_cover(agreement, account), (_("Jaar"), str(year)))
    return _document(account, DocumentKind.AGREEMENT_YEAR, cover, sections, subtitle=str(year))


def council_year_of(year: int) -> ReportDocument:
    """Return all money and all contracts of a year, at frame level, for the council."""
    money = public_money()
    language = reader_language()
    sections = []
    for currency in money.currencies:
        lines = [line for line in money.lines if line.currency == currency and year in line.years]
        if lines:
            sections.append(_programmes(lines, year, currency))
    rows = []
    for agreement in public_agreements().order_by("number"):
        account = account_of(agreement)
        periods = [row for row in account.periods if year_of(row) == year]
        if periods:
            approved, paid = sums_of(periods)
            rows.append(
                (
                    f"{account.number} {account.title}",
                    str(account.status),
                    shown_cents(approved, account.currency),
                    shown_cents(paid, account.currency),
                )
            )
    head = (_("Contract"), _("Status"), _("Vastgesteld"), _("Betaald"))
    caption = _("Contracten met een afrekening over %(year)s") % {"year": year}
    contracts: tuple[Block, ...] = (DataTable(caption, head, tuple(rows), amounts=2),)
    if not rows:
        contracts = text_blocks(_("Over dit jaar is nog geen contract afgerekend."))
    sections += [Section(_("De contracten"), contracts), Section(_("Verantwoording"), _certainty())]
    return ReportDocument(
        language=language,
        municipality=_municipality(),
        name=str(DocumentKind.COUNCIL_YEAR.label),
        title=_("Prestatiecontracten in %(year)s") % {"year": year},
        subtitle=_("Wat is apart gezet, vastgesteld en betaald"),
        cover=((_("Jaar"), str(year)),),
        sections=tuple(sections),
    )


def _document(
    account: PublicAccount,
    kind: DocumentKind,
    cover: tuple[tuple[str, str], ...],
    sections: list[Section],
    subtitle: str = "",
) -> ReportDocument:
    if account.held_back:
        rows = tuple(
            (row.label, _("niet openbaar omdat %(reason)s") % {"reason": row.reason})
            for row in account.held_back
        )
        sections.append(Section(_("Wat niet openbaar is, en waarom"), (Facts(rows),)))
    return ReportDocument(
        language=reader_language(),
        municipality=_municipality(account),
        name=str(kind.label),
        title=account.title,
        subtitle=" · ".join(part for part in (account.number, subtitle) if part),
        cover=cover,
        sections=tuple(sections),
    )


def _cover(agreement: Agreement, account: PublicAccount) -> tuple[tuple[str, str], ...]:
    language = reader_language()
    days = format_date(account.starts_on, language)
    if account.ends_on:
        days = period_words(account.starts_on, account.ends_on, language)
    facts = [
        (_("Looptijd"), days),
        (_("Status"), account.status),
        (_("Grondslag"), str(agreement.get_legal_basis_display())),
        (_("Btw"), str(agreement.get_vat_treatment_display())),
        *((party.role, party.name) for party in account.parties),
        (_("Herkomst"), account.source_note),
    ]
    return tuple((label, words) for label, words in facts if words)


def _promised(account: PublicAccount) -> tuple[Block, ...]:
    """Return a table for each kind of figure, results first, under what the kind says."""
    head = (_("Indicator"), _("Wat telt"), _("Beloofd"), _("Bereikt"))
    blocks: list[Block] = []
    for group in account.indicator_groups:
        rows = tuple(
            (
                row.name,
                row.definition,
                "–" if row.target is None else format_number(row.target, reader_language()),
                _achieved(row),
            )
            for row in group.rows
        )
        caption = _("%(kind)s: beloofd en bereikt") % {"kind": group.title}
        blocks += [*text_blocks(group.lead), DataTable(caption, head, rows, amounts=2)]
    return tuple(blocks)


def _achieved(row: PublicIndicator) -> str:
    if row.is_suppressed:
        return _("minder dan 10")
    if row.is_held_back:
        return _("niet openbaar")
    if row.is_not_applicable:
        return _("niet van toepassing")
    if row.achieved is None:
        return _("nog niet gemeten")
    return format_number(row.achieved, reader_language())


def _certainty() -> tuple[Block, ...]:
    return (
        Bullets(
            (
                _("Beloofd: verwacht, zoals afgesproken in het contract."),
                _("Bereikt en vastgesteld: door een onafhankelijke toetser gecontroleerd."),
                _("Betaald: van de bankrekening gegaan, min wat terugkwam. Bron: het journaal."),
                _("Aantallen onder de tien, en bedragen die ze zouden verraden, staan er niet in."),
            )
        ),
    )


def _programmes(lines: list[MoneyLine], year: int, currency: str) -> Section:
    total = MoneyYear(year)
    rows, names = [], []
    for line in lines:
        row = line.years[year]
        total.add(row)
        names.append(line.programme.name if line.programme else _("zonder programma"))
        rows.append((names[-1], *_row(row, currency)))
    rows.append((_("Samen"), *_row(total, currency)))
    head = (_("Programma"), _("Plafond"), _("Apart gezet"), _("Vastgesteld"), _("Betaald"))
    blocks: list[Block] = [
        BarChart(
            _("Vastgesteld en betaald per programma"),
            currency,
            tuple(name[:18] for name in names),
            (
                (_("vastgesteld"), tuple(line.years[year].approved for line in lines)),
                (_("betaald"), tuple(line.years[year].paid for line in lines)),
            ),
        ),
        DataTable(_("Bedragen per programma"), head, tuple(rows), amounts=4, totals=1),
    ]
    if total.left_out:
        words = _(
            "Niet meegeteld, om mensen te beschermen of omdat het niet openbaar is: %(count)s."
        )
        blocks.append(Paragraphs((words % {"count": total.left_out},)))
    return Section(_("Het geld, %(currency)s") % {"currency": currency}, tuple(blocks))


def _row(row: MoneyYear, currency: str) -> tuple[str, ...]:
    ceiling = "–" if row.ceiling is None else shown_cents(row.ceiling, currency)
    amounts = (shown_cents(cents, currency) for cents in (row.committed, row.approved, row.paid))
    return (ceiling, *amounts)


def _municipality(account: PublicAccount | None = None) -> str:
    """Return who gives the account: the first payer, or the municipality that pays most often."""
    payer = str(PartyRole.PAYER.label)
    names = [party.name for party in account.parties if party.role == payer] if account else []
    if names:
        return names[0]
    towns = Party.objects.filter(kind=PartyKind.MUNICIPALITY, roles__role=PartyRole.PAYER)
    town = towns.annotate(often=Count("roles")).order_by("-often", "pk").first()
    return town.name if town else _("Gemeente")
