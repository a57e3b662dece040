"""The money around the demo contracts: Demodam's own, and the Tilburg Akkoord as it was."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from contracts.budgets.enums import DocumentKind
from contracts.budgets.exports.documents import agreement_year_of, council_year_of, summary_of
from contracts.budgets.models import Programme
from contracts.budgets.selectors.documents import approved_settlements
from contracts.budgets.services.documents import keep_document, keep_statement
from contracts.budgets.services.money import (
    add_programme,
    add_source,
    allocate_money,
    set_ceiling,
)
from contracts.enums import PartyRole
from contracts.exports.report_document import to_data
from contracts.exports.statement_data import statement_to_data
from contracts.exports.statements import statement_document
from contracts.models import Agreement
from pages.demo.content import both
from pages.demo.contract_bond import BOND
from pages.demo.contract_energy import ENERGY
from pages.demo.contract_workpoint import WORKPOINT
from pages.demo.funds import build_fund
from pages.demo.tilburg_fund import build_fund as build_tilburg
from pages.fund_facts import fund_code

TRANCHES = {2011: 300_000_00, 2012: 250_000_00, 2013: 200_000_00, 2014: 100_000_00, 2015: 50_000_00}
KRUIDENBUURT_CENTS, WORK_POINT_CENTS = 2_000_000_00, 900_000_00
# Of Demodam: for each contract what its own municipality sets aside a year.
OWN = ((WORKPOINT.slug, 150_000_00), (BOND.slug, 250_000_00), (ENERGY.slug, 40_000_00))
CEILING_CENTS = 480_000_00
REASON = "Begroting, vastgesteld door de raad (verzonnen)."


def load(*, people: dict[str, Any], now: datetime) -> None:
    """Make the programmes with their money once."""
    if Programme.objects.filter(code="kruidenbuurt").exists():
        return
    holder = people["budgethouder"]
    _tilburg(holder, now)
    _demodam(holder, now)
    _documents(holder, now)


def _tilburg(holder: Any, now: datetime) -> None:
    fund = fund_code(build_tilburg())
    programme = add_programme(
        code="kruidenbuurt",
        fund_code=fund,
        by=holder,
        now=now,
        **both(
            name=("Kruidenbuurt (Tilburg Akkoord)", "Kruidenbuurt (Tilburg Accord)"),
            purpose=(
                "Werk, inkomen en onderwijs in één van de vijf wijken van het akkoord.",
                "Work, income and education in one of the five areas of the accord.",
            ),
        ),
    )
    source = add_source(
        code="rijk-kruidenbuurt",
        fund_code=fund,
        amount_cents=KRUIDENBUURT_CENTS,
        max_per_agreement_cents=WORK_POINT_CENTS,
        programme=programme,
        usable_from=date(2011, 1, 1),
        usable_until=date(2016, 1, 1),
        by=holder,
        now=now,
        **both(
            name=("Rijksgeld voor de Kruidenbuurt", "State money for the Kruidenbuurt"),
            purpose=(
                "Door de raad geoormerkt; hoogstens € 900.000 voor het werkpunt, in vijf jaar.",
                "Earmarked by the council; at most € 900,000 for the work point, in five years.",
            ),
        ),
    )
    agreement = Agreement.objects.get(slug="wattwest-tranches")
    payer = agreement.parties.get(role=PartyRole.PAYER)
    for year, cents in TRANCHES.items():
        reason = "De tranches van het collegebesluit (Platform31, 2014)."
        set_ceiling(
            programme=programme, year=year, ceiling_cents=cents, reason=reason, by=holder, now=now
        )
        allocate_money(
            agreement=agreement,
            payer=payer,
            year=year,
            programme=programme,
            source=source,
            amount_cents=cents,
            reason=reason,
            by=holder,
            now=now,
        )


def _demodam(holder: Any, now: datetime) -> None:
    fund = fund_code(build_fund(timezone.localdate(now)))
    programme = add_programme(
        code="mee-aan-het-werk",
        fund_code=fund,
        by=holder,
        now=now,
        **both(
            name=("Mee aan het werk (verzonnen)", "Taking part in work (made up)"),
            purpose=(
                "Contracten die mensen aan werk helpen of het huis goedkoper maken.",
                "Contracts that help people to work or make their homes cheaper.",
            ),
        ),
    )
    source = add_source(
        code="begroting-werk",
        fund_code=fund,
        amount_cents=2_400_000_00,
        usable_from=date(now.year - 4, 1, 1),
        usable_until=date(now.year + 4, 1, 1),
        by=holder,
        now=now,
        **both(
            name=("Begroting werk en inkomen", "Budget for work and income"),
            purpose=(
                "Voor contracten van de gemeente Demodam (verzonnen).",
                "For contracts of the municipality of Demodam (made up).",
            ),
        ),
    )
    for year in range(now.year - 4, now.year + 2):
        set_ceiling(
            programme=programme,
            year=year,
            ceiling_cents=CEILING_CENTS,
            reason=REASON,
            by=holder,
            now=now,
        )
    for slug, cents in OWN:
        agreement = Agreement.objects.get(slug=slug)
        payer = agreement.parties.filter(role=PartyRole.PAYER).order_by("pk").first()
        last = agreement.ends_on.year if agreement.ends_on else now.year + 1
        for year in range(agreement.starts_on.year, min(last, now.year + 1) + 1):
            if agreement.ends_on and date(year, 1, 1) >= agreement.ends_on:
                continue
            allocate_money(
                agreement=agreement,
                payer=payer,
                year=year,
                programme=programme,
                source=source,
                amount_cents=cents,
                reason=REASON,
                despite_warnings=True,
                by=holder,
                now=now,
            )


def _documents(holder: Any, now: datetime) -> None:
    """An account for the council of last year, and the documents of one contract."""
    year = now.year - 1
    agreement = Agreement.objects.get(slug=WORKPOINT.slug)
    for kind, content, of, about in (
        (DocumentKind.COUNCIL_YEAR, council_year_of(year), None, year),
        (DocumentKind.AGREEMENT_YEAR, agreement_year_of(agreement, year), agreement, year),
        (DocumentKind.SUMMARY, summary_of(agreement), agreement, None),
    ):
        keep_document(
            kind=kind, content=to_data(content), agreement=of, year=about, by=holder, now=now
        )
    newest = approved_settlements(agreement)[0]
    statement = statement_to_data(statement_document(newest, "nl"))
    keep_statement(settlement=newest, content=statement, by=holder, now=now)
