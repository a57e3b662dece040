"""Keeping, reading and taking back what was signed."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from contracts import services
from contracts.selectors.signed_documents import current_document
from tests.contracts.views.world import World
from tests.factories.contracts import NOW, AgreementFactory
from tests.factories.dossier import keep_document, signed_pdf

MANAGER = "contract_manager"


def sent(
    name: str = "contract.pdf", content: bytes | None = None, **data: str
) -> dict[str, object]:
    content = signed_pdf() if content is None else content
    return {"signed_on": "01-05-2026", **data, "file": SimpleUploadedFile(name, content)}


def test_a_document_is_kept_and_its_hashes_are_shown(world: World) -> None:
    agreement = AgreementFactory()
    response = world.post("contract_manager", "documents", agreement.pk, **sent(note="Wethouder"))
    assert response.url == reverse("contracten:documents", args=[agreement.pk])
    document = current_document(agreement)
    assert document is not None
    text = world.get("contract_manager", "documents", agreement.pk).content.decode()
    for shown in (document.sha256, document.terms_sha256, document.seal_sha256, "Wethouder"):
        assert shown in text
    assert "Ondertekend contract toevoegen" not in text


def test_a_bad_file_is_refused_at_its_field_and_the_rest_stays(world: World) -> None:
    agreement = AgreementFactory()
    page = world.post(
        "contract_manager", "documents", agreement.pk, **sent(content=b"%PDF-1 half", note="Raad")
    )
    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["file"]
    assert "Raad" in page.content.decode()
    assert current_document(agreement) is None


def test_who_reads_gets_the_file_and_does_not_add_one(world: World) -> None:
    document = world.document
    where = [world.agreement.pk, document.pk]
    answer = world.get("provider", "document_file", *where)
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert answer["Content-Disposition"] == 'attachment; filename="contract.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert world.get("investor", "document_file", *where).status_code == 403
    assert world.post("provider", "documents", world.agreement.pk, **sent()).status_code == 403
    elsewhere = AgreementFactory()
    assert (
        world.get("contract_manager", "document_file", elsewhere.pk, document.pk).status_code == 404
    )


def test_a_signature_is_withdrawn_with_a_reason(world: World) -> None:
    agreement = AgreementFactory(is_guided=True)
    keep_document(agreement, world.people["contract_manager"])
    assert world.post("contract_manager", "step", agreement.pk, "ondertekenen").status_code == 302
    text = world.get("contract_manager", "documents", agreement.pk).content.decode()
    assert "De betaalafspraken staan vast tot de start" in text
    where = ("contract_manager", "withdraw_signature", agreement.pk)
    assert world.post(*where, reason="").status_code == 422
    assert world.post(*where, reason="Verkeerd bedrag").status_code == 302
    text = world.get("contract_manager", "documents", agreement.pk).content.decode()
    assert "Verkeerd bedrag" in text
    assert "Ondertekend contract toevoegen" in text
    agreement.refresh_from_db()
    assert agreement.status == "concept"


def test_an_amendment_asks_for_its_document_and_the_screens_say_so(world: World) -> None:
    first, agreement, manager = world.document, world.agreement, world.people["contract_manager"]
    now = timezone.now()
    agreement.events.create(verb="activated", by=manager, at=NOW)
    services.add_terms_version(
        agreement=agreement,
        document=agreement.terms_versions.get().document,
        reason="De prijs steeg",
        by=manager,
        now=now,
    )
    note = "Versie 2 van de betaalafspraken is nog niet getekend."
    assert note in world.get("provider", "agreement", agreement.pk).content.decode()
    tiles = {row["kind"]: row["count"] for row in world.get(MANAGER, "home").context["tiles"]}
    assert tiles["unsigned"] == 1
    listed = world.get(MANAGER, "agreements", aandacht="unsigned").context["table"]
    assert [row.pk for row, _cells in listed] == [agreement.pk]
    shown = world.get(MANAGER, "documents", agreement.pk).content.decode()
    for words in ("is nog niet getekend. Er wordt wel volgens afgerekend.", "geen document"):
        assert words in shown
    assert "getekend op 1 mei 2026" in shown
    assert "Ondertekening intrekken" not in shown
    done = world.post(MANAGER, "documents", agreement.pk, **sent())
    assert done.status_code == 302
    assert current_document(agreement) != first
    shown = world.get(MANAGER, "documents", agreement.pk).content.decode()
    assert "geen document" not in shown
    assert "Ondertekening intrekken" in shown
    assert note not in world.get("provider", "agreement", agreement.pk).content.decode()
    asked = world.get(MANAGER, "withdraw_signature", agreement.pk).content.decode()
    assert "Het contract loopt door." in asked
    world.post(MANAGER, "withdraw_signature", agreement.pk, reason="Verkeerd bestand")
    agreement.refresh_from_db()
    assert (agreement.status, current_document(agreement)) == ("active", None)


def test_without_terms_there_is_nothing_to_sign(world: World) -> None:
    bare = AgreementFactory(document__none=True)
    text = world.get("contract_manager", "documents", bare.pk).content.decode()
    assert "Voeg eerst de betaalafspraken toe" in text
