"""What was approved and paid, by period and by year, as blocks of a document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.utils.translation import gettext as _

from contracts.exports.report_document import BarChart, Block, DataTable, Facts, Paragraphs
from contracts.exports.statements import period_words
from contracts.presentation import reader_language
from contracts.selectors.public_records import PublicAccount, PublicPeriod
from contracts.wording import format_date, format_money


def balance_blocks(account: PublicAccount, year: int) -> tuple[Block, ...]:
    """Return what was approved before the year, in it, and with it; nothing without a settlement.

    A sum of which an amount is not shown is not shown either.
    """
    if not account.periods:
        return ()
    before = [row for row in account.periods if year_of(row) < year]
    now = [row for row in account.periods if year_of(row) == year]
    rows = (
        (_("Beginstand: vastgesteld over eerdere jaren"), before),
        (_("Vastgesteld over %(year)s") % {"year": year}, now),
        (_("Eindstand: vastgesteld tot en met %(year)s") % {"year": year}, [*before, *now]),
    )
    return (
        Facts(
            tuple(
                (words, shown_cents(sums_of(found)[0], account.currency)) for words, found in rows
            )
        ),
    )


def money_blocks(
    periods: Sequence[PublicPeriod], currency: str, *, with_chart: bool = False
) -> tuple[Block, ...]:
    """Return the amounts of some periods as a table, and as a chart above it."""
    if not periods:
        return text_blocks(_("Over dit jaar is nog niets afgerekend."))
    language = reader_language()
    rows = [
        (
            period_words(row.start, row.end, language),
            format_date(row.approved_on, language) if row.approved_on else "",
            shown_cents(row.total_cents, currency),
            shown_cents(row.paid_cents, currency),
        )
        for row in periods
    ]
    approved, paid = sums_of(periods)
    rows.append((_("Samen"), "", shown_cents(approved, currency), shown_cents(paid, currency)))
    head = (_("Periode"), _("Vastgesteld op"), _("Vastgesteld"), _("Betaald"))
    table = DataTable(_("Bedragen per periode"), head, tuple(rows), amounts=2, totals=1)
    if not with_chart:
        return (table,)
    return (
        BarChart(
            _("Vastgesteld en betaald per periode"),
            currency,
            tuple(f"{row.start:%m-%Y}" for row in periods),
            (
                (_("vastgesteld"), tuple(row.total_cents for row in periods)),
                (_("betaald"), tuple(row.paid_cents for row in periods)),
            ),
        ),
        table,
    )


def sums_of(periods: Sequence[PublicPeriod]) -> tuple[int | None, int | None]:
    """Return what was approved and paid together; None when an amount of it is not shown."""
    shown = [row for row in periods if row.total_cents is not None]
    if len(shown) < len(periods):
        return None, None
    approved = sum(row.total_cents or 0 for row in shown)
    return approved, sum(row.paid_cents or 0 for row in shown)


def shown_cents(cents: int | None, currency: str) -> str:
    """Return an amount as it is printed, or that it is not shown."""
    return _("niet getoond") if cents is None else format_money(cents, currency, reader_language())


def year_of(row: PublicPeriod) -> int:
    """Return the year of a period: that of its last day."""
    return (row.end - timedelta(days=1)).year


def text_blocks(*texts: str) -> tuple[Block, ...]:
    """Return texts as paragraphs, one for each line."""
    return (Paragraphs(tuple(line for words in texts for line in words.splitlines() if line)),)
