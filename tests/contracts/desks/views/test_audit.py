"""Who saw, changed and decided what; and the files of it."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO

from django.urls import reverse
from openpyxl import load_workbook

from contracts.desks.models import AuditLine, Destruction
from tests.contracts.views.world import World
from tests.factories.contracts import AgreementFactory, PersonFactory


def lines(world: World, role: str = "approver", **query: str) -> list[tuple[str, str]]:
    table = world.client(role).get(reverse("desks:audit"), query).context["table"]
    return [(str(cells[2].text), cells[4].text) for _row, cells in table]


def test_one_list_holds_looks_changes_verdicts_bookings_and_destruction(world: World) -> None:
    world.get("provider", "agreement", world.agreement.pk)
    world.post("approver", "approve", world.settlement.pk, reason="Klopt")
    Destruction.objects.create(
        kind="looks",
        due_on="2026-01-01",
        count=1,
        reason="Termijn",
        asked_by=world.people["approver"],
        asked_at=world.settlement.prepared_at,
    )
    found = lines(world)
    for row in (
        ("Bekeken", "—"),
        ("Afrekening vastgesteld", "Klopt"),
        ("Afrekening", "Klopt"),
        ("Geaccepteerd", "—"),
        ("Voorgesteld", "Termijn"),
        ("Afrekening opgesteld", "—"),
    ):
        assert (row[0], row[1].replace("—", "")) in [(a, b.replace("—", "")) for a, b in found]


def test_the_list_is_searched_by_person_contract_kind_day_and_text(world: World) -> None:
    world.post("approver", "approve", world.settlement.pk, reason="Klopt precies")
    assert [what for what, _why in lines(world, q="precies")] == [
        "Afrekening",
        "Afrekening vastgesteld",
    ] or {what for what, _why in lines(world, q="precies")} == {
        "Afrekening",
        "Afrekening vastgesteld",
    }
    person = world.people["approver"].email
    assert {why for _what, why in lines(world, persoon=person, soort="event")} == {"Klopt precies"}
    assert lines(world, contract="bestaat niet") == []
    assert lines(world, contract=world.agreement.number, soort="entry") != []
    assert lines(world, van="01-01-2030") == []
    assert lines(world, tot="01-01-2020") == []
    assert lines(world, soort="destruction", contract=world.agreement.number) == []


def test_a_manager_reads_of_their_own_contracts_only(world: World) -> None:
    world.agreement.contract_manager = PersonFactory()
    world.agreement.save()
    world.get("provider", "agreement", world.agreement.pk)
    assert lines(world, "contract_manager") == []
    mine = AgreementFactory(active=True)
    world.get("contract_manager", "agreement", mine.pk)
    assert [what for what, _why in lines(world, "contract_manager")] == ["Bekeken"]


def test_the_file_says_its_filter_and_the_sum_over_its_rows(world: World) -> None:
    world.post("approver", "approve", world.settlement.pk, reason="=Klopt")
    client = world.client("approver")
    answer = client.get(reverse("desks:audit"), {"soort": "event", "formaat": "csv"})
    content = b"".join(answer.streaming_content).decode()
    rows, _head, *facts = content.partition("filter;")
    digest = sha256(rows.removesuffix(";\r\n").encode()).hexdigest()
    assert "'=Klopt" in rows
    assert "Soort: Gewijzigd en besloten" in facts[0]
    assert digest in facts[0]
    saved = AuditLine.objects.get(action="exported")
    assert (saved.kind, saved.sha256) == ("desks:audit", digest)
    answer = client.get(reverse("desks:audit"), {"soort": "event", "formaat": "xlsx"})
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    assert [sheet.title for sheet in book] == ["Wie deed wat", "Verantwoording"]
    assert list(book["Verantwoording"].values)[3][1] == digest


def test_each_object_has_its_history(world: World) -> None:
    world.get("provider", "settlement", world.settlement.pk)
    world.post("approver", "approve", world.settlement.pk, reason="Klopt")
    client = world.client("approver")
    party = world.agreement.parties.first().party
    accepted = world.agreement.observations.exclude(pk=world.waiting.pk).get()
    for kind, key, words in (
        ("settlement", world.settlement.pk, {"Bekeken", "Afrekening vastgesteld", "Afrekening"}),
        ("agreement", world.agreement.pk, {"Afrekening opgesteld", "Afrekening vastgesteld"}),
        ("observation", accepted.pk, {"Geaccepteerd"}),
        ("party", party.pk, set()),
    ):
        page = client.get(reverse("desks:history", args=[kind, key]))
        assert words <= {line["action"] for line in page.context["lines"]}
    for wrong in (["party", 10**9], ["iets", 1]):
        assert client.get(reverse("desks:history", args=wrong)).status_code == 404
    link = reverse("desks:history", args=["settlement", world.settlement.pk])
    assert link in world.get("approver", "settlement", world.settlement.pk).content.decode()
    assert link not in world.get("provider", "settlement", world.settlement.pk).content.decode()
