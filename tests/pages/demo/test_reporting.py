"""The demo shows every state of a report and of verification."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from contracts.reporting.models import Dispute, Evidence, Extension, Report, ReportRequest, Sample
from pages.demo import contracts, people, reporting

NOW = datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.mark.django_db
def test_each_state_is_there_once():
    persons = people.ensure_people()
    contracts.load(people=persons, now=NOW)
    for _twice in range(2):
        reporting.load(people=persons, now=NOW)
        assert (ReportRequest.objects.count(), Report.objects.count()) == (4, 1)
    today = NOW.date()
    until = {row.agreement.slug: row.until for row in ReportRequest.objects.filter(report=None)}
    assert sum(day < today for day in until.values()) == 1
    assert Extension.objects.get().state == "asked"
    assert Dispute.objects.get().messages.count() == 2
    assert (Sample.objects.count(), Evidence.objects.count()) == (1, 1)
