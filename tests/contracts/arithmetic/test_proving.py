"""The long run of the guarantees: it goes on where it stopped, and tells what fails in words."""

import json
from pathlib import Path

import pytest

from tests.contracts.arithmetic.guarantees import GUARANTEES, Run
from tests.contracts.arithmetic.proving import chunks, prove, prove_chunk

pytestmark = pytest.mark.pure


def test_every_chunk_has_a_seed_of_its_own() -> None:
    assert list(chunks(1200, 7)) == [(7, 500), (8, 500), (9, 200)]


def test_it_counts_and_goes_on_where_it_stopped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "prove.jsonl"
    (figures,) = prove(2, 1, 5, place)
    assert figures["failing"] == {}
    assert {figures["done"][check.__name__] for check in GUARANTEES} == {2}
    assert json.loads(capsys.readouterr().out)["prove"] == "chunk"
    assert prove(2, 1, 5, place) == [figures]
    assert capsys.readouterr().out == ""


def nothing_is_ever_paid(run: Run) -> None:
    assert run.once.total_cents == 0


def test_a_counterexample_is_small_and_in_words() -> None:
    story = prove_chunk(1, 50, [nothing_is_ever_paid])["failing"]["nothing_is_ever_paid"]
    assert story.startswith("AssertionError")
    assert story.count("Terms from") == 1
    assert "part_0: " in story
    assert story.count("part_") <= 2
    assert story.splitlines()[-1].split() == ["control", "2020-01-01", "0.5", "measured"]
