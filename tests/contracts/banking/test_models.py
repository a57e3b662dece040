"""What the database keeps as it was written, whatever goes around Python."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from contracts.banking.models import BankFile
from contracts.models.append_only import AppendOnlyModel
from tests.contracts.banking.scene import exported_batch, payer, released_order

pytestmark = pytest.mark.django_db


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
    assert guards() == wanted | {"banking_batchline_fixed"}


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
