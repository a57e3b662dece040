"""Migrations go back the way they came, and forward again with every guard in its place."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection

from tests.factories.contracts import PersonFactory


def guards() -> dict[str, str]:
    """The triggers on the tables of contracts, with what each does."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"
            )
        else:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return {name: text for name, text in cursor.fetchall() if name.startswith("contracts_")}


def functions() -> set[str]:
    """The functions of PostgreSQL that those triggers call; SQLite has none."""
    if connection.vendor != "postgresql":
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT proname FROM pg_proc WHERE proname LIKE 'contracts%'")
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.django_db(transaction=True)
def test_back_to_the_first_migration_and_forward_leaves_every_guard():
    before, before_functions = guards(), functions()
    assert "contracts_verification_four_eyes" in before
    assert "contracts_settlement_decided" in before
    try:
        call_command("migrate", "contracts", "0001", verbosity=0)
        assert guards() == {}
        assert functions() == set()
    finally:
        call_command("migrate", verbosity=0)
    assert guards() == before
    assert functions() == before_functions


@pytest.mark.django_db
def test_who_approved_and_paid_goes_on_doing_both():
    migration = import_module("contracts.migrations.0022_finance_group")
    Group.objects.filter(name__in=("approver", "finance")).delete()
    migration.add_finance(apps, None)
    assert not Group.objects.filter(name="finance").exists()
    approvers = Group.objects.create(name="approver")
    right = Permission.objects.get(codename="access_admin")
    approvers.permissions.add(right)
    person = PersonFactory(groups=["approver"])
    for _time in range(2):
        migration.add_finance(apps, None)
    finance = Group.objects.get(name="finance")
    assert (list(finance.user_set.all()), list(finance.permissions.all())) == ([person], [right])
    assert list(approvers.user_set.all()) == [person]


def test_a_database_without_our_guards_is_refused():
    migration = import_module("contracts.migrations.0002_append_only")
    elsewhere = SimpleNamespace(connection=SimpleNamespace(vendor="mysql"))
    with pytest.raises(NotImplementedError, match=r"^no append-only triggers for mysql$"):
        migration.add_triggers(None, elsewhere)
