"""What is typed comes back as it was typed."""

import pytest
from django.http import QueryDict

from pages.challenges.work_drafts import MAX_VALUE, SCHEMA, is_empty, read_work, write_work


def test_every_value_comes_back_without_what_belongs_to_the_page():
    posted = QueryDict("words=a%0Ab&reason_codes=X&reason_codes=Y&csrfmiddlewaretoken=t&knop=k")
    data = write_work(posted)
    assert data == {"schema": SCHEMA, "fields": {"words": ["a\nb"], "reason_codes": ["X", "Y"]}}
    assert dict(read_work(data).lists()) == data["fields"]


def test_limits_are_kept_and_null_bytes_dropped():
    posted = QueryDict(mutable=True)
    posted["words"] = "x" * (MAX_VALUE + 5) + "\x00"
    posted["ot\x00her"] = "a\x00b"
    data = write_work(posted)
    assert len(data["fields"]["words"][0]) == MAX_VALUE
    assert data["fields"]["other"] == ["ab"]


@pytest.mark.parametrize(
    "data", [None, {}, [], {"schema": "x"}, {"schema": SCHEMA, "fields": [1]},
             {"schema": SCHEMA, "fields": {"a": "b", "c": [1]}}],
)  # fmt: skip
def test_what_cannot_be_read_is_nothing_typed(data):
    assert is_empty(data)


def test_spaces_are_nothing_typed():
    assert is_empty(write_work(QueryDict("a=+&b=")))
    assert not is_empty(write_work(QueryDict("a=x")))
    assert is_empty(write_work(QueryDict("a=x")), ignore=["a"])
