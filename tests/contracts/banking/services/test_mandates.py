"""Mandates: two people, a reason, and everything that changed."""

import pytest
from django.db import IntegrityError, transaction

from contracts.banking.models import MandateChange
from contracts.banking.services.mandates import change_mandate
from contracts.errors import Refused
from contracts.models import Mandate, ScopedMandate
from contracts.selectors.mandates import GENERAL
from contracts.services import approve_settlement, draft_settlement
from tests.contracts.budgets import make
from tests.factories.contracts import NOW, Q1, AgreementFactory, PersonFactory, jobs

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return PersonFactory(groups=["contract_manager"])


@pytest.fixture
def approver():
    return PersonFactory(groups=["approver"])


def test_a_mandate_is_given_changed_and_ended(manager, approver):
    for cents in (50_000, 29_999, None):
        change_mandate(person=approver, max_cents=cents, by=manager, now=NOW, reason="Besluit 7")
    assert Mandate.objects.get(user=approver).max_cents == 0
    rows = MandateChange.objects.order_by("pk").values_list("max_cents", "by", "reason")
    assert list(rows) == [(cents, manager.pk, "Besluit 7") for cents in (50_000, 29_999, None)]
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    draft = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    with pytest.raises(Refused) as refused:
        approve_settlement(settlement=draft, by=approver, now=NOW)
    assert refused.value.code == "over_mandate"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"reason": ""}, "mandate_reason_missing"),
        ({"max_cents": -1}, "mandate_amount"),
        ({"max_cents": 100}, "mandate_same_amount"),
    ],
)
def test_what_is_not_right_changes_nothing(manager, approver, changes, code):
    Mandate.objects.create(user=approver, max_cents=100)
    fields = {"person": approver, "max_cents": 5, "reason": "Besluit", **changes}
    with pytest.raises(Refused) as refused:
        change_mandate(by=manager, now=NOW, **fields)
    assert (refused.value.code, MandateChange.objects.count()) == (code, 0)


def test_nobody_gives_to_themselves_and_only_approvers_get(manager, approver):
    superuser = PersonFactory(is_superuser=True, groups=["approver"])
    for by, person, code in (
        (superuser, superuser, "mandate_same_person"),
        (approver, superuser, "mandate_not_yours"),
        (superuser, manager, "mandate_person"),
    ):
        with pytest.raises(Refused) as refused:
            change_mandate(person=person, max_cents=1, by=by, now=NOW, reason="x")
        assert refused.value.code == code
    with pytest.raises(IntegrityError), transaction.atomic():
        MandateChange.objects.create(user=manager, by=manager, at=NOW, reason="x")


def test_a_mandate_for_a_programme_ends_by_itself_and_the_general_one_counts_again(
    manager, approver
):
    make.programme()
    scope = ("programme", "werk")
    for cents, about in ((500, GENERAL), (100, scope), (None, scope)):
        change_mandate(
            person=approver, max_cents=cents, by=manager, now=NOW, reason="Besluit", scope=about
        )
    assert Mandate.objects.get().max_cents == 500
    row = ScopedMandate.objects.get()
    assert (row.scope, row.scope_code, row.max_cents) == ("programme", "werk", None)
    history = MandateChange.objects.order_by("pk").values_list("scope", "scope_code", "max_cents")
    assert list(history) == [
        ("general", "", 500),
        ("programme", "werk", 100),
        ("programme", "werk", None),
    ]


@pytest.mark.parametrize(
    ("scope", "cents", "code", "field"),
    [
        (("programme", "weg"), 1, "mandate_scope", "scope"),
        (("fund", "werk"), 1, "mandate_scope", "scope"),
        (("programme", "werk"), None, "mandate_none_to_end", "amount"),
    ],
)
def test_a_mandate_is_for_money_that_is_there(manager, approver, scope, cents, code, field):
    make.programme()
    with pytest.raises(Refused) as refused:
        change_mandate(
            person=approver, max_cents=cents, by=manager, now=NOW, reason="x", scope=scope
        )
    assert (refused.value.code, refused.value.field) == (code, field)
    assert not ScopedMandate.objects.exists()
    assert not MandateChange.objects.exists()
