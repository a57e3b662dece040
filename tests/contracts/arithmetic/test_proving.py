"""The long run of the guarantees: it goes on where it stopped, and tells what fails in words."""

import json
from pathlib import Path

import pytest
from hypothesis.errors import NoSuchExample

from tests.contracts.arithmetic.guarantees import GUARANTEES, Run
from tests.contracts.arithmetic.proving import chunks, code_digest, prove, prove_chunk
from tests.contracts.arithmetic.strategies import Dice, mixed_case, smallest

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
    heading, row = story.splitlines()[-2:]
    assert (heading.split()[0], row.split()[-1]) == ("metric", "measured")


def test_dice_throw_the_same_again_and_hypothesis_makes_it_small() -> None:
    first, again = Dice("1/3"), Dice("1/3")
    case = mixed_case(first)
    assert (case, first.thrown) == (mixed_case(again), again.thrown)
    assert mixed_case(Dice("1/4")) != case
    small = smallest(first.thrown, lambda smaller: len(smaller.terms.components) > 1)
    assert len(small.terms.components) == 2
    assert [row.metric for row in small.observations] == ["control"]
    with pytest.raises(NoSuchExample):
        smallest(first.thrown, lambda _smaller: False)


def test_chunks_of_other_code_do_not_count(tmp_path: Path) -> None:
    place = tmp_path / "prove.jsonl"
    prove(1, 1, 5, place)
    (line,) = place.read_text().splitlines()
    place.write_text(line.replace(code_digest(), "other") + "\n")
    prove(1, 1, 5, place)
    assert [json.loads(line)["code"] for line in place.read_text().splitlines()] == [
        "other",
        code_digest(),
    ]
