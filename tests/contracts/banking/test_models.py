"""What the database keeps as it was written, whatever goes around Python."""

from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import IntegrityError, connection, transaction

from contracts.banking.models import (
    AnswerLine,
    BankAnswer,
    BankFile,
    CostCode,
    DebtorAccount,
    ExportedEntry,
    FileDownload,
    LedgerExport,
    MandateChange,
)
from contracts.models import JournalEntry, Party
from contracts.models.append_only import AppendOnlyModel
from tests.contracts.banking.scene import exported_batch, payer, released_order

pytestmark = pytest.mark.django_db
AT = datetime(2026, 5, 18, 9, 30, tzinfo=UTC)
KIM = get_user_model()(email="kim@voorbeeld.example", first_name="Kim", last_name="Voorbeeld")
EXPORT = LedgerExport(start=date(2026, 5, 1), end=date(2026, 6, 1))


def guards():
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        return {name for (name,) in cursor.fetchall() if name.startswith("banking_")}


def test_every_append_only_table_has_its_triggers():
    tables = [
        model._meta.db_table
        for model in apps.get_app_config("banking").get_models()
        if issubclass(model, AppendOnlyModel)
    ]
    assert len(tables) == 7
    wanted = {f"{table}_no_{action}" for table in tables for action in ("update", "delete")}
    kept = ("paymentbatch", "batchline", "bankanswer", "answerline")
    wanted |= {f"banking_{name}_no_delete" for name in kept}
    wanted |= {f"banking_debtoraccountchange_{name}" for name in ("no_delete", "fixed", "decided")}
    # What closes TRUNCATE and REPLACE is looked at in tests/contracts/test_trigger_guards.py.
    found = {name for name in guards() if "_no_replac" not in name and "_no_truncate" not in name}
    assert found == wanted | {"banking_batchline_fixed"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE banking_bankfile SET sha256 = 'x'",
        "DELETE FROM banking_bankfile",
        "DELETE FROM banking_batchline",
        "UPDATE banking_batchline SET iban = 'x'",
    ],
)
def test_the_database_refuses(statement):
    party = payer()
    batch = exported_batch(party, released_order(party))
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert BankFile.objects.get().batch == batch


def test_rows_say_what_they_are():
    party = payer()
    batch = exported_batch(party, released_order(party))
    line = batch.lines.get()
    assert [str(row) for row in (batch, line, batch.bank_file)] == [
        *(batch.number, line.end_to_end_id, f"{batch.number}.xml"),
    ]


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (DebtorAccount(party=Party(name="Gemeente Demodam"), at=AT), "Gemeente Demodam 2026-05-18"),
        (AnswerLine(answer=BankAnswer(name="mei.xml"), place="Ntry 3"), "mei.xml Ntry 3"),
        (
            FileDownload(bank_file=BankFile(name="B-2026-00001.xml"), at=AT),
            "B-2026-00001.xml 2026-05-18",
        ),
        (CostCode(account="outcome_cost", centre="6710"), "outcome_cost 6710"),
        (EXPORT, "2026-05-01 2026-06-01"),
        (
            ExportedEntry(entry=JournalEntry(number="J0001"), export=EXPORT),
            "J0001 2026-05-01 2026-06-01",
        ),
        (MandateChange(user=KIM, at=AT), f"{KIM} 2026-05-18"),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else "",
)
def test_the_name_of_a_row(row, name):
    assert str(row) == name
