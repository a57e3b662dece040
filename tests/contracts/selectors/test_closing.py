"""Closing an agreement for good: what is still open, and that nothing changes afterwards."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from contracts.errors import Refused, RefusedTogether
from contracts.models import Agreement, AgreementEvent
from contracts.reporting.models import Dispute
from contracts.reporting.services.asking import ask_report
from contracts.selectors.closing import open_before_closing
from contracts.services import (
    add_terms_version,
    approve_settlement,
    change_agreement,
    close_agreement,
    confirm_payment,
    draft_settlement,
    end_agreement,
    propose_reversal,
    publish_agreement,
    record_observation,
    release_payment,
    reopen_agreement,
    return_payment,
)
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    Q1,
    AgreementFactory,
    ObservationFactory,
    PersonFactory,
    jobs,
)
from tests.factories.terms import terms_document

pytestmark = pytest.mark.django_db

ONE_QUARTER = {"every": "quarter", "from": "2026-01-01", "until": "2026-04-01"}
TODAY = date(2026, 4, 15)


def ended(**periods: Any) -> Agreement:
    """Give an agreement of one quarter, in which € 300 was earned, that is over."""
    document = terms_document(periods=ONE_QUARTER | periods)
    agreement = AgreementFactory(active=True, document=document)
    jobs(agreement, 3)
    return end_agreement(agreement=agreement, by=PersonFactory(), now=NOW)


def settled_and_paid(agreement: Agreement) -> Any:
    draft = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    settlement = approve_settlement(settlement=draft, by=PersonFactory(), now=NOW)
    order = release_payment(
        order=settlement.payment_orders.get(), by=PersonFactory(groups=["approver"]), now=NOW
    )
    return confirm_payment(order=order, by=PersonFactory(), now=NOW)


def codes(agreement: Agreement) -> list[str]:
    return [refused.code for refused in open_before_closing(agreement, TODAY)]


def test_everything_that_is_open_is_said_at_once() -> None:
    agreement = ended(until="2026-07-01")
    ask_report(agreement_id=agreement.pk, period=Q1, now=NOW)
    Dispute.objects.create(
        agreement=agreement,
        observation=ObservationFactory(agreement=agreement),
        opened_by=PersonFactory(),
        opened_at=NOW,
        answer_due_on=TODAY,
    )
    with pytest.raises(RefusedTogether) as caught:
        close_agreement(agreement=agreement, by=PersonFactory(), now=NOW)
    assert [refused.code for refused in caught.value.reasons] == [
        "closing_periods_open",
        "closing_periods_to_come",
        "closing_reports_open",
        "closing_disputes_open",
    ]
    assert str(caught.value).splitlines()[0] == (
        "Van 1 periode(n) is de afrekening nog niet vastgesteld. De eerste begint op "
        "1 januari 2026."
    )
    agreement.refresh_from_db()
    assert agreement.status == "ended"


def test_a_draft_a_payment_and_a_proposal_keep_it_open() -> None:
    agreement = ended()
    draft = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    assert codes(agreement) == ["closing_periods_open"]
    settlement = approve_settlement(settlement=draft, by=PersonFactory(), now=NOW)
    assert codes(agreement) == ["closing_payments_open"]
    order = release_payment(order=settlement.payment_orders.get(), by=PersonFactory(), now=NOW)
    assert codes(agreement) == ["closing_payments_open"]
    order = confirm_payment(order=order, by=PersonFactory(), now=NOW)
    assert codes(agreement) == []
    manager = PersonFactory(groups=["contract_manager"])
    propose_reversal(settlement=settlement, by=manager, now=NOW, reason="Dubbel geteld")
    assert codes(agreement) == ["closing_reversal_open"]
    return_payment(order=order, cents=100, by=PersonFactory(), now=NOW, reason="Kwam terug")
    assert codes(agreement) == ["closing_payments_open", "closing_reversal_open"]


def test_it_is_closed_and_opened_again_with_a_reason() -> None:
    agreement, by = ended(), PersonFactory()
    settled_and_paid(agreement)
    assert close_agreement(agreement=agreement, by=by, now=NEXT_YEAR).status == "settled"
    with pytest.raises(Refused) as caught:
        reopen_agreement(agreement=agreement, by=by, now=NEXT_YEAR, reason=" ")
    assert (caught.value.code, caught.value.field) == ("contract_reopen_reason", "reason")
    opened = reopen_agreement(agreement=agreement, by=by, now=NEXT_YEAR, reason=" Geld kwam terug ")
    assert opened.status == "ended"
    events = AgreementEvent.objects.filter(verb__in=("settled", "reopened")).order_by("pk")
    assert [(row.verb, row.by, row.at, row.reason) for row in events] == [
        ("settled", by, NEXT_YEAR, ""),
        ("reopened", by, NEXT_YEAR, "Geld kwam terug"),
    ]
    for service in (reopen_agreement, close_agreement):
        # Open it is not opened; running it is not closed.
        Agreement.objects.filter(pk=agreement.pk).update(status="active")
        more = {"reason": "x"} if service is reopen_agreement else {}
        with pytest.raises(Refused) as caught:
            service(agreement=agreement, by=by, now=NEXT_YEAR, **more)
        assert caught.value.code == "wrong_status"


def test_nothing_changes_of_a_closed_agreement() -> None:
    agreement, by = ended(), PersonFactory(groups=["contract_manager"])
    order = settled_and_paid(agreement)
    close_agreement(agreement=agreement, by=by, now=NOW)
    common = {"by": by, "now": NEXT_YEAR}
    indicator = agreement.indicators.get()
    attempts: list[tuple[Any, dict[str, Any]]] = [
        (change_agreement, {"agreement": agreement, "title": "Anders"}),
        (draft_settlement, {"agreement": agreement, "period": Q1, "by": by}),
        (
            add_terms_version,
            {"agreement": agreement, "document": terms_document(), "reason": "Anders"},
        ),
        (
            record_observation,
            {
                "agreement": agreement,
                "indicator": indicator,
                "on": date(2026, 2, 1),
                "quantity": Decimal(1),
            },
        ),
        (propose_reversal, {"settlement": order.settlement, "reason": "Dubbel"}),
        (return_payment, {"order": order, "cents": 100, "reason": "Terug"}),
    ]
    before = agreement.events.count()
    for service, fields in attempts:
        with pytest.raises(Refused) as caught:
            service(**(common | fields))
        assert caught.value.code == "agreement_closed"
    assert agreement.events.count() == before
    # Whether the public reads it is not part of what was agreed.
    assert publish_agreement(agreement=agreement, is_public=True, **common).is_public


@pytest.mark.django_db
def test_terms_that_cannot_be_read_keep_a_contract_from_being_closed() -> None:
    """Nobody can say which periods they still have."""
    agreement = AgreementFactory(active=True, document__none=True)
    agreement.terms_versions.create(
        number=1,
        valid_from=date(2026, 1, 1),
        document={"format": "terms/9"},
        created_at=NOW,
        created_by=agreement.created_by,
    )
    found = open_before_closing(agreement, NOW.date())
    assert [refused.code for refused in found] == ["closing_terms_unreadable"]
