"""A made document and its copies stay as they were written."""

import pytest

from contracts.budgets.models import DocumentDownload, MadeDocument
from contracts.models import AppendOnlyError
from tests.factories.contracts import NOW, PersonFactory

pytestmark = pytest.mark.django_db


def test_names_and_that_they_stay():
    by = PersonFactory()
    row = MadeDocument.objects.create(
        number="JR-2026-0001",
        version=2,
        kind="council_year",
        language="nl",
        title="Jaarrekening",
        content={},
        sha256="0" * 64,
        made_at=NOW,
        made_by=by,
    )
    copy = DocumentDownload.objects.create(document=row, at=NOW, by=by)
    assert (str(row), str(copy)) == ("JR-2026-0001 v2", "JR-2026-0001 v2: 2026-05-15")
    for kept in (row, copy):
        with pytest.raises(AppendOnlyError):
            kept.delete()
