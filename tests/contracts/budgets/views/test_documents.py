"""Making a document, reading it and taking a copy."""

from __future__ import annotations

from django.urls import reverse

from contracts import services
from contracts.budgets.models import DocumentDownload, MadeDocument
from tests.contracts.views.world import World
from tests.factories.contracts import NOW


def test_the_account_for_the_council_is_made_and_read_as_a_page(world: World) -> None:
    client = world.client("approver")
    answer = client.post(reverse("geld:documents"), {"year": "2026"})
    made = MadeDocument.objects.get()
    assert (made.kind, made.year) == ("council_year", 2026)
    assert made.made_by == world.people["approver"]
    assert answer.url == reverse("geld:document", args=[made.pk])
    text = client.get(answer.url).content.decode()
    assert made.sha256 in text
    assert "Prestatiecontracten in 2026" in text
    assert made.title in client.get(reverse("geld:documents")).content.decode()


def test_the_documents_of_a_contract(world: World) -> None:
    client = world.client("contract_manager")
    place = reverse("geld:agreement_documents", args=[world.agreement.pk])
    client.post(place, {"year": "2026"})
    summary = reverse("geld:make_summary", args=[world.agreement.pk])
    assert client.get(summary).url == place
    client.post(summary)
    kinds = MadeDocument.objects.order_by("pk").values_list("kind", "agreement", "is_public")
    assert list(kinds) == [
        ("agreement_year", world.agreement.pk, False),
        ("summary", world.agreement.pk, False),
    ]
    assert client.post(place, {"year": "1"}).status_code == 422
    text = client.get(place).content.decode()
    assert text.count("niet openbaar") == 2
    for made in MadeDocument.objects.all():
        assert client.get(reverse("geld:document", args=[made.pk])).status_code == 200


def test_a_statement_is_kept_and_read_with_its_calculation(world: World) -> None:
    client = world.client("contract_manager")
    place = reverse("geld:agreement_documents", args=[world.agreement.pk])
    keep = reverse("geld:make_statement", args=[world.agreement.pk])
    chosen = {"settlement": str(world.settlement.pk)}
    assert "in het register zetten" not in client.get(place).content.decode()
    assert client.post(keep, chosen).url == place
    approver = world.people["approver"]
    services.approve_settlement(settlement=world.settlement, by=approver, now=NOW)
    assert client.get(keep).url == place
    assert "in het register zetten" in client.get(place).content.decode()
    wrong = client.post(keep, {"settlement": "0"})
    assert wrong.status_code == 422
    assert "Selecteer een geldige keuze" in wrong.content.decode()
    assert MadeDocument.objects.count() == 0
    answer = client.post(keep, chosen)
    made = MadeDocument.objects.get()
    assert (made.kind, made.is_public) == ("statement", False)
    assert made.made_by == world.people["contract_manager"]
    assert answer.url == reverse("geld:document", args=[made.pk])
    assert client.post(keep, chosen).url == answer.url
    text = client.get(answer.url).content.decode()
    for part in (made.sha256, "Beginstand", "Deze regel", "De afspraken in woorden"):
        assert part in text
    assert client.get(reverse("geld:document_pdf", args=[made.pk])).content.startswith(b"%PDF")


def test_a_copy_is_noted_with_who_took_it(world: World) -> None:
    client = world.client("approver")
    client.post(reverse("geld:documents"), {"year": "2026"})
    made = MadeDocument.objects.get()
    files = [client.get(reverse("geld:document_pdf", args=[made.pk])) for _time in range(2)]
    assert files[0].content == files[1].content
    assert files[0].content.startswith(b"%PDF")
    assert 'filename="JR-RAAD-2026-v1-nl.pdf"' in files[0].headers["Content-Disposition"]
    assert {row.by for row in DocumentDownload.objects.all()} == {world.people["approver"]}
    assert DocumentDownload.objects.count() == 2
    text = client.get(reverse("geld:document", args=[made.pk])).content.decode()
    assert text.count("Gedownload") == 2
