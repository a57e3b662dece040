"""What is typed is kept as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.challenges.drafts import (
    MAX_ROWS,
    MAX_TYPED,
    StepEntry,
    clean_typed,
    read_draft,
    read_posted,
    write_draft,
)


def test_reads_back_what_it_wrote():
    steps = {"wie": StepEntry({"name": "  Jo "}, {"partners": [{"name": "x", "role": ""}]})}
    assert read_draft(write_draft(steps)) == steps


def test_reads_a_draft_from_before_pages_had_a_name():
    step = {"fields": {"name": "Jo"}, "rows": {}}
    draft = {"schema": "response_draft/1", "steps": {"wie": step}}
    assert read_draft(draft)["wie"] == StepEntry({"name": "Jo"}, {})


def test_a_long_text_is_not_cut():
    assert clean_typed("x" * 150_000) == "x" * 150_000


def test_an_empty_draft_has_no_steps():
    assert read_draft({}) == {}


def test_refuses_another_schema():
    with pytest.raises(ValueError, match="unknown draft schema"):
        read_draft({"schema": "response_draft/2"})


def test_takes_only_its_own_names_and_keeps_the_order_of_rows():
    posted = {
        "name": "Jo", "status": "accepted", "partners-7-name": "b", "partners-2-name": "a",
        "partners-2-role": "r", "partners-x-name": "?", "partners--name": "?",
        "partners-99999-name": "?", "partners-٣-name": "?",
    }  # fmt: skip
    entry = read_posted(posted, fields=["name"], rows={"partners": ["name", "role"]})
    assert entry.fields == {"name": "Jo"}
    assert entry.rows["partners"] == [{"name": "a", "role": "r"}, {"name": "b", "role": ""}]


def test_limits_rows_and_length():
    posted = {f"partners-{number}-name": "x" for number in range(500)}
    entry = read_posted(
        {**posted, "name": "y" * 1_000_000}, fields=["name"], rows={"partners": ["name"]}
    )
    assert len(entry.rows["partners"]) == MAX_ROWS
    assert len(entry.fields["name"]) == MAX_TYPED


@given(st.text(max_size=200))
def test_typed_text_can_always_be_stored(text):
    kept = clean_typed(text)
    assert "\x00" not in kept
    kept.encode("utf-8")
