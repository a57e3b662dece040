"""Two at once, and a process that is killed halfway: never two files, never half an answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

from contracts.banking.models import BankFile, PaymentBatch
from contracts.banking.services.answers import read_answer
from contracts.banking.services.bank_files import fetch_file
from contracts.models import JournalEntry, PaymentOrder
from tests.contracts.banking.bank_messages import pain002, status
from tests.contracts.banking.scene import (
    LATER,
    batch_of,
    exported_batch,
    payer,
    references,
    released_order,
    signed_batch,
)
from tests.factories.contracts import NOW, PersonFactory

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def race(tmp_path):
    """Let runners do the same at the same moment; gives their results, sorted."""
    name = connection.settings_dict["NAME"]
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": urlsplit(settings.DATABASE_URL)._replace(path=f"/{name}").geturl(),
    }

    def start(action: str, key: int, people: list[object]) -> list[object]:
        begin = tmp_path / f"start-{action}"
        command = [sys.executable, "-m", "tests.contracts.banking.services.race", str(begin)]
        processes = [
            subprocess.Popen(
                [*command, action, str(key), str(person.pk)],
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for person in people
        ]
        for process in processes:
            while process.stderr.readline() not in ("ready\n", ""):
                pass
        begin.touch()
        ends = [process.communicate(timeout=60) for process in processes]
        return sorted(json.loads(out) if out else "killed" for out, _err in ends)

    return start


def test_a_file_is_made_once_by_two_at_once_also_after_a_kill(race, private_folder):
    party = payer()
    batch = signed_batch(party, released_order(party), released_order(party))
    assert race("export-dies", batch.pk, [PersonFactory()]) == ["killed"]
    assert [path.name for path in (private_folder / "bank").iterdir()] == [f"{batch.number}.xml"]
    batch.refresh_from_db()
    assert (batch.status, BankFile.objects.count()) == ("signed", 0)
    assert set(PaymentOrder.objects.values_list("status", flat=True)) == {"approved"}
    people = [PersonFactory(), PersonFactory(), PersonFactory()]
    assert race("export", batch.pk, people) == [
        *("batch_exported_before", "batch_exported_before", "done"),
    ]
    made = BankFile.objects.get()
    assert fetch_file(bank_file=made, by=people[0], now=NOW)
    assert [path.name for path in (private_folder / "bank").iterdir()] == [made.name]


def test_two_who_choose_the_same_payment_make_one_batch(race):
    party = payer()
    released_order(party)
    people = [PersonFactory(), PersonFactory()]
    assert race("make", party.pk, people) == ["batch_not_free", "done"]
    assert PaymentBatch.objects.get().line_count == 1


def test_two_who_sign_at_once_give_one_signature(race):
    party = payer()
    batch = batch_of(party, released_order(party))
    people = [PersonFactory(), PersonFactory()]
    assert race("sign", batch.pk, people) == ["batch_wrong_status", "done"]


def test_an_answer_is_carried_out_once_also_after_a_kill(race):
    party = payer()
    batch = exported_batch(party, released_order(party), released_order(party))
    rows = [status(reference, "ACSC", "300.00") for reference in references(batch)]
    content = pain002(batch.number, *rows)
    answer = read_answer(name="x.xml", content=content, by=PersonFactory(), now=LATER)
    before = JournalEntry.objects.count()
    assert race("answer-dies", answer.pk, [PersonFactory()]) == ["killed"]
    answer.refresh_from_db()
    assert (answer.status, JournalEntry.objects.count()) == ("waiting", before)
    people = [PersonFactory(), PersonFactory()]
    assert race("answer", answer.pk, people) == ["answer_wrong_status", "done"]
    assert JournalEntry.objects.count() == before + 2
    assert set(PaymentOrder.objects.values_list("status", flat=True)) == {"paid"}
