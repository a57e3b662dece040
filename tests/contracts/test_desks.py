"""What the desks are made of: cells, roles, words, who may read the audit, and what is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils.translation import override

from contracts.desks.cells import Money, shown, typed, written
from contracts.desks.models import AuditLine, Signal
from contracts.desks.permissions import may_audit, may_destroy
from contracts.desks.roles import desks_of
from contracts.desks.task_words import task_words
from contracts.desks.views.homes import signal_words
from tests.contracts.views.world import World, make_world
from tests.factories.contracts import AgreementFactory, PersonFactory, member_of

SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.mark.parametrize(
    ("cell", "screen", "csv", "value"),
    [
        (None, "", "", None),
        ("=1+1", "=1+1", "'=1+1", "'=1+1"),
        (3, "3", "3", 3),
        (Decimal("1234.50"), "1.234,5", "1234,5", Decimal("1234.50")),
        (Money(123456, "EUR"), f"€{SPACE}1.234,56", "1234,56", Decimal("1234.56")),
        (date(2026, 4, 1), "1 april 2026", "01-04-2026", date(2026, 4, 1)),
        (
            datetime(2026, 4, 1, 8, 5, tzinfo=UTC),
            "1 april 2026, 10:05",
            "01-04-2026 10:05",
            datetime(2026, 4, 1, 10, 5),  # noqa: DTZ001 - a workbook knows no time zones
        ),
    ],
)
def test_a_cell_is_shown_written_and_typed(cell, screen, csv, value) -> None:
    assert (shown(cell, "nl"), written(cell), typed(cell)) == (screen, csv, value)


def test_desks_come_from_groups_and_from_parties(world: World) -> None:
    world.add_readers()
    assert desks_of(world.people["contract_manager"]) == ["contractmanager"]
    assert desks_of(world.people["auditor"]) == ["hoofdlijnen"]
    assert desks_of(member_of(world.agreement, "provider")) == ["uitvoerder"]
    # Who pays and has no group reads the main lines of their own contracts.
    payer = member_of(world.agreement, "payer")
    assert desks_of(payer) == ["hoofdlijnen"]


@pytest.mark.django_db
def test_a_manager_audits_their_own_contracts_and_those_of_nobody() -> None:
    manager = PersonFactory(groups=["contract_manager"])
    mine, nobodys = AgreementFactory(contract_manager=manager), AgreementFactory()
    others = AgreementFactory(contract_manager=PersonFactory())
    made = AgreementFactory(contract_manager=PersonFactory(), created_by=manager)
    found = [may_audit(manager, row.pk) for row in (mine, nobodys, others, made)]
    assert found == [True, True, False, True]
    auditor, provider = PersonFactory(groups=["auditor"]), PersonFactory(groups=["provider"])
    assert (may_audit(auditor, others.pk), may_audit(provider), may_audit(manager)) == (
        True,
        False,
        True,
    )
    assert [may_destroy(person) for person in (manager, auditor)] == [True, False]


def test_each_look_at_an_object_is_kept_once_an_hour(world: World) -> None:
    for _twice in range(2):
        world.get("provider", "agreement", world.agreement.pk)
    world.get("provider", "settlement", world.settlement.pk)
    world.get("provider", "settlement_pdf", world.settlement.pk)
    world.get("provider", "observation", world.waiting.pk)
    world.get("contract_manager", "party", world.agreement.parties.first().party_id)
    # A refusal shows nothing, a list is no object, and a form that is sent is in the history.
    world.get("investor", "agreement", world.agreement.pk)
    world.get("provider", "agreements")
    world.post("contract_manager", "prepare", world.agreement.pk, period="x")
    found = AuditLine.objects.order_by("pk").values_list("by", "action", "kind", "object_id")
    person = world.people["provider"].pk
    assert list(found) == [
        (person, "seen", "agreement", world.agreement.pk),
        (person, "seen", "settlement", world.settlement.pk),
        (person, "downloaded", "settlement", world.settlement.pk),
        (person, "seen", "observation", world.waiting.pk),
        (
            world.people["contract_manager"].pk,
            "seen",
            "party",
            world.agreement.parties.first().party_id,
        ),
    ]


def test_what_was_looked_at_otherwise_is_kept_by_its_address(world: World) -> None:
    order = world.settlement.payment_orders.create(
        payer=world.agreement.parties.get(code="gemeente"),
        recipient=world.agreement.parties.get(code="aanbieder"),
        direction="pay",
        amount_cents=120_000,
        created_at=world.settlement.prepared_at,
    )
    world.get("finance", "payment_step", order.pk, "vrijgeven")
    line = AuditLine.objects.get()
    assert (line.kind, line.object_id, line.agreement) == ("payment", order.pk, world.agreement)


def test_a_signal_reads_in_the_language_of_the_reader(world: World) -> None:
    row = Signal(
        agreement=world.agreement, kind="cap_near", name="plafond", name_en="cap", amount_text="1/3"
    )
    assert "plafond “plafond”" in signal_words(row).sentence
    with override("en"):
        assert "“cap”" in signal_words(row).sentence


def test_a_task_without_words_is_named_as_it_is() -> None:
    assert task_words("tasks.desks.carry_on_jobs") == "Werk in bulk uitvoeren"
    assert task_words("tasks.new") == "tasks.new"
