"""Which agreements a person sees, how they stand and what waits."""

import pytest

from contracts.selectors.agreements import agreements_for, key_figures
from contracts.selectors.statements import statement_of
from contracts.services import (
    approve_settlement,
    confirm_payment,
    draft_settlement,
    release_payment,
)
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    Q1,
    Q2,
    AgreementFactory,
    ObservationFactory,
    PersonFactory,
    jobs,
    member_of,
)

pytestmark = pytest.mark.django_db


def test_a_member_sees_the_agreements_of_their_parties_and_a_manager_all():
    mine, other = AgreementFactory(), AgreementFactory()
    assert list(agreements_for(member_of(mine, "provider"))) == [mine]
    assert list(agreements_for(PersonFactory())) == []
    for group in ("contract_manager", "approver"):
        assert set(agreements_for(PersonFactory(groups=[group]))) == {mine, other}
    assert set(agreements_for(PersonFactory(is_superuser=True))) == {mine, other}


def test_key_figures_of_an_agreement():
    agreement = AgreementFactory(active=True)
    by = PersonFactory()
    jobs(agreement, 3)
    jobs(agreement, 2, on=Q2.start)
    ObservationFactory(agreement=agreement)
    first = draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    approve_settlement(settlement=first, by=by, now=NEXT_YEAR)
    draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)
    order = first.payment_orders.get()
    release_payment(order=order, by=by, now=NEXT_YEAR)
    confirm_payment(order=order, by=by, now=NEXT_YEAR)
    figures = key_figures(agreement)
    assert (figures.approved_cents, figures.drafted_cents, figures.paid_cents) == (
        30000,
        20000,
        30000,
    )
    assert figures.settled_until == Q1.end
    assert (figures.observation_count, figures.unverified_count) == (3, 1)


def test_key_figures_of_nothing_are_zero():
    figures = key_figures(AgreementFactory())
    assert (figures.approved_cents, figures.paid_cents, figures.settled_until) == (0, 0, None)


def test_a_statement_is_read_from_its_rows():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    settlement = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    statement = statement_of(settlement)
    (line,) = statement.lines
    assert (line["component"], line["cents"], line["shares"]) == (
        "banen",
        30000,
        {"gemeente": 30000},
    )
    assert statement.parties["aanbieder"].role == "provider"
    assert statement.terms.currency == "EUR"
