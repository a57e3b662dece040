"""Which documents everybody may read."""

from datetime import timedelta

import pytest

from contracts.budgets.enums import DocumentKind
from contracts.budgets.selectors.documents import public_document, public_documents_of
from contracts.budgets.services.publication import hold_back_part, publish_part
from contracts.models import Agreement
from contracts.selectors.public import public_account
from contracts.services import publish_agreement
from tests.contracts.budgets.services.test_documents import keep
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory

pytestmark = pytest.mark.django_db


def test_the_newest_version_of_each_with_its_category_and_address():
    agreement = AgreementFactory(public=True, number="PC-2026-0001")
    keep(agreement, DocumentKind.AGREEMENT_YEAR)
    newest = keep(agreement, DocumentKind.AGREEMENT_YEAR, title="Nieuw")
    (row,) = public_documents_of(agreement)
    assert (row.identifier, row.version) == ("JR-PC-2026-0001-2026-nl", 2)
    assert (row.category, row.title) == ("jaarplannen en jaarverslagen", "Jaarrekening: Nieuw")
    assert row.url == "/openbare-documenten/nl/JR-PC-2026-0001-2026/"
    assert (row.on, row.sha256) == (NOW.date(), newest.sha256)
    assert public_account(agreement.number).documents == (row,)
    assert public_document("JR-PC-2026-0001-2026", "nl") == newest
    assert public_document("JR-PC-2026-0001-2026", "en") is None
    assert public_documents_of(AgreementFactory(public=True)) == []


def test_the_account_of_the_council_is_always_there():
    keep()
    assert [row.identifier for row in public_documents_of()] == ["JR-RAAD-2026-nl"]


@pytest.mark.parametrize("part", ["documents", "amounts"])
def test_nothing_that_was_made_before_a_part_was_held_back(part):
    agreement = AgreementFactory(public=True)
    keep(agreement, DocumentKind.SUMMARY)
    hold_back_part(
        agreement=agreement,
        part=part,
        reason="het nog loopt.",
        by=PersonFactory(),
        now=NOW + timedelta(hours=1),
    )
    assert public_documents_of() == []


def test_what_was_made_before_is_read_again_when_the_part_is_public_again():
    agreement = AgreementFactory(public=True)
    kept = keep(agreement, DocumentKind.SUMMARY)
    about = {"agreement": agreement, "part": "amounts", "by": PersonFactory()}
    hold_back_part(reason="het nog loopt.", now=NOW + timedelta(hours=1), **about)
    publish_part(now=NOW + timedelta(hours=2), **about)
    # Made again it says the same, so no newer version could take its place.
    assert keep(agreement, DocumentKind.SUMMARY) == kept
    assert [row.version for row in public_documents_of()] == [1]


@pytest.mark.parametrize("part", ["amounts", "party:aanbieder"])
def test_the_account_of_the_council_goes_when_a_contract_in_it_hides_what_it_tells(part):
    agreement = AgreementFactory(public=True, title="Kim Voorbeeld helpt")
    other = AgreementFactory(public=True)
    keep(title=f"{agreement.number} {agreement.title}")
    about = {"part": part, "by": PersonFactory(), "reason": "Kim wil dat niet."}
    later = NOW + timedelta(hours=1)
    hold_back_part(agreement=other, now=later, **about)
    assert len(public_documents_of()) == 1
    hold_back_part(agreement=agreement, now=later, **about)
    assert public_documents_of() == []
    publish_part(agreement=agreement, now=later, **about)
    assert len(public_documents_of()) == 1
    publish_agreement(agreement=agreement, is_public=False, by=about["by"], now=later)
    assert public_documents_of() == []


def test_nothing_of_a_contract_that_is_no_longer_public():
    agreement = AgreementFactory(public=True)
    keep(agreement, DocumentKind.SUMMARY)
    Agreement.objects.filter(pk=agreement.pk).update(is_public=False)
    assert public_documents_of() == []
