"""Setting money aside: new rows only, with person and reason, and warnings before it is done."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from contracts.budgets.models import Allocation, BudgetYear
from contracts.budgets.services.money import set_ceiling
from contracts.enums import EventVerb
from contracts.errors import Refused, RefusedTogether
from contracts.models import AppendOnlyError
from tests.contracts.budgets import make
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory, member_of
from tests.overtaking import overtaken_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement():
    return AgreementFactory(active=True)


@pytest.fixture
def money():
    programme, source = make.programme(), make.source()
    make.ceiling(programme, 500_000_00)
    return programme, source


def codes(raised) -> list[str]:
    return [reason.code for reason in raised.value.reasons]


def test_an_allocation_is_a_row_with_a_person_a_reason_and_a_line_of_history(agreement, money):
    by = PersonFactory()
    row = make.allocation(agreement, *money, 200_000_00, by=by)
    newer = make.allocation(agreement, *money, 150_000_00, by=by, reason=" Minder nodig. ")
    assert list(Allocation.objects.order_by("pk")) == [row, newer]
    assert (newer.amount_cents, newer.by, newer.reason) == (150_000_00, by, "Minder nodig.")
    events = agreement.events.filter(verb=EventVerb.MONEY_ALLOCATED).order_by("pk")
    assert [(event.by, event.reason, event.detail) for event in events] == [
        (by, "Omdat het moet.", "2026 gemeente werk: 20000000"),
        (by, "Minder nodig.", "2026 gemeente werk: 15000000"),
    ]


@pytest.mark.parametrize("add", [make.programme, make.source])
def test_of_two_who_add_the_same_code_at_once_the_second_hears_so(add):
    with overtaken_at(1, lambda: add("zorg")), pytest.raises(Refused) as raised:
        add("zorg", name="Zorg")
    assert (raised.value.code, raised.value.field) == ("money_code_taken", "code")


def test_rows_stay_as_they_were_written_also_for_sql(agreement, money):
    row = make.allocation(agreement, *money, 100)
    with pytest.raises(AppendOnlyError):
        row.save()
    with pytest.raises(AppendOnlyError):
        BudgetYear.objects.all().delete()
    for table in ("allocation", "budgetyear", "moneysource", "programme"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM budgets_{table}")


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"reason": "  "}, "money_reason_missing", "reason"),
        ({"cents": -1}, "money_negative", "amount"),
        ({"year": 1999}, "money_year_unlikely", "year"),
        ({"year": 2101}, "money_year_unlikely", "year"),
    ],
)
def test_what_is_missing_is_refused_with_its_field(agreement, money, changes, code, field):
    fields = {"cents": 100, **changes}
    with pytest.raises(Refused) as raised:
        make.allocation(agreement, *money, fields.pop("cents"), **fields)
    assert (raised.value.code, raised.value.field) == (code, field)
    assert not Allocation.objects.exists()


def test_only_a_payer_of_this_contract_sets_aside(agreement, money):
    other = AgreementFactory(active=True)
    for payer in (
        agreement.parties.get(role="provider"),
        other.parties.get(role="payer"),
    ):
        with pytest.raises(Refused) as raised:
            make.allocation(agreement, *money, 100, payer=payer)
        assert raised.value.code == "money_not_a_payer"
        assert payer.party.name in str(raised.value)


def test_who_receives_money_does_not_allocate_it(agreement, money):
    with pytest.raises(Refused) as raised:
        make.allocation(agreement, *money, 100, by=member_of(agreement, "provider"))
    assert raised.value.code == "money_interested"


def test_currencies_do_not_mix(agreement, money):
    programme, source = money
    pounds = make.programme("pond", currency="GBP")
    with pytest.raises(Refused) as raised:
        make.allocation(agreement, pounds, source, 100)
    assert raised.value.code == "money_other_currency"
    with pytest.raises(Refused):
        make.allocation(agreement, programme, make.source("pond", currency="GBP"), 100)


def test_above_the_ceiling_it_asks_first(agreement, money):
    make.allocation(agreement, *money, 500_000_00)
    with pytest.raises(RefusedTogether) as raised:
        make.allocation(agreement, *money, 500_000_01)
    assert codes(raised) == ["money_over_ceiling"]
    assert "€ 0,01" in str(raised.value)
    assert Allocation.objects.count() == 1
    make.allocation(agreement, *money, 500_000_01, despite_warnings=True)
    assert Allocation.objects.count() == 2


def test_without_a_ceiling_it_asks_first(agreement):
    with pytest.raises(RefusedTogether) as raised:
        make.allocation(agreement, make.programme(), make.source(), 100)
    assert codes(raised) == ["money_no_ceiling"]


def test_an_earmark_says_for_what_when_and_how_much(agreement, money):
    programme, _source = money
    other = make.programme("zorg", name="Zorg")
    narrow = make.source(
        "smal",
        name="Smal geld",
        amount_cents=1000,
        programme=other,
        usable_from=date(2027, 1, 1),
        usable_until=date(2028, 1, 1),
        max_per_agreement_cents=400,
    )
    with pytest.raises(RefusedTogether) as raised:
        make.allocation(agreement, programme, narrow, 1500)
    assert codes(raised) == [
        "money_over_source",
        "money_earmark_most",
        "money_earmark_programme",
        "money_earmark_year",
    ]
    text = str(raised.value)
    for part in ("Smal geld", "€ 5,00 meer toegewezen", "hoogstens € 4,00", "Zorg", "2026"):
        assert part in text


def test_a_source_needs_an_amount_a_period_and_a_code_of_its_own():
    make.source()
    for changes, code in (
        ({"code": "begroting"}, "money_code_taken"),
        ({"amount_cents": 0}, "money_not_above_zero"),
        ({"max_per_agreement_cents": 0}, "money_not_above_zero"),
        ({"usable_until": date(2026, 1, 1)}, "money_until_before_from"),
    ):
        with pytest.raises(Refused) as raised:
            make.source(**{"code": "nieuw"} | changes)
        assert raised.value.code == code
    make.programme()
    with pytest.raises(Refused) as raised:
        make.programme()
    assert raised.value.code == "money_code_taken"


def test_a_ceiling_needs_a_reason():
    with pytest.raises(Refused) as raised:
        set_ceiling(
            programme=make.programme(),
            year=2026,
            ceiling_cents=1,
            reason="",
            by=PersonFactory(),
            now=NOW,
        )
    assert raised.value.code == "money_reason_missing"
