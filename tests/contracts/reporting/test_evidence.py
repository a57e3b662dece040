"""Files of evidence for which a worker died, or that are not there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone

from contracts.enums import ScanStatus
from contracts.reporting.models import Evidence
from contracts.reporting.selectors.evidence import evidence_ids_to_scan, is_evidence
from contracts.reporting.services.evidence import sweep_evidence_files
from tasks.attachments import sweep_orphan_files
from tasks.reports import sweep_evidence
from tests.contracts.reporting.cases import Case
from tests.contracts.reporting.test_verification import added

LATER = timedelta(days=2)


@pytest.fixture
def private(tmp_path, monkeypatch):
    """A private storage with nothing of other tests."""
    for storage in (storages["private"], Evidence._meta.get_field("file").storage):
        for name in ("location", "base_location"):
            monkeypatch.setitem(storage.__dict__, name, str(tmp_path))
    return storages["private"]


def is_clean(content: bytes) -> bool:
    return b"EICAR" not in content


def test_a_file_that_is_gone_does_not_keep_others_from_the_scanner(
    case: Case, private, settings, caplog
) -> None:
    gone, good = added(case), added(case, name="x.txt", content=b"goed")
    private.delete(gone.file.name)
    settings.UPLOAD_SCANNER = "tests.contracts.reporting.test_evidence.is_clean"
    assert evidence_ids_to_scan() == [gone.pk, good.pk]
    sweep_evidence()
    good.refresh_from_db()
    assert good.scan == ScanStatus.CLEAN
    assert evidence_ids_to_scan() == [gone.pk]
    assert [row.getMessage() for row in caplog.records if row.name == "tasks.reports"] == [
        f"Evidence {gone.pk} could not be looked at"
    ]


def test_what_a_killed_worker_left_goes_after_a_day(case: Case, private) -> None:
    kept, infected = added(case), added(case, name="x.txt", content=b"EICAR")
    # The verdict is written, and the worker was killed before it took the file away.
    Evidence.objects.filter(pk=infected.pk).update(scan=ScanStatus.INFECTED)
    undone = private.save(f"bewijs/{case.agreement.pk}/weg", ContentFile(b"zonder rij"))
    assert [is_evidence(name) for name in (kept.file.name, infected.file.name, undone)] == [
        *(True, False, False),
    ]
    sweep_orphan_files()
    assert private.exists(undone)
    assert sweep_evidence_files(now=timezone.now() + LATER) == 2
    assert [private.exists(name) for name in (kept.file.name, infected.file.name, undone)] == [
        *(True, False, False),
    ]
    assert sweep_evidence_files(now=timezone.now() + LATER) == 0
