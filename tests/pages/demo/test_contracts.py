"""The demo contracts show everything that can happen, and loading them twice changes nothing."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db.models import Model

from contracts.enums import LineKind, PartyRole, PaymentStatus, SettlementStatus
from contracts.models import (
    Agreement,
    AgreementEvent,
    Observation,
    Party,
    PartyMember,
    PaymentOrder,
    Settlement,
    SettlementRun,
    Verification,
)
from contracts.selectors.public import public_account
from contracts.services import example_ids, settle_all_due
from contracts.snapshots import differences
from pages.demo import contracts, people
from pages.demo.contract_bond import BOND
from pages.demo.contract_dossier import HALFWAY
from pages.demo.contract_energy import ENERGY
from pages.demo.contract_workpoint import WORKPOINT
from pages.demo.published_texts import RULES

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=AMSTERDAM)
OWN = {BOND.slug, WORKPOINT.slug, ENERGY.slug}
ROWS: tuple[type[Model], ...] = (
    Agreement,
    AgreementEvent,
    Observation,
    Verification,
    Settlement,
    PaymentOrder,
    Party,
    PartyMember,
)


@pytest.fixture
def users(db) -> dict[str, Any]:
    return people.ensure_people()


@pytest.fixture
def loaded(users: dict[str, Any]) -> dict[str, Any]:
    contracts.load(people=users, now=NOW)
    return users


def own(slug: str) -> Agreement:
    return Agreement.objects.get(slug=slug)


def approved(slug: str) -> list[int]:
    rows = Settlement.objects.filter(agreement__slug=slug, status=SettlementStatus.APPROVED)
    return list(rows.order_by("period_start").values_list("total_cents", flat=True))


def test_every_published_rule_is_there_with_year_place_source_and_mark(loaded):
    slugs = set(Agreement.objects.values_list("slug", flat=True))
    assert slugs == {*example_ids(), *OWN, HALFWAY}
    assert set(RULES) == set(example_ids())
    for agreement in Agreement.objects.exclude(slug__in={*OWN, HALFWAY}):
        place, years, certainty, *_rest = RULES[agreement.slug]
        for part in (place, years, certainty, "Bron: ", "staat in de bron", "erzonnen"):
            if agreement.slug != "wattwest-outcomes" or part != "erzonnen":
                assert part.lower() in agreement.source_note.lower()
        assert agreement.summary_en
    assert all("erzonnen" in own(slug).source_note for slug in OWN)


def test_worked_examples_are_no_public_contracts(loaded):
    hidden = set(Agreement.objects.filter(is_public=False).values_list("slug", flat=True))
    assert hidden == {"able-irr", "attrition", "btw-rounding", HALFWAY}


def test_loading_again_adds_nothing_and_keeps_what_was_entered(loaded):
    Agreement.objects.filter(slug=BOND.slug).update(title="Door de contractmanager veranderd")
    before = [row.objects.count() for row in ROWS]
    contracts.load(people=loaded, now=NOW)
    assert [row.objects.count() for row in ROWS] == before
    assert own(BOND.slug).title == "Door de contractmanager veranderd"


def test_evaluators_never_pay_or_provide(loaded):
    evaluator = loaded["toetser"]
    roles = Agreement.objects.filter(parties__party__members__user=evaluator).values_list(
        "parties__role", "parties__party__members__user"
    )
    assert {role for role, user in roles if user == evaluator.pk} == {PartyRole.EVALUATOR}


def test_the_impact_bond_shows_a_correction_after_the_settlement(loaded):
    assert approved(BOND.slug) == [
        15_000_00,
        30_000_00,
        30_000_00,
        30_000_00,
        30_000_00,
        30_000_00,
        22_500_00,
    ]
    last = own(BOND.slug).settlements.latest("period_start")
    assert list(last.lines.order_by("position").values_list("kind", "amount_cents")) == [
        (LineKind.REVERSAL, -30_000_00),
        (LineKind.CORRECTION, 15_000_00),
        (LineKind.REGULAR, 37_500_00),
    ]
    assert differences(last) == []


def test_the_impact_bond_has_a_dispute_and_reports_that_wait(loaded):
    observations = own(BOND.slug).observations.all()
    assert observations.filter(verifications__decision="disputed").count() == 1
    assert observations.filter(verifications__isnull=True).count() == 2


def test_the_work_point_is_paid_by_two_for_years(loaded):
    assert approved(WORKPOINT.slug) == [125_000_00, 174_000_00, 202_500_00]
    orders = PaymentOrder.objects.filter(settlement__agreement__slug=WORKPOINT.slug)
    assert list(orders.order_by("pk").values_list("amount_cents", "status")) == [
        (75_000_00, PaymentStatus.PAID),
        (50_000_00, PaymentStatus.PAID),
        (104_400_00, PaymentStatus.PAID),
        (69_600_00, PaymentStatus.PAID),
        (121_500_00, PaymentStatus.PROPOSED),
        (81_000_00, PaymentStatus.PROPOSED),
    ]


def test_the_timetable_does_the_rest_and_says_what_it_cannot_do(loaded):
    assert not Settlement.objects.filter(status=SettlementStatus.DRAFT).exists()
    for slug in OWN:
        settle_all_due(agreement_id=own(slug).pk, now=NOW)
    drafts = Settlement.objects.filter(status=SettlementStatus.DRAFT, prepared_by=None)
    assert list(drafts.order_by("agreement__slug", "period_start").values_list("total_cents")) == [
        (15_000_00,),
        (7_500_00,),
        (0,),
        (0,),
        (145_000_00,),
    ]
    failed = SettlementRun.objects.get(status="failed")
    assert failed.agreement.slug == ENERGY.slug
    assert failed.problem_code == "not_measured"


def test_the_public_sees_what_was_approved(loaded):
    assert public_account(ENERGY.slug).approved_cents == 28_000_00
    assert public_account("wattwest-tranches").approved_cents == 900_000_00
    assert [row.total_cents for row in public_account(WORKPOINT.slug).periods] == [
        125_000_00,
        174_000_00,
        202_500_00,
    ]


@pytest.mark.parametrize("month", [1, 4, 7, 10])
def test_it_can_be_loaded_at_any_time_of_the_year(users, month):
    now = datetime(2027, month, 1, 0, 30, tzinfo=AMSTERDAM)
    contracts.load(people=users, now=now)
    assert len(approved(BOND.slug)) == 4 + (month - 1) // 3
    assert not AgreementEvent.objects.filter(at__gt=now).exists()
    assert not Observation.objects.filter(entered_at__gt=now).exists()
