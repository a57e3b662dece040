"""What every list does: filter, order, views, files."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from contracts.desks.models import AuditLine
from contracts.desks.services.saved_views import choose_view, save_view
from contracts.desks.services.signals import look_at_contracts
from tests.contracts.views.drafts import drafted
from tests.contracts.views.world import World
from tests.factories.contracts import NOW, AgreementFactory, ObservationFactory, jobs


def found(world: World, **query: str) -> list[str]:
    table = world.get("contract_manager", "agreements", **query).context["table"]
    return [row.number for row, _cells in table]


def test_searching_by_number_title_and_party(world: World) -> None:
    agreement = drafted(world)
    for text in (agreement.number, "koken", "Buurtkeuken"):
        assert found(world, q=text) == [agreement.number]
    page = world.get("contract_manager", "agreements", q="xyz").content.decode()
    assert "Niets gevonden. Kies een ander filter." in page


def test_searching_for_what_a_database_cannot_hold_finds_the_rest(world: World) -> None:
    agreement = drafted(world)
    assert found(world, q="ko\0ken", p="\0", status="\0", sorteer="\0") == [agreement.number]


def test_each_filter_narrows_and_what_is_wrong_is_said_at_its_field(world: World) -> None:
    other = AgreementFactory(active=True, starts_on="2024-01-01", ends_on="2025-01-01")
    world.post("approver", "approve", world.settlement.pk)
    here = world.agreement.number
    assert found(world, jaar="2024") == [other.number]
    assert found(world, van="01-06-2026") == [here]
    assert found(world, tot="31-12-2024") == [other.number]
    assert found(world, vanaf="1.200,00") == [here]
    assert found(world, totaan="1.199,99") == [other.number]
    assert found(world, partij=str(other.parties.first().party_id)) == [other.number]
    assert found(world, rol="provider") == []
    wrong = world.get("contract_manager", "agreements", vanaf="veel", jaar="2024")
    assert wrong.context["form"].errors == {
        "vanaf": ["“veel” is geen getal. Gebruik cijfers, zoals 1.234,56."]
    }
    assert [row.number for row, _cells in wrong.context["table"]] == [other.number]
    assert "<details open>" in wrong.content.decode()


def test_a_head_sorts_and_turns_round(world: World) -> None:
    first, last = AgreementFactory(title="AAA"), AgreementFactory(title="zzz")
    numbers = [first.number, world.agreement.number, last.number]
    assert found(world, sorteer="titel") == numbers
    assert found(world, sorteer="-titel") == numbers[::-1]
    heads = world.get("contract_manager", "agreements", sorteer="titel").context["heads"]
    assert [head.sorted for head in heads if head.sorted] == ["ascending"]
    assert next(head for head in heads if head.sorted).query == "?sorteer=-titel"


def test_the_files_hold_the_rows_of_the_filter_and_no_formula(world: World) -> None:
    AgreementFactory(active=True, title="=1+1", number="PC-2024-0001")
    world.post("approver", "approve", world.settlement.pk)
    csv = world.get("contract_manager", "agreements", formaat="csv", sorteer="nummer")
    lines = b"".join(csv.streaming_content).decode().splitlines()
    assert lines[0] == (
        "\ufeffNummer;Contract;Betaler;Uitvoerder;Begint op;Tot en met;Vastgesteld;Status"
    )
    assert lines[1].startswith("PC-2024-0001;'=1+1;")
    assert lines[1].endswith(";01-01-2026;31-12-2026;0;Loopt")
    assert lines[2].endswith(";1200;Loopt")
    xlsx = world.get("contract_manager", "agreements", formaat="xlsx", q="PC-2024")
    rows = list(load_workbook(BytesIO(b"".join(xlsx.streaming_content))).active.values)
    assert [row[:2] for row in rows] == [("Nummer", "Contract"), ("PC-2024-0001", "'=1+1")]
    saved = AuditLine.objects.filter(action="exported").order_by("pk")
    assert [(row.kind, row.text) for row in saved] == [
        ("contracten:agreements", ""),
        ("contracten:agreements", "Zoeken: PC-2024"),
    ]


def test_a_chosen_view_opens_the_list(world: World) -> None:
    manager = world.people["contract_manager"]
    view = save_view(
        list_name="agreements", name="Loopt", query="status=active", shared_with="", by=manager,
        now=NOW,
    )  # fmt: skip
    choose_view(list_name="agreements", view=view, by=manager)
    client = world.client("contract_manager")
    address = reverse("contracten:agreements")
    opened = client.get(address)
    assert opened.url == f"{address}?status=active&weergave={view.pk}"
    assert "Filter wissen" in client.get(opened.url).content.decode()
    assert client.get(f"{address}?alles=1").status_code == 200


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("contract_manager", "contracten:home"),
        ("approver", "contracten:home"),
        ("evaluator", "contracten:home"),
        ("provider", "contracten:home"),
        ("investor", "contracten:home"),
        ("contract_manager", "contracten:agreements"),
        ("contract_manager", "contracten:settlements"),
        ("contract_manager", "contracten:payments"),
        ("contract_manager", "contracten:runs"),
        ("evaluator", "contracten:verify_list"),
        ("approver", "desks:frame"),
        ("approver", "desks:audit"),
    ],
)
def test_more_rows_take_no_more_queries(
    world: World, role: str, name: str, django_assert_max_num_queries
) -> None:
    client = world.client(role)
    for _number in range(3):
        jobs(AgreementFactory(active=True), 2)
    look_at_contracts(now=timezone.now())
    client.get(reverse(name))
    with django_assert_max_num_queries(80) as few:
        client.get(reverse(name))
    before = len(few.captured_queries)
    # In which groups somebody is, the desk asks once; the rest of the page has its own questions.
    asked = [
        query["sql"]
        for query in few.captured_queries
        if 'SELECT 1 AS "a" FROM "auth_group"' in query["sql"] and "'editor'" not in query["sql"]
    ]
    assert asked == []
    for _number in range(12):
        agreement = AgreementFactory(active=True)
        jobs(agreement, 2)
        ObservationFactory(agreement=world.agreement)
    look_at_contracts(now=timezone.now())
    with django_assert_max_num_queries(before + 1):
        client.get(reverse(name))
