"""Every address of the project for every role, with their own thing and with another's."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

import tests.permissions
from tests.permissions.asking import Asker
from tests.permissions.matrix import GONE, IN, NO, ROLES, SIGN_IN, WRONG, Row
from tests.permissions.rows_api import is_of_api
from tests.permissions.rows_wagtail import CHANGES_OWN, OPEN, OPEN_TO_STAFF, is_of_wagtail
from tests.permissions.scene import Scene, make_scene
from tests.permissions.walking import addresses

# Who may do what does not depend on the database.
pytestmark = pytest.mark.sqlite_only

MODULES = [
    import_module(f"tests.permissions.{found.name}")
    for found in pkgutil.iter_modules(tests.permissions.__path__)
    if found.name.startswith("rows_")
]
# The API takes keys and no sessions: which key opens what is a table beside its tests.
ELSEWHERE = {"open_api": "contracts/api/test_permissions.py"}
REFUSED = (SIGN_IN, NO, GONE, WRONG)
ROWS = [row for module in MODULES for row in module.ROWS]


def test_every_address_has_one_row() -> None:
    """An address without a row fails here: add it to `rows_<app>.py` (see tests/README.md)."""
    listed = [row.name for row in ROWS]
    known = {one.name for one in addresses() if not is_of_wagtail(one)}
    known = {name for name in known if name.partition(":")[0] not in ELSEWHERE}
    assert sorted(known - set(listed)) == [], "without a row"
    assert sorted(set(listed) - known) == [], "no longer an address"
    assert len(listed) == len(set(listed)), "two rows for one address"


def test_a_table_elsewhere_names_every_address_of_its_app() -> None:
    for place in ELSEWHERE.values():
        text = (Path(tests.__file__).parent / place).read_text()
        assert "_names_every_address" in text, place


def test_every_row_says_something_for_every_role_by_get_and_by_post() -> None:
    for row in ROWS:
        assert row.get.keys() == row.post.keys() != set(), row.name
        for column in (*row.get.values(), *row.post.values()):
            assert column.keys() == set(ROLES), row.name


def test_a_session_opens_nothing_of_the_api(db: None) -> None:
    ask = Asker(make_scene()).ask
    for one in filter(is_of_api, addresses()):
        for method in ("get", "post"):
            visitor = ask("anonymous", method, one.example)
            assert ask("admin", method, one.example) == visitor, (one, method)


def test_wagtails_own_screens_are_for_editors_and_administrators(db: None) -> None:
    """As nobody, as a resident and as a provider: what opens is exactly what is listed."""
    ask = Asker(make_scene()).ask
    opened: dict[str, set[str]] = {"anonymous": set(), "resident": set(), "provider": set()}
    changed: set[str] = set()
    for one in filter(is_of_wagtail, addresses()):
        for role, names in opened.items():
            for method in ("get", "post"):
                found, changes = ask(role, method, one.example, draws=False)
                names.update([one.name] * (found not in REFUSED))
                changed.update([one.name] * bool(changes))
    assert opened["anonymous"] == opened["resident"] == OPEN
    assert opened["provider"] == OPEN | OPEN_TO_STAFF
    assert changed == CHANGES_OWN


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.split(".")[-1])
def test_each_role_gets_what_the_table_says(db: None, module: Any) -> None:
    scene = make_scene()
    if hasattr(module, "make"):
        scene.targets = module.make(scene)
    asker = Asker(scene)
    wrong = [line for row in module.ROWS for line in differences(asker, scene, row)]
    assert not wrong, "\n".join(wrong)


def differences(asker: Asker, scene: Scene, row: Row) -> list[str]:
    """One line per answer that is not the one of the table, or that changed what it may not."""
    wrong: dict[str, list[str]] = {}
    for method in ("get", "post"):
        for target, column in getattr(row, method).items():
            things = scene.targets.get(target, {})
            for role, expected in column.items():
                # Drawn for one who may do everything; for others it is who gets in that counts.
                draws = role == "admin"
                found, changes = asker.ask(role, method, address(row, things, role), draws=draws)
                where = f"{row.name} {method.upper()} {target!r}: {found!r} and not {expected!r}"
                if found != expected:
                    wrong.setdefault(where, []).append(role)
                elif found != IN and changes:
                    wrong.setdefault(f"{where}, but it did {changes[0][:60]}", []).append(role)
    return [f"{where} for {', '.join(roles)}" for where, roles in wrong.items()]


def address(row: Row, things: dict[str, Any], role: str) -> str:
    """The address of a row with these things in it; a thing may differ per role."""
    if row.name.endswith("/"):  # an address without a name
        return f"/{row.name}"
    values = [things.get(part, part) if isinstance(part, str) else part for part in row.args]
    values = [value[role] if isinstance(value, dict) else value for value in values]
    return reverse(row.name, args=[getattr(value, "pk", value) for value in values])
