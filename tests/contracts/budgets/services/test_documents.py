"""Documents are kept by version; the same content is the same version."""

import pytest

from contracts.budgets.enums import DocumentKind
from contracts.budgets.models import MadeDocument
from contracts.budgets.services.documents import keep_document, note_download, number_of
from contracts.exports.report_document import to_data
from contracts.snapshots import digest
from tests.contracts.exports.test_report_document import document
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory

pytestmark = pytest.mark.django_db


def keep(agreement=None, kind=DocumentKind.COUNCIL_YEAR, **changes):
    return keep_document(
        kind=kind,
        content=to_data(document(**changes)),
        agreement=agreement,
        year=2026,
        by=PersonFactory(),
        now=NOW,
    )


def test_the_same_content_is_the_same_version_and_another_the_next():
    first = keep()
    assert (first.number, first.version, first.is_public) == ("JR-RAAD-2026", 1, True)
    assert first.sha256 == digest(to_data(document()))
    assert keep() == first
    second = keep(title="Anders")
    assert (second.number, second.version) == ("JR-RAAD-2026", 2)
    assert keep(language="en").version == 1
    assert MadeDocument.objects.count() == 3


def test_one_of_an_agreement_is_public_with_it_and_stands_in_its_history():
    agreement = AgreementFactory(active=True, number="PC-2026-0001")
    hidden = keep(agreement, DocumentKind.AGREEMENT_YEAR)
    assert (hidden.number, hidden.is_public) == ("JR-PC-2026-0001-2026", False)
    agreement.is_public = True
    agreement.save()
    shown = keep(agreement, DocumentKind.AGREEMENT_YEAR)
    assert (shown.version, shown.is_public) == (2, True)
    details = agreement.events.filter(verb="account_made").values_list("detail", flat=True)
    assert sorted(details) == ["JR-PC-2026-0001-2026 v1", "JR-PC-2026-0001-2026 v2"]
    assert number_of(DocumentKind.SUMMARY, agreement, None) == "SC-PC-2026-0001"


def test_who_takes_a_copy_is_noted():
    made, by = keep(), PersonFactory()
    note_download(document=made, by=by, now=NOW)
    assert [(row.by, row.at) for row in made.downloads.all()] == [(by, NOW)]
