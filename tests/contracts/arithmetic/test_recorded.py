"""The engine says the same as when it was written down, to the letter (see `recording`)."""

from __future__ import annotations

import json

import pytest

from contracts.arithmetic import ENGINE_VERSION
from tests.contracts.arithmetic.breaking import paths
from tests.contracts.arithmetic.everything import every_contract
from tests.contracts.arithmetic.recording import RECORDED, cases, digest
from tests.contracts.arithmetic.worked_examples import CONTRACTS

pytestmark = pytest.mark.pure

CASES = cases()
WRITTEN = json.loads(RECORDED.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CASES, ids=[name.replace("::", ":") for name in CASES])
def test_the_engine_says_what_was_written_down(name: str) -> None:
    assert digest(CASES[name]()) == WRITTEN["cases"].get(name), (
        f"the engine says something else about {name!r} than when it was written down;"
        " tests/contracts/arithmetic/recording.py says what to do"
    )


def test_it_was_written_down_by_this_engine_and_holds_nothing_else() -> None:
    assert WRITTEN["engine"] == ENGINE_VERSION
    assert [*WRITTEN["cases"]] == [*CASES]


def test_every_key_of_the_format_is_among_what_is_written_down() -> None:
    schema = json.loads((CONTRACTS / "schema/terms-1.schema.json").read_text(encoding="utf-8"))
    used = {
        path.rpartition(".")[2].rstrip("[]")
        for data, _ in every_contract().values()
        for path, _, _ in paths(data)
    }
    assert keys_in(schema) <= used


def keys_in(schema: object) -> set[str]:
    """The names of all properties that a schema knows."""
    if isinstance(schema, list):
        return set().union(*(keys_in(each) for each in schema))
    if not isinstance(schema, dict):
        return set()
    inner = set().union(*(keys_in(each) for each in schema.values()))
    return inner | set(schema.get("properties", ()))
