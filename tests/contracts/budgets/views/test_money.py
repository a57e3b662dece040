"""The money on the screen: every number opens into what is behind it."""

from __future__ import annotations

from io import BytesIO

from django.urls import reverse
from openpyxl import load_workbook

from contracts.budgets.models import Allocation, MoneySource, Programme
from tests.contracts.budgets import make
from tests.contracts.budgets.selectors.test_overview import unreadable
from tests.contracts.budgets.services.test_documents import keep
from tests.contracts.views.world import World
from tests.factories.contracts import AgreementFactory, jobs


def made_of(world: World) -> int:
    return keep(world.agreement).pk


def address(world: World, name: str) -> str:
    args: dict[str, list[object]] = {
        "programme": ["werk"],
        "ceiling": ["werk"],
        "year": ["werk", 2026],
        "not_allocated": ["EUR"],
        "agreement": [world.agreement.pk],
        "allocate": [world.agreement.pk],
        "publication": [world.agreement.pk],
        "result_page": [world.agreement.pk],
        "agreement_documents": [world.agreement.pk],
        "make_summary": [world.agreement.pk],
        "make_statement": [world.agreement.pk],
        "document": [made_of(world)],
        "document_pdf": [made_of(world)],
    }
    return reverse(f"geld:{name}", args=args.get(name, []))


def page(world: World, name: str, role: str = "approver") -> str:
    text = world.client(role).get(address(world, name)).content.decode()
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def test_a_year_shows_what_there_is_and_opens_into_its_contracts(world: World) -> None:
    text = page(world, "overview")
    for part in ("€ 2.000,00", "€ 1.500,00", "€ 1.200,00", "€ 500,00", address(world, "year")):
        assert part in text
    # What was paid before and after stands with what was paid, of the year and of all.
    assert text.count('Beginstand € 0,00</span><span class="cd-meta">Eindstand € ') == 2
    text = page(world, "year")
    assert "Beginstand €" not in text
    assert world.agreement.number in text
    assert address(world, "agreement") in text
    text = page(world, "agreement")
    assert reverse("contracten:settlement", args=[world.settlement.pk]) in text
    assert "Omdat het moet." in text


def test_what_was_not_allocated_is_there_and_what_does_not_fit_is_named(world: World) -> None:
    other = AgreementFactory(active=True)
    jobs(other, 3)
    from contracts.services import draft_settlement
    from tests.factories.contracts import NOW, Q1

    draft_settlement(agreement=other, period=Q1, now=NOW)
    programme = make.programme("duur", name="Duur")
    make.allocation(
        world.agreement, programme, make.source("klein"), 10, year=2027, despite_warnings=True
    )
    text = page(world, "overview")
    assert "Nog niet toegewezen" in text
    assert "Dit past niet" in text
    assert "Duur heeft voor 2027 nog geen plafond" in text
    text = page(world, "not_allocated")
    assert other.number in text
    assert world.agreement.number not in text


def test_allocating_tells_what_does_not_fit_and_keeps_what_was_typed(world: World) -> None:
    row = Allocation.objects.get()
    data = {
        "payer": row.payer_id,
        "year": "2026",
        "programme": row.programme_id,
        "source": row.source_id,
        "amount": "2.000,01",
        "reason": "Meer werk",
    }
    client = world.client("approver")
    answer = client.post(address(world, "allocate"), data)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "meer toegewezen dan het plafond" in text
    assert "2.000,01" in text
    assert "Meer werk" in text
    answer = client.post(address(world, "allocate"), {**data, "despite_warnings": "on"})
    assert answer.url == address(world, "agreement")
    newest = Allocation.objects.order_by("-pk").first()
    assert newest is not None
    assert (newest.amount_cents, newest.by) == (200_001, world.people["approver"])


def test_programmes_sources_and_ceilings_are_made_by_form(world: World) -> None:
    client = world.client("approver")
    named = {"name": "Zorg", "code": "zorg", "fund_code": ""}
    answer = client.post(address(world, "add_programme"), named)
    assert answer.url == reverse("geld:programme", args=["zorg"])
    text = client.get(answer.url).content.decode()
    assert "Hier is nog niets toegewezen." in text
    ceiling = {"year": "2027", "ceiling": "10", "reason": "Raad"}
    answer = client.post(reverse("geld:ceiling", args=["zorg"]), ceiling)
    assert "Raad" in client.get(answer.url).content.decode()
    source = {
        **named,
        "name": "Provinciegeld",
        "code": "provincie",
        "amount": "1.000,50",
        "usable_from": "01-01-2026",
        "usable_until": "31-12-2026",
        "max_per_agreement": "10,00",
    }
    answer = client.post(address(world, "add_source"), source)
    assert answer.url == address(world, "overview")
    text = page(world, "overview")
    for part in ("Provinciegeld", "€ 1.000,50", "31 december 2026", "€ 10,00"):
        assert part in text


def test_the_files_say_the_same_and_hold_no_formula(world: World) -> None:
    client = world.client("approver")
    client.post(
        address(world, "add_programme"), {"name": "=1+1", "code": "formule", "fund_code": ""}
    )
    client.post(
        reverse("geld:ceiling", args=["formule"]), {"year": "2027", "ceiling": "10", "reason": "R"}
    )
    answer = client.get(address(world, "overview_csv"))
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    head, *lines = text.splitlines()
    assert head.split(";")[4:6] == ["plafond", "toegewezen"]
    assert ";'=1+1;EUR;2027;10;" in lines[0]
    assert lines[1] == ";Werk;EUR;2026;2000;1500;0;1500;1200;0;0;0;0;0;0;0;500;"
    answer = client.get(address(world, "overview_xlsx"))
    rows = list(load_workbook(BytesIO(answer.content)).active.values)
    assert rows[1][1] == "'=1+1"
    assert rows[2] == (
        None,
        "Werk",
        "EUR",
        "2026",
        *(2000, 1500, 0, 1500, 1200, 0, 0, 0, 0, 0, 0, 0, 500, None),
    )


def test_a_contract_that_cannot_be_read_has_a_row_with_the_reason(world: World) -> None:
    broken = unreadable(number="PC-9")
    make.allocation(
        broken,
        Programme.objects.get(),
        MoneySource.objects.get(),
        10_00,
        despite_warnings=True,
    )
    alone = unreadable(number="PC-8")
    text = page(world, "overview")
    words = "Telt niet mee: de afspraken van dit contract zijn niet te lezen."
    assert text.count(words) == 2
    assert "Toegewezen in: 2026." in text
    assert "zonder PC-9" in text
    assert "zonder PC-8" in text
    # What there is of the other contract is counted as ever.
    for part in ("€ 1.500,00", "€ 490,00"):
        assert part in text
    assert words in page(world, "programme")
    assert words in page(world, "not_allocated")
    answer = world.client("approver").get(reverse("geld:agreement", args=[alone.pk]))
    assert words in answer.content.decode()
