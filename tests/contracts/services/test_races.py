"""Two at the same moment give one, on SQLite and on PostgreSQL, in processes of their own."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

from contracts.models import JournalEntry, PaymentOrder, Settlement
from contracts.services import draft_settlement
from tests.factories.contracts import NOW, Q1, AgreementFactory, PersonFactory, jobs

pytestmark = pytest.mark.django_db(transaction=True)

RUNNERS = 3


class Race:
    """A database that several processes can open, with what the test wrote so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "portal.settings.test",
            "VAR_DIR": str(folder),
            "DATABASE_URL": self.database_url(),
        }

    def database_url(self) -> str:
        """PostgreSQL is there for everyone; SQLite is in memory, so others get a copy."""
        if connection.vendor == "postgresql":
            name = connection.settings_dict["NAME"]
            return urlsplit(settings.DATABASE_URL)._replace(path=f"/{name}").geturl()
        path = self.folder / "race.sqlite3"
        connection.ensure_connection()
        copy = sqlite3.connect(path)
        connection.connection.backup(copy)
        # As migrating does on a server: who opens the file later has nothing to convert.
        copy.execute("PRAGMA journal_mode=WAL")
        copy.close()
        return f"sqlite:///{path}"

    def count(self) -> list[int]:
        """Settlements, journal entries and payment orders that the race left."""
        tables = [model._meta.db_table for model in (Settlement, JournalEntry, PaymentOrder)]
        queries = [f"SELECT count(*) FROM {table}" for table in tables]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                return [cursor.execute(query).fetchone()[0] for query in queries]
        with closing(sqlite3.connect(self.folder / "race.sqlite3")) as copy:
            return [copy.execute(query).fetchone()[0] for query in queries]

    def run(self, *runners: tuple[object, ...]) -> list[object]:
        """Start all runners at the same moment; give their results, sorted by text."""
        start = self.folder / f"start-{runners[0][0]}"
        processes = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.contracts.services.race", str(start)]
                + [str(argument) for argument in runner],
                env=self.environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for runner in runners
        ]
        for process in processes:
            assert process.stderr is not None
            line = process.stderr.readline()
            while line and line != "ready\n":
                line = process.stderr.readline()
        start.touch()
        results = []
        for process in processes:
            out, error = process.communicate(timeout=120)
            assert process.returncode == 0, error
            results.append(json.loads(out))
        return sorted(results, key=str)


def test_simultaneous_drafts_are_one_draft(tmp_path):
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    race = Race(tmp_path)
    made = race.run(*[("draft", agreement.pk)] * RUNNERS)
    assert len(set(made)) == 1
    assert race.count() == [1, 0, 0]


def test_simultaneous_runs_are_one_draft(tmp_path):
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    race = Race(tmp_path)
    made = race.run(*[("due", agreement.pk)] * RUNNERS)
    assert len([pk for pk in made if pk is not None]) == 1
    assert race.count() == [1, 0, 0]


def test_simultaneous_approvals_are_booked_once(tmp_path):
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    settlement = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    people = [PersonFactory() for _number in range(RUNNERS)]
    race = Race(tmp_path)
    results = race.run(*[("approve", settlement.pk, person.pk) for person in people])
    assert results == [settlement.pk, *["not_a_draft"] * (RUNNERS - 1)]
    assert race.count() == [1, 1, 1]


def test_simultaneous_agreements_get_different_numbers(tmp_path):
    person = PersonFactory()
    race = Race(tmp_path)
    numbers = race.run(*[("number", person.pk)] * RUNNERS)
    assert numbers == ["PC-2026-0001", "PC-2026-0002", "PC-2026-0003"]
