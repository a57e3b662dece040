"""A delivered file is imported whole and once, or not at all with every reason."""

from datetime import date
from decimal import Decimal

import pytest

from contracts.errors import ImportRefused, Refused
from contracts.models import ImportBatch, Observation
from contracts.services import import_observations
from tests.contracts.test_observation_sheet import workbook
from tests.factories.contracts import NOW, AgreementFactory, member_of

pytestmark = pytest.mark.django_db

FILE = b"indicator;datum;aantal\nbaan;01-02-2026;3\nbaan;02-02-2026;1,5\n"


def test_a_file_is_imported_whole_and_once():
    agreement = AgreementFactory(active=True)
    by = member_of(agreement, "provider")
    batch = import_observations(
        agreement=agreement, filename="telling.csv", content=FILE, by=by, now=NOW
    )
    assert (batch.filename, batch.row_count) == ("telling.csv", 2)
    rows = batch.observations.order_by("on").values_list("on", "quantity", "entered_by")
    assert list(rows) == [
        (date(2026, 2, 1), Decimal(3), by.pk),
        (date(2026, 2, 2), Decimal("1.5"), by.pk),
    ]
    with pytest.raises(Refused) as refused:
        import_observations(
            agreement=agreement, filename="anders.csv", content=FILE, by=by, now=NOW
        )
    assert refused.value.message == (
        "Dit bestand is al ingelezen op 15-05-2026. Kies een ander bestand."
    )
    assert Observation.objects.count() == 2


def test_a_file_with_a_mistake_imports_nothing_and_names_every_row():
    agreement = AgreementFactory(active=True)
    content = FILE + b"baan;geen datum;3\nonbekend;01-02-2026;3\n"
    with pytest.raises(ImportRefused) as refused:
        import_observations(
            agreement=agreement,
            filename="fout.csv",
            content=content,
            by=member_of(agreement, "provider"),
            now=NOW,
        )
    assert [(error.row, error.column) for error in refused.value.errors] == [
        (4, "on"),
        (5, "metric"),
    ]
    assert ImportBatch.objects.count() == Observation.objects.count() == 0


def test_without_terms_there_is_nothing_to_read_a_file_with():
    agreement = AgreementFactory(active=True, document__none=True)
    with pytest.raises(Refused) as refused:
        import_observations(
            agreement=agreement,
            filename="levering.csv",
            content=b"indicator;datum;aantal\nbaan;05-02-2026;2\n",
            by=member_of(agreement, "provider"),
            now=NOW,
        )
    assert (refused.value.code, refused.value.field) == ("terms_missing", "terms")


def test_the_same_rows_in_another_layout_are_recognised_by_the_service():
    agreement = AgreementFactory(active=True)
    person = member_of(agreement, "provider")

    def deliver(content):
        return import_observations(
            agreement=agreement, filename="levering", content=content, by=person, now=NOW
        )

    deliver(b"indicator;datum;aantal\nbaan;05-02-2026;2\n")
    for content, code in (
        (b"metric,on,quantity\nbaan,2026-02-05,2.0\n", "file_same_content"),
        (workbook(("datum", "indicator", "waarde"), ("5-2-2026", "baan", 2)), "file_same_content"),
        (b"metric,on,quantity\n", "file_without_rows"),
    ):
        with pytest.raises(Refused) as refused:
            deliver(content)
        assert (refused.value.code, refused.value.field) == (code, "file")
    assert agreement.observations.count() == 1
    # One row that is new makes it another delivery; its screen has named the one that is not.
    deliver(b"metric,on,quantity\nbaan,2026-02-05,2\nbaan,2026-02-06,1\n")
    assert agreement.observations.count() == 3
