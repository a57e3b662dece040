"""Which signatures under agreements the public may know of, and how they stand."""

import pytest

from contracts import services
from contracts.budgets.selectors.signings import public_signings
from contracts.enums import DocumentStanding
from contracts.models import SignatureWithdrawal
from tests.contracts.budgets.exports.test_signings import LATER, open_up, signed
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory
from tests.factories.dossier import keep_document, signed_pdf

pytestmark = pytest.mark.django_db


def test_terms_that_changed_later_are_told():
    agreement, document = signed()
    open_up(agreement)
    version = document.terms_version
    agreement.terms_versions.create(
        number=2,
        valid_from=version.valid_from,
        document=version.document,
        created_at=LATER,
        created_by=version.created_by,
    )
    (signing,) = public_signings()
    assert signing.terms == version
    assert (signing.standing, signing.standing_on) == (DocumentStanding.AMENDED, LATER.date())


def test_without_a_file_the_moment_of_signing_counts():
    agreement = AgreementFactory(number="PC-2026-0001")
    services.sign_agreement(agreement=agreement, by=PersonFactory(), now=NOW)
    open_up(agreement)
    (signing,) = public_signings()
    assert (signing.number, signing.on) == ("OVK-PC-2026-0001-1", NOW.date())
    assert (signing.document, signing.terms) == (None, agreement.terms_versions.get())


def test_the_list_takes_a_fixed_number_of_queries(django_assert_num_queries):
    for number in range(3):
        agreement = AgreementFactory(number=f"PC-2026-000{number}")
        services.sign_agreement(agreement=agreement, by=PersonFactory(), now=NOW)
        open_up(agreement)
    with django_assert_num_queries(4):
        assert len(public_signings()) == 3


def test_a_file_of_an_amendment_that_was_withdrawn_replaces_nothing():
    agreement, document = signed()
    version = document.terms_version
    amendment = agreement.terms_versions.create(
        number=2,
        valid_from=version.valid_from,
        document=version.document,
        created_at=NOW,
        created_by=version.created_by,
    )
    type(agreement).objects.filter(pk=agreement.pk).update(status="active")
    later = keep_document(agreement, PersonFactory(), content=signed_pdf("Twee"))
    assert later.terms_version == amendment
    SignatureWithdrawal.objects.create(document=later, reason="Fout", by=PersonFactory(), at=NOW)
    open_up(agreement)
    first, second = public_signings()
    assert (first.standing, first.replaced_by) == (DocumentStanding.AMENDED, "")
    assert second.standing == DocumentStanding.WITHDRAWN


def test_a_later_file_replaces_an_earlier_one():
    agreement, document = signed()
    version = document.terms_version
    agreement.status = "concept"
    agreement.save()
    agreement.terms_versions.create(
        number=2,
        valid_from=version.valid_from,
        document=version.document,
        created_at=NOW,
        created_by=version.created_by,
    )
    later = keep_document(
        agreement, PersonFactory(), content=signed_pdf("Twee"), signed_on=NOW.date()
    )
    open_up(agreement)
    first, second = public_signings()
    assert (first.standing, first.standing_on) == (DocumentStanding.REPLACED, later.signed_on)
    assert (first.replaced_by, second.standing) == (second.number, DocumentStanding.CURRENT)
