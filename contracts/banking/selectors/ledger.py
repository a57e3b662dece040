"""The journal as the municipal ledger wants it: one line per posting, with its codes and VAT."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from contracts.banking.models import CostCode, ExportedEntry, LedgerExport
from contracts.enums import Account, EntryKind, LineKind
from contracts.models import JournalEntry, Posting, SettlementShare, SettlementTax

ORDER = ("entry__agreement__number", "entry", "pk")
TaxKey = tuple[int, int, int, bool]
"""Settlement, role of the payer, role of the recipient, whether it is what was taken back."""


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One posting. Cents are whole; debit or credit is 0. `budget_year` is the year that it is
    about: of a settlement the year in which its period ends, of a payment the year of booking.

    `vat_cents` is the VAT within this posting's costs; `is_late` says that an export of its period
    went before it.
    """

    number: str
    on: date
    agreement: str
    centre: str
    cost_kind: str
    budget_year: int
    account: str
    vat_code: str
    vat_cents: int
    payer: str
    counterparty: str
    debit_cents: int
    credit_cents: int
    text: str
    is_late: bool


def entries_between(start: date, end: date) -> QuerySet[JournalEntry]:
    """Return the entries that were booked from `start` up to, not including, `end`."""
    return JournalEntry.objects.filter(at__gte=_midnight(start), at__lt=_midnight(end))


def entries_to_export(today: date) -> QuerySet[JournalEntry]:
    """Return the entries of days that are over and that no export took to the ledger."""
    exported = ExportedEntry.objects.filter(entry=OuterRef("pk"))
    return JournalEntry.objects.filter(~Exists(exported), at__lt=_midnight(today))


def late_entries(start: date, end: date) -> QuerySet[JournalEntry]:
    """Return entries of days that were exported before, while they themselves were not."""
    covered: set[int] = set()
    for export in LedgerExport.objects.filter(start__lt=end, end__gt=start):
        known = entries_between(max(start, export.start), min(end, export.end))
        covered.update(known.values_list("pk", flat=True))
    seen = ExportedEntry.objects.filter(entry__in=covered).values_list("entry", flat=True)
    return JournalEntry.objects.filter(pk__in=covered - set(seen))


def ledger_lines(start: date, end: date) -> list[LedgerLine]:
    """Return a line for every posting of a half-open period as it is now, in journal order."""
    late = late_entries(start, end).values_list("pk", flat=True)
    return lines_of(entries_between(start, end), late, cost_codes())


def exported_lines(export: LedgerExport) -> list[LedgerLine]:
    """Return the lines of an export as they were: its entries, its late ones, its codes."""
    known = ExportedEntry.objects.filter(export__lte=export.pk).values("entry")
    entries = entries_between(export.start, export.end).filter(pk__in=known)
    first_here = ExportedEntry.objects.filter(export=export).values_list("entry", flat=True)
    covered: set[int] = set()
    for earlier in LedgerExport.objects.filter(pk__lt=export.pk):
        start, end = max(earlier.start, export.start), min(earlier.end, export.end)
        covered.update(entries_between(start, end).values_list("pk", flat=True))
    return lines_of(entries, covered.intersection(first_here), cost_codes(until=export.at))


def lines_of(
    entries: QuerySet[JournalEntry],
    late: Iterable[int],
    codes: Mapping[tuple[int | None, str], CostCode],
) -> list[LedgerLine]:
    """Return a line for every posting of these entries; `late` are keys of entries."""
    late_keys = set(late)
    postings = list(
        Posting.objects.filter(entry__in=entries.values("pk"))
        .select_related("entry__agreement", "party__party", "counterparty__party")
        .annotate(period_end=F("entry__settlement__period_end"))
        .order_by(*ORDER)
    )
    taxes = _Taxes(row.entry.settlement_id for row in postings if row.entry.settlement_id)
    return [_line(row, codes, taxes, is_late=row.entry_id in late_keys) for row in postings]


def totals(lines: Iterable[LedgerLine]) -> tuple[int, int]:
    """Return debit and credit of lines together, in cents."""
    rows = list(lines)
    return sum(row.debit_cents for row in rows), sum(row.credit_cents for row in rows)


def cost_codes(until: datetime | None = None) -> dict[tuple[int | None, str], CostCode]:
    """Return the code that holds (or held) by (agreement, account); the default under None."""
    rows = CostCode.objects.order_by("pk")
    if until is not None:
        rows = rows.filter(at__lte=until)
    return {(row.agreement_id, row.account): row for row in rows}


class _Taxes:
    """The VAT of settlements: by which rule, and how much of it is in the costs of each payer.

    A rule that puts VAT on top has a line of its own, whose shares say it to the cent. VAT that is
    within the amounts is divided over what was paid in proportion; the last part gets what is left
    of the rounding.
    """

    def __init__(self, settlement_ids: Iterable[int]) -> None:
        rows = list(SettlementTax.objects.filter(settlement__in=set(settlement_ids)).order_by("pk"))
        self.codes: dict[int, list[str]] = defaultdict(list)
        self.cents: dict[TaxKey, int] = defaultdict(int)
        shares = _shares({row.settlement_id for row in rows})
        for row in rows:
            self.codes[row.settlement_id].append(f"{row.treatment} {row.rate_text}")
            of_settlement = shares[row.settlement_id]
            on_top = [(key, cents) for key, code, cents in of_settlement if code == row.code]
            parts = on_top or _in_proportion(row.tax_cents, of_settlement)
            for key, cents in parts:
                self.cents[key] += cents

    def of(self, between: tuple[int, int, int], kind: EntryKind) -> int:
        """Return the VAT in the costs of one entry: of what undoes a settlement, all of it back."""
        if kind == EntryKind.UNDONE:
            return -self.cents.get((*between, False), 0) - self.cents.get((*between, True), 0)
        return self.cents.get((*between, kind == EntryKind.REVERSAL), 0)


def _shares(settlement_ids: Iterable[int]) -> dict[int, list[tuple[TaxKey, str, int]]]:
    """Return the shares of settlements: between whom, of which line, how much."""
    rows = (
        SettlementShare.objects.filter(line__settlement__in=set(settlement_ids))
        .order_by("line__settlement", "line__position", "pk")
        .values_list(
            "line__settlement",
            "payer",
            "line__recipient",
            "line__kind",
            "line__component",
            "amount_cents",
        )
    )
    found: dict[int, list[tuple[TaxKey, str, int]]] = defaultdict(list)
    for settlement, payer, recipient, kind, component, cents in rows:
        key = (settlement, payer, recipient, kind == LineKind.REVERSAL)
        found[settlement].append((key, component, cents))
    return found


def _in_proportion(
    tax_cents: int, shares: Iterable[tuple[TaxKey, str, int]]
) -> list[tuple[TaxKey, int]]:
    paid: dict[TaxKey, int] = defaultdict(int)
    for key, _code, cents in shares:
        paid[key] += cents
    whole = sum(paid.values())
    if not whole:
        return []
    parts, given = [], 0
    for key, cents in paid.items():
        part = round(Fraction(tax_cents * cents, whole))
        parts.append((key, part))
        given += part
    last_key, last_part = parts[-1]
    return [*parts[:-1], (last_key, last_part + tax_cents - given)]


def _line(
    row: Posting,
    codes: Mapping[tuple[int | None, str], CostCode],
    taxes: _Taxes,
    *,
    is_late: bool,
) -> LedgerLine:
    entry = row.entry
    agreement = entry.agreement
    code = codes.get((agreement.pk, row.account)) or codes.get((None, row.account))
    on = timezone.localdate(entry.at)
    is_payment = entry.kind == EntryKind.PAYMENT
    settlement = entry.settlement_id or 0
    is_cost = row.account == Account.OUTCOME_COSTS
    tax = taxes.of((settlement, row.party_id, row.counterparty_id), EntryKind(entry.kind))
    period_end: date | None = row.period_end  # type: ignore[attr-defined]
    about = on if is_payment or period_end is None else period_end - timedelta(days=1)
    vat = " + ".join(taxes.codes.get(settlement, [])) or agreement.vat_treatment
    return LedgerLine(
        number=entry.number,
        on=on,
        agreement=agreement.number,
        centre=code.centre if code else "",
        cost_kind=code.kind if code else "",
        budget_year=about.year,
        account=str(row.get_account_display()),
        vat_code=vat if is_cost else "",
        vat_cents=tax if is_cost else 0,
        payer=row.party.party.name,
        counterparty=row.counterparty.party.name,
        debit_cents=max(row.amount_cents, 0),
        credit_cents=max(-row.amount_cents, 0),
        text=f"{entry.get_kind_display()} {agreement.title}",
        is_late=is_late,
    )


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
