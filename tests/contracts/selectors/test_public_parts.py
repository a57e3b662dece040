"""What was really paid, what is held back, and what may not be found by taking away."""

import pytest
from wagtail import hooks

from contracts.budgets.services.publication import hold_back_part
from contracts.enums import PaymentStatus
from contracts.models import PaymentOrder
from contracts.selectors.public import DOCUMENTS_HOOK, public_account
from contracts.selectors.public_records import PublicDocument
from contracts.services import confirm_payment
from tests.contracts.selectors.test_public import settled
from tests.factories.contracts import NEXT_YEAR, NOW, PersonFactory

pytestmark = pytest.mark.django_db


def pay(agreement, *starts):
    orders = PaymentOrder.objects.filter(
        settlement__agreement=agreement, settlement__period_start__in=starts
    )
    for order in list(orders):
        PaymentOrder.objects.filter(pk=order.pk).update(status=PaymentStatus.APPROVED)
        confirm_payment(order=order, by=PersonFactory(), now=NEXT_YEAR)


def starts_of(agreement):
    return list(
        agreement.settlements.order_by("period_start").values_list("period_start", flat=True)
    )


def test_paid_is_what_left_the_bank_not_what_was_approved():
    agreement = settled(12, 10)
    first, _second = starts_of(agreement)
    pay(agreement, first)
    account = public_account(agreement.slug)
    assert (account.approved_cents, account.paid_cents) == (200000, 120000)
    assert [(row.total_cents, row.paid_cents) for row in account.periods] == [
        (120000, 120000),
        (80000, 0),
    ]
    assert account.periods[0].paid_on == NEXT_YEAR.date()
    assert account.periods[1].paid_on is None


def test_when_only_a_part_of_what_is_hidden_was_paid_the_whole_paid_is_hidden():
    # 3 people are hidden with the smallest other period; the third one is public.
    agreement = settled(3, 5, 12)
    account = public_account(agreement.slug)
    assert [row.total_cents for row in account.periods] == [None, None, None]
    agreement = settled(4, 0, 0)
    assert public_account(agreement.slug).paid_cents is None


def test_paid_in_part_of_the_hidden_periods_would_give_a_period_away():
    agreement = settled(3, 7, 10)
    first, second, third = starts_of(agreement)
    account = public_account(agreement.slug)
    assert [row.total_cents for row in account.periods] == [None, None, 100000]
    assert account.paid_cents == 0
    pay(agreement, first, third)
    account = public_account(agreement.slug)
    assert account.approved_cents == 200000
    assert account.paid_cents is None
    assert [row.paid_cents for row in account.periods] == [None, None, 100000]
    pay(agreement, second)
    assert public_account(agreement.slug).paid_cents == 200000


@pytest.mark.parametrize(
    ("part", "empty"),
    [
        ("summary", lambda account: account.summary == ""),
        ("parties", lambda account: account.parties == ()),
        ("timeline", lambda account: account.timeline == ()),
        ("terms", lambda account: account.explanation == ()),
        ("documents", lambda account: account.documents == ()),
        ("targets", lambda account: account.indicators[0].target is None),
        ("results", lambda account: account.indicators[0].achieved is None),
        ("results", lambda account: account.indicators[0].is_held_back),
        ("indicator:baan", lambda account: account.indicators[0].achieved is None),
        ("indicator:baan", lambda account: account.indicators[0].target is None),
        ("amounts", lambda account: (account.paid_cents, account.approved_cents) == (None, None)),
        ("amounts", lambda account: {row.total_cents for row in account.periods} == {None}),
        ("amounts", lambda account: {row.paid_cents for row in account.periods} == {None}),
    ],
)
def test_what_is_held_back_is_empty_and_says_why(part, empty):
    agreement = settled(12)
    agreement.summary = "Werk in de wijk"
    agreement.save()
    document = PublicDocument("D-1", "convenant", "Contract", NOW.date(), 1, "/d/", "0" * 64)
    with hooks.register_temporarily(DOCUMENTS_HOOK, lambda _agreement: [document]):
        assert not empty(public_account(agreement.slug))
        hold_back_part(
            agreement=agreement, part=part, reason="het nog loopt.", by=PersonFactory(), now=NOW
        )
        account = public_account(agreement.slug)
    assert empty(account)
    assert account.reasons == {part: "het nog loopt."}


def test_amounts_that_are_held_back_stay_so_before_the_first_settlement():
    agreement = settled()
    hold_back_part(
        agreement=agreement, part="amounts", reason="het nog loopt.", by=PersonFactory(), now=NOW
    )
    assert public_account(agreement.slug).paid_cents is None


def test_figures_say_where_they_come_from_and_when():
    (row,) = public_account(settled(12, 10).slug).indicators
    assert row.source == "administratie van de uitvoerder"
    assert row.measured_on.isoformat() == "2026-04-01"
    (small,) = public_account(settled(3).slug).indicators
    assert small.measured_on is None
