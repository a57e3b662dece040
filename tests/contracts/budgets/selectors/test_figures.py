"""Every number is the sum of rows that exist: shares, journal and payment orders, to the cent."""

from __future__ import annotations

import random
from datetime import date
from fractions import Fraction

import pytest
from django.db.models import Sum

from contracts.arithmetic import parse_terms
from contracts.budgets.selectors.earmarks import newest_allocations
from contracts.budgets.selectors.figures import Figures, book_of, is_fixed
from contracts.enums import Account, PaymentDirection, PaymentStatus
from contracts.models import (
    Agreement,
    AgreementParty,
    Party,
    PaymentOrder,
    Posting,
    Settlement,
    SettlementLine,
    SettlementShare,
    TermsVersion,
)
from contracts.services import (
    approve_settlement,
    confirm_payment,
    draft_settlement,
    refuse_payment,
    release_payment,
    store_forecast,
)
from contracts.services.booking import book_approved
from tests.contracts.budgets import make
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    Q1,
    Q2,
    AgreementFactory,
    ObservationFactory,
    PersonFactory,
    VerificationFactory,
    jobs,
)
from tests.factories.terms import blocking_terms, terms_document

pytestmark = pytest.mark.django_db
TODAY = date(2027, 2, 1)


def figures_of(agreement: Agreement, year: int = 2026, today: date = TODAY) -> Figures:
    book = book_of([agreement], newest_allocations(), today)
    payer = agreement.parties.get(role="payer")
    return book.of((agreement.pk, payer.pk, year))


def settle(agreement: Agreement, period=Q1, *, approve=True, pay=False) -> Settlement:
    by = PersonFactory(groups=["approver"])
    draft = draft_settlement(agreement=agreement, period=period, now=NEXT_YEAR)
    if approve:
        approve_settlement(settlement=draft, by=by, now=NEXT_YEAR)
    by = PersonFactory(groups=["finance"])
    for order in draft.payment_orders.all() if pay else ():
        order = release_payment(order=order, by=by, now=NEXT_YEAR)
        confirm_payment(order=order, by=by, now=NEXT_YEAR)
    return draft


def test_a_draft_is_verified_an_approval_approved_and_only_the_bank_paid():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 4)
    settle(agreement, approve=False)
    assert figures_of(agreement) == Figures(verified=400_00, claimed=400_00)
    approve_settlement(settlement=agreement.settlements.get(), by=PersonFactory(), now=NEXT_YEAR)
    assert figures_of(agreement) == Figures(verified=400_00, claimed=400_00, approved=400_00)
    by = PersonFactory(groups=["approver"])
    order = PaymentOrder.objects.get()
    refuse_payment(order=order, by=by, now=NEXT_YEAR, reason="Rekening bestaat niet.")
    assert figures_of(agreement).paid == 0
    confirm_payment(order=release_payment(order=order, by=by, now=NOW), by=by, now=NEXT_YEAR)
    found = figures_of(agreement)
    assert (found.approved, found.paid, found.approved_fixed) == (400_00, 400_00, 0)
    assert found.approved_outcomes == 400_00


def test_what_was_reported_and_not_accepted_is_claimed_only():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 4)
    ObservationFactory(agreement=agreement, quantity=3)
    part = ObservationFactory(agreement=agreement, quantity=2)
    VerificationFactory(
        observation=part, decision="partly", accepted_quantity=1, reason="Eén klopt niet."
    )
    settle(agreement)
    assert figures_of(agreement) == Figures(approved=500_00, verified=500_00, claimed=900_00)


def test_nothing_is_claimed_before_the_first_settlement():
    agreement = AgreementFactory(active=True)
    ObservationFactory(agreement=agreement, quantity=3)
    assert figures_of(agreement) == Figures()


def test_what_the_engine_cannot_settle_is_named_and_claims_nothing():
    agreement = AgreementFactory(active=True, document=blocking_terms())
    jobs(agreement, 4)
    settle(agreement)
    ObservationFactory(agreement=agreement, quantity=None, status="not_measured")
    book = book_of([agreement], {}, TODAY)
    assert book.blocked == {agreement.pk}
    assert figures_of(agreement).claimed == 400_00


def test_a_tranche_stands_apart_from_what_results_bring():
    document = terms_document()
    document["components"].append(
        {
            "code": "tranche",
            "label": {"nl": "Tranche", "en": "Tranche"},
            "quantity": {"one": True},
            "price": {"amount": "250"},
            "over": "period",
        }
    )
    agreement = AgreementFactory(active=True, document=document)
    jobs(agreement, 4)
    settle(agreement)
    found = figures_of(agreement)
    assert (found.approved, found.approved_fixed, found.approved_outcomes) == (
        650_00,
        250_00,
        400_00,
    )


def test_the_forecast_counts_by_payer_and_budget_year():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 4)
    settle(agreement)
    store_forecast(
        agreement=agreement,
        assumed={"expected": {("baan", Q2.start): Fraction(2)}},
        by=PersonFactory(),
        now=NOW,
    )
    assert figures_of(agreement).forecast == 600_00
    other = AgreementFactory(active=True)
    assert book_of([agreement, other], {}, TODAY).without_forecast == {other.pk}


def test_money_of_an_ended_contract_is_released_when_nothing_waits():
    agreement = AgreementFactory(active=True)
    programme, source = make.programme(), make.source()
    make.ceiling(programme, 1000_00)
    make.allocation(agreement, programme, source, 1000_00)
    jobs(agreement, 4)
    settle(agreement)
    assert figures_of(agreement).released == 0
    Agreement.objects.filter(pk=agreement.pk).update(status="ended")
    agreement.refresh_from_db()
    assert figures_of(agreement).released == 600_00
    assert figures_of(agreement, today=date(2026, 12, 31)).released == 0
    settle(agreement, Q2, approve=False)
    assert figures_of(agreement).released == 0
    others = AgreementFactory(active=True)
    assert book_of([others], newest_allocations(), TODAY).figures == {}


def test_sums_equal_journal_settlements_and_payments_on_a_thousand_generated_contracts():
    dice = random.Random(20261122)
    made = generated_contracts(1000, dice)
    book = book_of(made, {}, TODAY)
    total = Figures()
    for figures in book.figures.values():
        total.add(figures)
    approved = SettlementShare.objects.filter(line__settlement__status="approved")
    assert total.approved == _sum(approved) != 0
    costs = Posting.objects.filter(account=Account.OUTCOME_COSTS)
    assert total.approved == _sum(costs)
    drafted = SettlementShare.objects.filter(line__settlement__status="draft")
    assert total.verified == total.approved + _sum(drafted)
    assert total.approved_fixed + total.approved_outcomes == total.approved
    bank = Posting.objects.filter(account=Account.BANK)
    paid = PaymentOrder.objects.filter(status=PaymentStatus.PAID)
    moved = _sum(paid.filter(direction=PaymentDirection.PAY)) - _sum(
        paid.filter(direction=PaymentDirection.RECLAIM)
    )
    assert total.paid == -_sum(bank) == moved != 0
    one = made[len(made) // 2]
    own = [figures for (pk, _payer, _year), figures in book.figures.items() if pk == one.pk]
    assert sum(figures.approved for figures in own) == _sum(
        approved.filter(line__settlement__agreement=one)
    )


def _sum(rows) -> int:
    return rows.aggregate(cents=Sum("amount_cents"))["cents"] or 0


def generated_contracts(count: int, dice: random.Random) -> list[Agreement]:
    """Contracts with settlements of chance amounts over two payers, booked by the services."""
    by = PersonFactory(groups=["approver"])
    town, fund, doer = (Party.objects.create(name=name, iban="NL00DEMO1") for name in "abc")
    agreements = Agreement.objects.bulk_create(
        Agreement(
            number=f"PC-2020-{number:04d}",
            title="x",
            slug=f"x-{number}",
            status="active",
            starts_on=date(2024, 1, 1),
            created_at=NOW,
            created_by=by,
        )
        for number in range(count)
    )
    document = terms_document()
    versions = TermsVersion.objects.bulk_create(
        TermsVersion(
            agreement=agreement,
            number=1,
            valid_from=date(2024, 1, 1),
            document=document,
            created_at=NOW,
            created_by=by,
        )
        for agreement in agreements
    )
    roles = AgreementParty.objects.bulk_create(
        AgreementParty(agreement=agreement, party=party, role=role, code=code)
        for agreement in agreements
        for party, role, code in (
            (town, "payer", "gemeente"),
            (fund, "payer", "fonds"),
            (doer, "provider", "uitvoerder"),
        )
    )
    settlements, lines, shares = [], [], []
    for place, agreement in enumerate(agreements):
        payer, second, recipient = roles[3 * place : 3 * place + 3]
        for year in (2024, 2025):
            status = "draft" if year == 2025 and dice.random() < 0.3 else "approved"
            settlement = Settlement(
                agreement=agreement,
                period_start=date(year, 1, 1),
                period_end=date(year + 1, 1, 1),
                status=status,
                terms_version=versions[place],
                inputs={},
                currency="EUR",
                total_cents=0,
                cumulative_cents=0,
                prepared_at=NOW,
                **({"decided_at": NOW, "decided_by": by} if status == "approved" else {}),
            )
            settlements.append(settlement)
            for position in range(dice.randint(1, 3)):
                line = SettlementLine(
                    settlement=settlement,
                    position=position,
                    component="baan",
                    kind=dice.choice(["regular", "regular", "reversal", "correction"]),
                    origin_start=date(2024, 1, 1),
                    origin_end=date(2025, 1, 1),
                    amount_cents=0,
                    recipient=recipient,
                )
                lines.append(line)
                shares += [
                    SettlementShare(line=line, payer=role, amount_cents=dice.randint(-999, 99_999))
                    for role in (payer, second)
                ]
    Settlement.objects.bulk_create(settlements)
    SettlementLine.objects.bulk_create(lines)
    SettlementShare.objects.bulk_create(shares)
    approved = [row for row in settlements if row.status == "approved"]
    book_approved(
        [(row.agreement_id, row.agreement.number, row.pk) for row in approved],
        by=by,
        now=NOW,
        reason="",
    )
    orders = list(PaymentOrder.objects.order_by("pk"))
    PaymentOrder.objects.filter(pk__in=[row.pk for row in orders[::5]]).update(status="approved")
    for order in orders[::25]:
        confirm_payment(order=order, by=by, now=NOW)
    return agreements


@pytest.mark.parametrize(
    ("kind", "fixed"), [("standing", True), ("tranche", True), ("outcome", False)]
)
def test_which_parts_are_paid_whatever_is_measured(kind: str, fixed: bool) -> None:
    document = terms_document()
    document["components"][0]["kind"] = kind
    (component,) = parse_terms(document).components
    assert is_fixed(component) is fixed
