"""Documents are kept by version; the same content is the same version."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from contracts.budgets.enums import DocumentKind
from contracts.budgets.models import MadeDocument
from contracts.budgets.selectors.documents import public_documents_of
from contracts.budgets.services.documents import (
    keep_document,
    keep_statement,
    note_download,
    number_of,
)
from contracts.errors import Refused
from contracts.exports.report_document import to_data
from contracts.exports.statement_data import statement_to_data
from contracts.exports.statements import statement_document
from contracts.models import Settlement
from contracts.services import approve_settlement, draft_settlement, return_settlement
from contracts.snapshots import digest
from tests.contracts.exports.test_report_document import document
from tests.factories.contracts import NOW, Q1, AgreementFactory, PersonFactory, jobs
from tests.overtaking import overtaken_at
from tests.schemas import check

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


@pytest.mark.parametrize(("title", "version"), [("Anders", 2), ("Jaarverslag", 1)])
def test_of_two_who_make_a_document_at_once_each_gets_a_version(title, version):
    others = []
    with overtaken_at(2, lambda: others.append(keep(title=title))):
        mine = keep(title="Jaarverslag")
    assert [row.version for row in others] == [1]
    assert (mine.version, mine.title.endswith("Jaarverslag")) == (version, True)
    assert MadeDocument.objects.count() == version


def test_a_document_of_nobody_is_an_error_and_no_second_try():
    with pytest.raises(IntegrityError), transaction.atomic():
        keep_document(
            kind=DocumentKind.COUNCIL_YEAR,
            content=to_data(document()),
            agreement=None,
            year=2026,
            by=PersonFactory.build(),
            now=NOW,
        )
    assert not MadeDocument.objects.exists()


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
    summary = keep(agreement, DocumentKind.SUMMARY)
    assert agreement.events.get(verb="summary_made").detail == f"{summary.number} v1"


def test_who_takes_a_copy_is_noted():
    made, by = keep(), PersonFactory()
    note_download(document=made, by=by, now=NOW)
    assert [(row.by, row.at) for row in made.downloads.all()] == [(by, NOW)]


def approved():
    """An approved settlement of € 1.200 for the first quarter."""
    agreement = AgreementFactory(active=True, title="Werk voor bewoners")
    jobs(agreement, 12)
    draft = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    return approve_settlement(settlement=draft, by=PersonFactory(), now=NOW)


def keep_its_statement(settlement, language="nl", now=NOW):
    content = statement_to_data(statement_document(settlement, language))
    return keep_statement(settlement=settlement, content=content, by=PersonFactory(), now=now)


def test_a_statement_is_kept_under_its_own_number_and_never_public():
    settlement = approved()
    agreement = settlement.agreement
    agreement.is_public = True
    agreement.save()
    made = keep_its_statement(settlement)
    assert (made.number, made.version) == (f"{agreement.number}-20260101-1", 1)
    assert (made.kind, made.is_public, made.agreement) == ("statement", False, agreement)
    assert made.title == "Afrekening: Werk voor bewoners, 1 januari 2026 tot en met 31 maart 2026"
    assert made.sha256 == digest(statement_to_data(statement_document(settlement, "nl")))
    check(made.content, "statement-1")
    assert public_documents_of() == []
    lines = agreement.events.filter(verb__endswith="_made").values_list("verb", "detail")
    assert list(lines) == [("statement_made", f"{made.number} v1")]


def test_the_same_statement_is_the_same_document_and_other_words_the_next_version():
    settlement = approved()
    made = keep_its_statement(settlement)
    again = keep_its_statement(settlement, now=NOW + timedelta(days=1))
    assert (again, again.sha256, again.made_at) == (made, made.sha256, NOW)
    assert keep_its_statement(settlement, "en").version == 1
    settlement.agreement.title = "Anders"
    settlement.agreement.save()
    assert keep_its_statement(settlement).version == 2
    assert MadeDocument.objects.get(pk=made.pk).content["title"] == "Werk voor bewoners"


@pytest.mark.parametrize(
    ("status", "words"),
    [("draft", "concept"), ("returned", "teruggestuurd"), ("superseded", "vervangen")],
)
def test_what_is_not_approved_is_not_kept(status, words):
    agreement = AgreementFactory(active=True)
    settlement = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    if status == "returned":
        return_settlement(settlement=settlement, by=PersonFactory(), now=NOW, reason="Nee.")
    else:
        Settlement.objects.filter(pk=settlement.pk).update(status=status)
    with pytest.raises(Refused) as refused:
        keep_its_statement(settlement)
    assert refused.value.message == (
        f"Deze afrekening is {words}. Alleen een vastgestelde afrekening komt in het register."
    )
    assert MadeDocument.objects.count() == 0
