"""The export for the municipal ledger: every posting once, as it was, with its codes."""

import csv
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.db.models import Sum
from django.utils import timezone
from openpyxl import load_workbook

from contracts.banking.exports import ledger_csv, ledger_xlsx
from contracts.banking.models import ExportedEntry
from contracts.banking.selectors.ledger import exported_lines, ledger_lines, totals
from contracts.banking.services.ledger import export_ledger, set_cost_code
from contracts.errors import Refused
from contracts.models import Agreement, JournalEntry, Posting
from contracts.services import (
    approve_settlement,
    carry_out_reversal,
    confirm_payment,
    correct_observation,
    draft_settlement,
    propose_reversal,
)
from tests.contracts.banking.scene import LATER, payer, released_order
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    Q1,
    Q2,
    AgreementFactory,
    PersonFactory,
    VerificationFactory,
    jobs,
)
from tests.factories.terms import terms_document

pytestmark = pytest.mark.django_db
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
IN_JUNE = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
IN_2027 = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)


def export(now=IN_JUNE, start=MAY, end=JUNE):
    return export_ledger(start=start, end=end, by=PersonFactory(), now=now)


def refusal(**arguments):
    with pytest.raises(Refused) as refused:
        export(**arguments)
    return refused.value.code


def test_of_two_who_export_at_once_the_first_keeps_the_entries():
    order = released_order(payer())
    others = []

    def meanwhile(execute, sql, params, many, context):
        if sql.startswith("INSERT") and "banking_exportedentry" in sql and not others:
            others.append(None)
            others[0] = export()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(meanwhile):
        mine = export()
    (other,) = others
    assert (mine.entry_count, other.entry_count) == (1, 1)
    assert (mine.sha256, mine.debit_cents) == (other.sha256, other.debit_cents)
    kept = ExportedEntry.objects.get()
    assert (kept.export, kept.entry.settlement) == (other, order.settlement)


def test_what_is_booked_during_an_export_goes_to_the_next_as_a_whole():
    released_order(payer())
    late = []

    def meanwhile(execute, sql, params, many, context):
        if 'FROM "contracts_posting"' in sql and not late:
            late.append(None)
            late[0] = released_order(payer())
        return execute(sql, params, many, context)

    with connection.execute_wrapper(meanwhile):
        first = export()
    assert (first.entry_count, first.debit_cents) == (1, 30_000)
    assert [entry.entry_id for entry in first.entries.all()] != []
    second = export()
    assert (second.late_count, second.entries.get().entry.settlement) == (1, late[0].settlement)


def test_every_posting_is_a_line_with_its_codes():
    order = released_order(payer())
    confirm_payment(order=order, by=PersonFactory(), now=IN_2027)
    agreement, by = order.settlement.agreement, PersonFactory()
    Agreement.objects.filter(pk=agreement.pk).update(vat_treatment="exempt")
    common = {"by": by, "now": NOW}
    set_cost_code(agreement=None, account="outcome_costs", centre="0", kind="", **common)
    set_cost_code(agreement=agreement, account="outcome_costs", centre="6.71", kind="4", **common)
    set_cost_code(agreement=None, account="bank", centre="kas", kind="", **common)
    lines = ledger_lines(MAY, date(2027, 2, 1))
    found = [
        (row.account, row.centre, row.cost_kind, row.budget_year, row.debit_cents, row.credit_cents)
        for row in lines
    ]
    assert found == [
        ("Kosten van resultaten", "6.71", "4", 2026, 30_000, 0),
        ("Te betalen", "", "", 2026, 0, 30_000),
        ("Te betalen", "", "", 2027, 30_000, 0),
        ("Bank", "kas", "", 2027, 0, 30_000),
    ]
    first = lines[0]
    assert (first.vat_code, first.vat_cents, lines[1].vat_code) == ("exempt", 0, "")
    assert (first.payer, first.counterparty) == ("Gemeente Demodam", "Stichting Voorbeeld")
    assert (first.on, first.is_late) == (date(2026, 5, 15), False)
    assert first.number == f"{agreement.number}-0001"
    with pytest.raises(Refused) as refused:
        set_cost_code(agreement=None, account="bank", centre=" ", kind="", **common)
    assert refused.value.code == "cost_centre_missing"


def vat_rule(treatment):
    return {
        "code": "btw",
        "label": {"nl": "Btw", "en": "VAT"},
        "treatment": treatment,
        "rate": "0.21",
        "round": {"mode": "half_up", "to": "0.01", "at": "statement"},
    }


@pytest.mark.parametrize(
    ("treatment", "code", "cents"),
    [("on_top", "on_top 0.21", 6300), ("included", "included 0.21", 5207)],
)
def test_vat_is_told_for_the_costs(treatment, code, cents):
    agreement = AgreementFactory(active=True, document=terms_document(vat=[vat_rule(treatment)]))
    jobs(agreement, 3)
    draft = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    approve_settlement(settlement=draft, by=PersonFactory(), now=NOW)
    costs = next(row for row in ledger_lines(MAY, JUNE) if row.debit_cents)
    assert (costs.vat_code, costs.vat_cents) == (code, cents)


def test_an_export_is_remembered_and_later_entries_show():
    first = released_order(payer())
    made = export()
    assert (made.entry_count, made.late_count, made.debit_cents, made.credit_cents) == (
        *(1, 0),
        *(30_000, 30_000),
    )
    before = exported_lines(made)
    confirm_payment(order=first, by=PersonFactory(), now=LATER)
    set_cost_code(
        agreement=None, account="bank", centre="kas", kind="", by=PersonFactory(), now=IN_JUNE
    )
    assert [row.is_late for row in ledger_lines(MAY, JUNE)] == [False, False, True, True]
    again = export(now=IN_2027)
    assert (again.entry_count, again.late_count) == (2, 1)
    assert [row.is_late for row in exported_lines(again)] == [False, False, True, True]
    assert exported_lines(again)[-1].centre == "kas"
    assert exported_lines(made) == before
    assert [row.is_late for row in ledger_lines(MAY, JUNE)] == [False] * 4
    assert ExportedEntry.objects.count() == JournalEntry.objects.count() == 2


def test_only_a_whole_period_that_is_over_and_holds_something():
    assert refusal(start=JUNE, end=MAY) == "ledger_period"
    assert refusal(now=NOW) == "ledger_not_over"
    assert refusal() == "ledger_empty"


def test_the_files_say_the_same_and_hold_no_formula():
    order = released_order(payer())
    Agreement.objects.filter(pk=order.settlement.agreement_id).update(title="=1+1")
    set_cost_code(
        agreement=None,
        account="outcome_costs",
        centre="=HYPERLINK(1)",
        kind="",
        by=PersonFactory(),
        now=NOW,
    )
    lines = ledger_lines(MAY, JUNE)
    text = ledger_csv(lines).decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text), delimiter=";"))
    assert rows[0][:6] == [
        *("boekstuk", "datum", "contract", "kostenplaats", "kostensoort", "begrotingsjaar")
    ]
    assert (rows[1][3], rows[1][11], rows[2][12]) == ("'=HYPERLINK(1)", "300,00", "300,00")
    assert rows[-1][0] == "totaal"
    assert rows[-1][11:13] == ["300,00", "300,00"]
    sheet = load_workbook(BytesIO(ledger_xlsx(lines))).active
    cells = list(sheet.iter_rows(values_only=True))
    assert (cells[1][3], float(cells[1][11])) == ("'=HYPERLINK(1)", 300.0)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "inlineStr", "n"}
    assert len(cells) == len(lines) + 2


def test_the_sums_are_those_of_the_journal():
    party = payer()
    for quantity in (1, 2, 3):
        confirm_payment(order=released_order(party, quantity), by=PersonFactory(), now=LATER)
    debit = Posting.objects.filter(amount_cents__gt=0).aggregate(cents=Sum("amount_cents"))
    assert totals(ledger_lines(MAY, JUNE)) == (debit["cents"], debit["cents"]) == (120_000, 120_000)


def test_vat_goes_back_when_a_settlement_is_undone():
    agreement = AgreementFactory(active=True, document=terms_document(vat=[vat_rule("included")]))
    jobs(agreement, 3)
    draft = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    done = approve_settlement(settlement=draft, by=PersonFactory(), now=NOW)
    manager = PersonFactory(groups=["contract_manager"])
    approver = PersonFactory(groups=["approver"])
    proposed = propose_reversal(settlement=done, by=manager, now=NOW, reason="Dubbel geteld")
    carry_out_reversal(reversal=proposed, by=approver, now=NOW)
    costs = [row for row in ledger_lines(MAY, JUNE) if row.vat_code]
    assert [(row.debit_cents, row.credit_cents, row.vat_cents) for row in costs] == [
        (30_000, 0, 5207),
        (0, 30_000, -5207),
    ]


def test_vat_of_a_settlement_that_comes_to_nothing_is_nothing():
    agreement = AgreementFactory(active=True, document=terms_document(vat=[vat_rule("included")]))
    first = jobs(agreement, 3)
    for period in (Q1, Q2):
        draft = draft_settlement(agreement=agreement, period=period, now=NEXT_YEAR)
        settled = approve_settlement(settlement=draft, by=PersonFactory(), now=NEXT_YEAR)
        if period == Q1:
            changed = correct_observation(
                observation=first,
                by=PersonFactory(),
                now=NEXT_YEAR,
                reason="Verkeerd geteld",
                quantity=Decimal(0),
            )
            VerificationFactory(observation=changed)
            jobs(agreement, 3, on=Q2.start)
    assert (settled.total_cents, settled.taxes.get().tax_cents) == (0, 0)
    day = timezone.localdate(NEXT_YEAR)
    costs = [row for row in ledger_lines(day, day + timedelta(days=1)) if row.vat_code]
    assert [(row.debit_cents - row.credit_cents, row.vat_cents) for row in costs] == [
        (30_000, 5207),
        (-30_000, 0),
        (30_000, 0),
    ]
