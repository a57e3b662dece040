"""The two plans that became an agreement hang together, and loading them twice changes nothing."""

import pytest

from contracts.enums import AgreementStatus
from contracts.models import Agreement
from contracts.safeguards import SAFEGUARDS
from contracts.selectors.safeguards import missing_safeguards
from pages.challenges.models import Response
from pages.challenges.openness import cases
from pages.challenges.openness.figures import report_years, year_report
from pages.demo.response_endings import AGREED, load_endings
from tests.factories import challenges as make


@pytest.mark.django_db
def test_one_runs_and_one_is_finished_with_agreement_and_decision():
    make.make_call()
    users = {
        "redacteur": make.make_staff(),
        "beoordelaar": make.make_staff("assessor"),
        "panellid": make.make_staff("panel_member"),
        "beslisser": make.make_staff("decider"),
        "contractmanager": make.make_staff("contract_manager"),
    }
    for _time in range(2):
        load_endings(now=make.NOW, users=users)
    found = {row.status: row for row in cases.with_everything(cases.decided_responses())}
    assert set(found) == {"running", "finished"}
    assert Response.objects.count() == Agreement.objects.count() == 2
    assert found["running"].agreement.status == AgreementStatus.ACTIVE
    assert found["finished"].agreement.status == AgreementStatus.ENDED
    for row in found.values():
        assert missing_safeguards(row.agreement) == []
        assert cases.public_case(row).agreement_number == row.agreement.number
        assert "(fictief)" in row.applicant_name
    assert report_years() == [2024, 2021]
    assert (year_report(2021, make.NOW).finished, year_report(2024, make.NOW).running) == (1, 1)


def test_every_safeguard_has_its_words():
    assert len(AGREED) == len(SAFEGUARDS)
