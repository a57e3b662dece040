"""A signed document is a real PDF, is kept with its terms, and freezes them."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from contracts import services
from contracts.errors import Refused
from contracts.event_words import event_words
from contracts.models import SignatureWithdrawal, SignedDocument
from contracts.sealing import seal_sha256, terms_sha256
from contracts.selectors.signed_documents import (
    current_document,
    documents_of,
    signed_versions,
    unsigned_amendment,
)
from contracts.services.signed_documents import sweep_signed_files, withdraw_signature
from tasks.attachments import sweep_orphan_files
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory
from tests.factories.dossier import keep_document, signed_pdf
from tests.factories.terms import terms_document

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture
def by():
    return PersonFactory()


@pytest.fixture
def agreement():
    return AgreementFactory(is_guided=True)


def running(agreement):
    """The agreement after its start."""
    services.sign_agreement(agreement=agreement, by=PersonFactory(), now=NOW)
    agreement.events.create(verb="activated", by=PersonFactory(), at=NOW)
    type(agreement).objects.filter(pk=agreement.pk).update(status="active")


def refused_with(work, *args, **values):
    with pytest.raises(Refused) as refused:
        work(*args, **values)
    assert refused.value.message
    return refused.value.code


def test_it_is_kept_with_the_hash_of_file_and_terms(agreement, by):
    content = signed_pdf()
    document = keep_document(agreement, by, name="..\\Contract: 1.PDF", content=content)
    version = agreement.terms_versions.get()
    assert document.name == "Contract_ 1.pdf"
    assert document.sha256 == sha256(content).hexdigest()
    assert document.terms_sha256 == terms_sha256(version.document)
    assert document.seal_sha256 == seal_sha256(document.sha256, document.terms_sha256)
    assert (document.terms_version, document.by, document.at) == (version, by, NOW)
    with document.file.open("rb") as kept:
        assert kept.read() == content
    assert document.file.name.startswith(f"signed/{agreement.number}/{document.sha256}")
    with pytest.raises(ValueError, match="is private"):
        document.file.storage.url(document.file.name)
    assert agreement.events.get().detail == "Contract_ 1.pdf"


@pytest.fixture
def private(tmp_path, monkeypatch):
    """A private storage with nothing of other tests."""
    for storage in (storages["private"], SignedDocument._meta.get_field("file").storage):
        for name in ("location", "base_location"):
            monkeypatch.setitem(storage.__dict__, name, str(tmp_path))
    return storages["private"]


def files_of(private, agreement):
    folder = f"signed/{agreement.number}"
    return private.listdir(folder)[1] if private.exists(folder) else []


def test_a_file_goes_when_its_row_is_not_written(agreement, private):
    nobody = PersonFactory.build(pk=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        keep_document(agreement, nobody)
    assert files_of(private, agreement) == []
    assert not SignedDocument.objects.exists()


def test_a_file_without_a_row_goes_after_a_day(agreement, by, private):
    kept = keep_document(agreement, by)
    undone = private.save(f"signed/{agreement.number}/weg.pdf", ContentFile(signed_pdf()))
    sweep_orphan_files()
    assert private.exists(undone)
    assert sweep_signed_files(now=timezone.now() + timedelta(days=2)) == 1
    assert [private.exists(name) for name in (kept.file.name, undone)] == [True, False]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("contract.pdf", b"", "upload_empty"),
        ("contract.pdf", b"%PNG", "upload_content"),
        ("contract.txt", b"Getekend.", "document_not_pdf"),
        ("contract.exe", b"MZ", "upload_kind"),
        ("contract.pdf", b"%PDF-1.7 half", "document_cut_off"),
        ("contract.pdf", b"%PDF-1.7 /JavaScript (x) %%EOF", "document_active"),
        ("contract.pdf", b"%PDF-1.7 /EmbeddedFile %%EOF", "document_active"),
    ],
)
def test_what_is_no_plain_pdf_is_refused(agreement, by, name, content, code):
    assert refused_with(keep_document, agreement, by, name=name, content=content) == code
    assert not SignedDocument.objects.exists()


def is_clean(content: bytes) -> bool:
    """A scanner that finds nothing."""
    return True


def is_infected(content: bytes) -> bool:
    """A scanner that finds something in everything."""
    return False


@pytest.mark.parametrize(
    ("scanner", "code"),
    [("is_infected", "document_infected"), ("no_such_scanner", "document_unscanned")],
)
def test_a_scanner_that_is_there_decides(agreement, by, settings, scanner, code):
    settings.UPLOAD_SCANNER = f"{__name__}.{scanner}"
    assert refused_with(keep_document, agreement, by) == code


def test_a_clean_file_is_kept(agreement, by, settings):
    settings.UPLOAD_SCANNER = f"{__name__}.is_clean"
    assert keep_document(agreement, by).pk


def test_it_needs_terms_a_day_that_was_and_a_draft(by):
    bare = AgreementFactory(document__none=True)
    assert refused_with(keep_document, bare, by) == "terms_missing"
    agreement = AgreementFactory()
    later = {"signed_on": date(2026, 5, 16)}
    assert refused_with(keep_document, agreement, by, **later) == "signed_in_future"
    running = AgreementFactory(active=True)
    assert refused_with(keep_document, running, by) == "wrong_status"
    keep_document(agreement, by)
    assert refused_with(keep_document, agreement, by) == "document_there"


def test_a_guided_agreement_is_signed_with_its_document_only(agreement, by):
    sign = {"agreement": agreement, "by": by, "now": NOW}
    assert refused_with(services.sign_agreement, **sign) == "signed_document_missing"
    keep_document(agreement, by)
    assert services.sign_agreement(**sign).status == "signed"
    assert refused_with(services.sign_agreement, **sign) == "wrong_status"


def test_terms_are_frozen_until_the_signature_is_withdrawn(agreement, by):
    keep_document(agreement, by)
    services.sign_agreement(agreement=agreement, by=by, now=NOW)
    added = {
        "agreement": agreement, "document": terms_document(), "reason": "Anders", "by": by,
        "now": NOW,
    }  # fmt: skip
    assert refused_with(services.add_terms_version, **added) == "terms_frozen"
    back = {"agreement": agreement, "by": by, "now": NOW}
    assert refused_with(withdraw_signature, **back, reason=" ") == "withdrawal_reason_missing"
    assert withdraw_signature(**back, reason="Bedrag klopt niet").status == "concept"
    assert current_document(agreement) is None
    assert services.add_terms_version(**added).number == 2
    event = agreement.events.filter(verb="changed").get()
    assert (event.detail, event.reason) == ("status", "Bedrag klopt niet")
    again = keep_document(agreement, by)
    assert current_document(agreement) == again
    assert [row.withdrawal.reason if hasattr(row, "withdrawal") else "" for row in
            documents_of(agreement)] == ["", "Bedrag klopt niet"]  # fmt: skip


def test_new_terms_ask_for_a_new_document(agreement, by):
    keep_document(agreement, by)
    services.add_terms_version(
        agreement=agreement, document=terms_document(), reason="Anders", by=by, now=NOW
    )
    assert current_document(agreement) is None


def amended(agreement, by):
    """A second version of the terms, while the agreement runs."""
    later = {"valid_from": "2026-04-01"}
    return services.add_terms_version(
        agreement=agreement,
        document={**terms_document(), **later},
        reason="De prijs steeg",
        by=by,
        now=LATER,
    )


def test_an_amendment_is_signed_with_a_document_of_its_own(agreement, by):
    first = keep_document(agreement, by)
    running(agreement)
    assert unsigned_amendment(agreement) is None
    version = amended(agreement, by)
    assert unsigned_amendment(agreement) == version
    assert signed_versions(agreement) == [(version, None), (first.terms_version, first)]
    content = signed_pdf("Addendum")
    assert refused_with(keep_document, agreement, by, content=b"%PDF-1 half") == "document_cut_off"
    second = keep_document(agreement, by, content=content, now=LATER)
    assert second.terms_version == version
    assert second.seal_sha256 == seal_sha256(second.sha256, terms_sha256(version.document))
    assert unsigned_amendment(agreement) is None
    assert current_document(agreement) == second
    assert signed_versions(agreement) == [(version, second), (first.terms_version, first)]
    assert refused_with(keep_document, agreement, by) == "document_there"


def test_the_signature_of_an_amendment_is_taken_back_while_the_agreement_runs(agreement, by):
    keep_document(agreement, by)
    running(agreement)
    back = {"agreement": agreement, "by": by, "now": LATER, "reason": "Verkeerd bestand"}
    assert refused_with(withdraw_signature, **back) == "wrong_status"
    version = amended(agreement, by)
    assert refused_with(withdraw_signature, **back) == "wrong_status"
    keep_document(agreement, by, now=LATER)
    assert withdraw_signature(**back).status == "active"
    event = agreement.events.filter(verb="changed").get()
    assert (event.detail, event.reason) == ("signature 2", "Verkeerd bestand")
    assert event_words(event) == "ondertekening van versie 2 ingetrokken"
    assert unsigned_amendment(agreement) == version
    assert keep_document(agreement, by, content=signed_pdf("Twee")).terms_version == version


def test_what_was_signed_outside_of_the_portal_is_not_asked_for(by):
    agreement = AgreementFactory(active=True)
    amended(agreement, by)
    assert unsigned_amendment(agreement) is None


def test_a_signature_without_a_document_is_taken_back_too(by):
    signed = AgreementFactory(signed=True)
    back = {"by": by, "now": NOW, "reason": "Verkeerd"}
    assert withdraw_signature(agreement=signed, **back).status == "concept"
    assert refused_with(withdraw_signature, agreement=signed, **back) == "nothing_signed"
    running = AgreementFactory(active=True)
    assert refused_with(withdraw_signature, agreement=running, **back) == "wrong_status"


def test_the_database_keeps_both_as_they_were_written(agreement, by):
    document = keep_document(agreement, by)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignatureWithdrawal.objects.create(document=document, reason="", by=by, at=NOW)
    withdraw_signature(agreement=agreement, reason="x", by=by, now=NOW)
    for table in ("contracts_signeddocument", "contracts_signaturewithdrawal"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")
