"""The engine says the same as when it was written down, to the letter (see `recording`)."""

from __future__ import annotations

import json

import pytest

from contracts.arithmetic import ENGINE_VERSION
from tests.contracts.arithmetic.recording import RECORDED, cases, digest

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
