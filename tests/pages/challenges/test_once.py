"""Asked once per request or task, and every time outside of one."""

import pytest
from django.test import RequestFactory

from pages.challenges.once import forget, once, one_reading, one_reading_per_request


@pytest.fixture
def ask():
    """`ask(key)` and the keys that were really asked for."""
    asked = []

    def find(key="a"):
        return once(key, lambda: asked.append(key) or len(asked))

    find.asked = asked
    return find


def test_within_one_reading_the_first_answer_stays(ask):
    with one_reading():
        assert [ask(), ask(), ask("b"), ask()] == [1, 1, 2, 1]
        with one_reading():
            assert ask() == 1
        assert ask() == 1
        forget()
        assert ask() == 3
    assert ask.asked == ["a", "b", "a"]


def test_nothing_stays_after_it_also_when_it_fails(ask):
    forget()
    with pytest.raises(ZeroDivisionError), one_reading():
        once("broken", lambda: ask() / 0)
    assert [ask(), ask()] == [2, 3]


def test_every_request_asks_anew(ask):
    view = one_reading_per_request(lambda _request: (ask(), ask()))
    assert view(RequestFactory().get("/")) == (1, 1)
    assert view(RequestFactory().get("/")) == (2, 2)
