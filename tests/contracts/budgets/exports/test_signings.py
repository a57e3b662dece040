"""Signed agreements as public documents: without people, and honest about what changed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from contracts import services
from contracts.budgets.exports.editions import document_pdf
from contracts.budgets.exports.signings import (
    public_edition,
    signing_document,
    signing_edition,
    signing_report,
)
from contracts.budgets.selectors.signings import public_signings
from contracts.budgets.services.publication import hold_back_part
from contracts.enums import AgreementStatus, DocumentStanding
from contracts.models import Agreement
from contracts.services.signed_documents import withdraw_signature
from contracts.snapshots import digest
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory
from tests.factories.dossier import keep_document, signed_pdf

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=2)


def open_up(agreement):
    rows = Agreement.objects.filter(pk=agreement.pk)
    rows.update(is_public=True, status=AgreementStatus.ACTIVE)


def signed(**changes):
    agreement = AgreementFactory(number="PC-2026-0001", title="Werk in de wijk", **changes)
    by = PersonFactory()
    document = keep_document(agreement, by)
    services.sign_agreement(agreement=agreement, by=by, now=NOW)
    return agreement, document


def texts_of(report):
    return str(report)


def test_it_stands_in_the_list_with_number_date_version_and_hash():
    agreement, document = signed()
    open_up(agreement)
    (signing,) = public_signings()
    row = signing_document(signing)
    assert (row.identifier, row.version, row.on) == (
        "OVK-PC-2026-0001-1", 1, document.signed_on
    )  # fmt: skip
    assert (row.title, row.category) == ("Overeenkomst: Werk in de wijk", "convenanten")
    assert row.category_url.endswith("/c_8fc2335c")
    assert row.url == "/openbare-documenten/nl/OVK-PC-2026-0001-1/"
    assert row.pdf_url == "/openbare-documenten/nl/OVK-PC-2026-0001-1/document.pdf"
    assert (row.standing, row.standing_on, row.replaced_by) == (DocumentStanding.CURRENT, None, "")
    assert row.is_signed
    edition = signing_edition(signing)
    assert row.sha256 == edition.sha256 == digest(edition.content)
    assert document_pdf(edition) == document_pdf(public_edition("OVK-PC-2026-0001-1", "nl"))
    assert public_edition("OVK-PC-2026-0001-1", "en") is None
    assert public_edition("OVK-PC-2026-0001-2", "nl") is None


def test_who_signed_and_the_name_of_the_file_are_not_in_it():
    agreement, document = signed()
    open_up(agreement)
    words = texts_of(signing_report(public_signings()[0]))
    assert document.sha256 in words
    assert document.terms_sha256 in words
    for party in agreement.parties.select_related("party"):
        assert party.party.name in words
    assert "€" in words
    for hidden in (document.note, document.name, str(document.by)):
        assert hidden not in words


@pytest.mark.parametrize("part", ["documents", "timeline"])
def test_nothing_when_documents_or_what_happened_is_held_back(part):
    agreement, _document = signed()
    open_up(agreement)
    hold_back_part(agreement=agreement, part=part, reason="x.", by=PersonFactory(), now=NOW)
    assert public_signings() == []


@pytest.mark.parametrize(("part", "hidden"), [("parties", "Wie het afspraken"), ("terms", "€")])
def test_a_part_that_is_held_back_is_left_out_with_the_reason(part, hidden):
    agreement, _document = signed()
    open_up(agreement)
    assert hidden in texts_of(signing_report(public_signings()[0]))
    hold_back_part(agreement=agreement, part=part, reason="het telt.", by=PersonFactory(), now=NOW)
    words = texts_of(signing_report(public_signings()[0]))
    assert hidden not in words
    assert "niet openbaar omdat het telt." in words


def test_the_name_of_who_did_not_agree_is_nowhere_in_it():
    agreement, document = signed()
    provider = agreement.parties.select_related("party").get(role="provider")
    provider.party.name = "Jo van Demodam"
    provider.party.save()
    rows = Agreement.objects.filter(pk=agreement.pk)
    rows.update(title="Het werk van Jo van Demodam")
    open_up(agreement)
    assert "Jo van Demodam" in texts_of(signing_report(public_signings()[0]))
    part = f"party:{provider.code}"
    hold_back_part(agreement=agreement, part=part, reason="nee.", by=PersonFactory(), now=NOW)
    (signing,) = public_signings()
    words = texts_of(signing_report(signing))
    assert "Jo van" not in words
    assert signing_document(signing).title == "Overeenkomst: Het werk van een bewoner"
    assert "('Uitvoerder', 'een bewoner')" in words
    assert document.sha256 in words
    assert document.terms_sha256 not in words


@pytest.mark.parametrize("changes", [{"is_public": False}, {"status": AgreementStatus.CONCEPT}])
def test_nothing_of_what_is_not_public(changes):
    agreement, _document = signed()
    open_up(agreement)
    Agreement.objects.filter(pk=agreement.pk).update(**changes)
    assert public_signings() == []
    assert public_edition("OVK-PC-2026-0001-1", "nl") is None


def test_a_signature_that_was_taken_back_says_so_and_tells_no_terms():
    agreement, _document = signed()
    by = PersonFactory()
    withdraw_signature(agreement=agreement, reason="De bank belde.", by=by, now=NOW)
    keep_document(agreement, by, content=signed_pdf("Opnieuw"))
    services.sign_agreement(agreement=agreement, by=by, now=LATER)
    open_up(agreement)
    first, second = public_signings()
    row = signing_document(first)
    assert (row.standing, row.standing_on) == (DocumentStanding.WITHDRAWN, NOW.date())
    assert row.replaced_by == second.number == "OVK-PC-2026-0001-2"
    words = texts_of(signing_report(first))
    assert "ingetrokken (15 mei 2026), OVK-PC-2026-0001-2" in words
    assert "De bank belde." not in words
    assert "€" not in words
    assert second.standing == DocumentStanding.CURRENT


def test_a_signature_of_which_the_terms_are_not_known_says_no_version():
    agreement, _document = signed()
    open_up(agreement)
    (signing,) = public_signings()
    assert "Betaalafspraken" in texts_of(signing_report(signing))
    assert "Betaalafspraken" not in texts_of(signing_report(replace(signing, terms=None)))
