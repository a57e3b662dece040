"""One demo contract is complete, and one is halfway its start."""

import pytest
from django.utils import timezone

from contracts.models import Agreement
from contracts.selectors.signed_documents import current_document
from contracts.selectors.start_checks import missing_for_start
from pages.demo import contract_dossier
from pages.demo.contract_workpoint import WORKPOINT
from tests.factories.contracts import PersonFactory

pytestmark = pytest.mark.django_db
ROLES = ("contractmanager", "uitvoerder", "toetser", "budgethouder", "financien")


def test_the_work_point_lacks_nothing_and_tells_its_stories():
    people = {role: PersonFactory() for role in ROLES}
    people["budgethouder"].groups.create(name="approver")
    for _time in range(2):
        contract_dossier.load_workpoint(WORKPOINT, people=people, now=timezone.now())
    agreement = Agreement.objects.get(slug=WORKPOINT.slug)
    assert agreement.is_guided
    assert missing_for_start(agreement) == []
    document = current_document(agreement)
    assert document is not None
    with document.file.open("rb") as file:
        assert file.read() == contract_dossier.sample_pdf(agreement.title)
    work = agreement.indicators.get(code="betaald_werk")
    assert sorted(work.records.values_list("kind", flat=True)) == ["conversation", "story", "voice"]
    assert work.needs.count() == 3


def test_the_other_one_still_lacks_something():
    people = {"contractmanager": PersonFactory()}
    for _time in range(2):
        contract_dossier.load_halfway(people=people, now=timezone.now())
    agreement = Agreement.objects.get()
    codes = {refused.code for refused in missing_for_start(agreement)}
    assert {"terms_missing", "conflict_unexplained", "output_only_unexplained"} <= codes
    assert {"dossier_missing", "need_missing", "signed_document_missing"} <= codes
