"""Rows that are inserted at once get their keys and hold every rule."""

import pytest
from django.db import IntegrityError, transaction

from contracts.models import AgreementEvent, IntegrityCheck, Party
from contracts.services.bulk_rows import insert_rows
from tests.factories.contracts import NOW, AgreementFactory

pytestmark = pytest.mark.django_db


def test_rows_get_keys_and_are_read_back_as_written():
    agreement = AgreementFactory()
    text = "tab\t, regel\n, schuin \\ en “aanhaling”"
    rows = [
        AgreementEvent(agreement=agreement, verb="changed", at=NOW, reason=text, detail=str(number))
        for number in range(3)
    ]
    insert_rows(rows)
    found = list(AgreementEvent.objects.order_by("pk"))
    assert [row.pk for row in rows] == [row.pk for row in found]
    assert [(row.by, row.reason, row.detail) for row in found] == [
        (None, text, str(number)) for number in range(3)
    ]
    assert (
        AgreementEvent.objects.create(agreement=agreement, verb="changed", at=NOW).pk > found[-1].pk
    )


def test_a_json_column_is_read_back_as_written():
    findings = [{"kind": "journal", "text": "“één”\t\n\\", "number": None, "settlement": 3}]
    insert_rows(
        [
            IntegrityCheck(
                at=NOW, finished_at=NOW, settlement_count=1, entry_count=2, findings=found
            )
            for found in (findings, [])
        ]
    )
    rows = IntegrityCheck.objects.order_by("pk")
    assert [(row.at, row.findings) for row in rows] == [(NOW, findings), (NOW, [])]


def test_nothing_is_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        insert_rows([])


def test_a_wrong_row_stops_them_all():
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows([Party(name="goed"), Party(name="fout", kind="onbekend")])
    assert Party.objects.count() == 0
