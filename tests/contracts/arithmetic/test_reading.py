"""Reading data from outside: every answer has the asked type, and problems have a path."""

from fractions import Fraction

import pytest

from contracts.arithmetic import Problem, TermsError, examine_terms
from contracts.arithmetic.numbers import ONE
from contracts.arithmetic.reading import MAX_COUNT, MAX_LIST, MAX_PROBLEMS, MAX_TEXT, Node
from tests.contracts.arithmetic.builders import component, terms_data

pytestmark = pytest.mark.pure


def test_a_path_leads_to_the_place() -> None:
    root = Node({"a": {"b": ["x", 5]}})
    root.at("a").at("b").items()[1].code()
    assert root.problems == [Problem("a.b[1]", "not_text", {"found": "5"})]


def test_what_is_missing_is_noted_once() -> None:
    root = Node({})
    root.fields(("day",))
    root.at("day").day()
    root.at("day").at("inner").number()
    assert [problem.code for problem in root.problems] == ["missing_key"]


def test_soundness_is_of_a_place_and_below() -> None:
    root = Node({"a": {"b": "x"}, "ab": "1"})
    root.at("a").at("b").number()
    assert not root.sound
    assert not root.at("a").sound
    assert root.at("ab").sound


def test_what_another_name_begins_with_is_sound() -> None:
    root = Node({"partX": "x", "part": "1"})
    root.at("partX").number()
    assert [problem.path for problem in root.problems] == ["partX"]
    assert root.at("part").sound


@pytest.mark.parametrize(
    ("value", "method", "code"),
    [
        ("", "text", "empty_text"),
        ("half \ud83d", "text", "text_unwritable"),
        ("nothing \x00", "text", "text_unwritable"),
        ("x" * (MAX_TEXT + 1), "text", "list_too_long"),
        ([], "items", "empty_list"),
        ([1] * (MAX_LIST + 1), "items", "list_too_long"),
        ("text", "items", "not_a_list"),
        ("Upper", "code", "bad_code"),
        ("20200101", "day", "bad_date"),
        ("2021-02-29", "day", "bad_date"),
        (1, "flag", "not_true_or_false"),
        (True, "whole", "not_whole"),
        (0, "whole", "number_below"),
        (True, "number", "bad_number"),
        (1.5, "number", "number_as_json_number"),
        ("0", "share", "number_not_above"),
        ("1.1", "share", "number_above"),
        ("4/3", "share", "number_above"),
        ("1/3", "number", "bad_number"),
        ("1/0", "fraction", "bad_number"),
        ({"en": "x"}, "labels", "missing_key"),
    ],
)
def test_one_problem_each(value: object, method: str, code: str) -> None:
    node = Node(value, "place")
    getattr(node, method)()
    assert [problem.code for problem in node.problems] == [code]


@pytest.mark.parametrize(
    ("value", "method", "bounds", "code", "params"),
    [
        ("text", "items", {}, "not_a_list", {"found": "text"}),
        ([1] * 1001, "items", {}, "list_too_long", {"found": 1001, "most": 1000}),
        ("-0.5", "number", {"least": Fraction(0)}, "number_below", {"found": "-0.5", "least": "0"}),
        ("1/3", "fraction", {"least": ONE}, "number_below", {"found": "1/3", "least": "1"}),
        (-7, "whole", {}, "number_below", {"found": "-7", "least": "1"}),
        (2, "whole", {"least": 3}, "number_below", {"found": "2", "least": "3"}),
        (1000001, "whole", {}, "number_above", {"found": "1000001", "most": "1000000"}),
    ],
)
def test_a_problem_says_what_was_found_and_what_may_be(
    value: object, method: str, bounds: dict, code: str, params: dict
) -> None:
    node = Node(value, "place")
    getattr(node, method)(**bounds)
    assert node.problems == [Problem("place", code, params)]


@pytest.mark.parametrize(
    ("value", "method", "read"),
    [
        (5, "text", ""),
        ("nothing \x00", "text", ""),
        ("x", "whole", 1),
        (MAX_COUNT + 1, "whole", MAX_COUNT),
        ([1] * (MAX_LIST + 1), "items", []),
    ],
)
def test_what_cannot_be_read_gives_a_harmless_stand_in(
    value: object, method: str, read: object
) -> None:
    assert getattr(Node(value, "place"), method)() == read


@pytest.mark.parametrize(
    ("value", "method"),
    [("x" * MAX_TEXT, "text"), (MAX_COUNT, "whole"), ([1] * MAX_LIST, "items")],
)
def test_the_most_that_is_allowed_is_allowed(value: object, method: str) -> None:
    node = Node(value, "place")
    getattr(node, method)()
    assert not node.problems


def test_a_place_that_is_not_there_is_not_sound() -> None:
    assert not Node({}).at("day").sound


def test_eighty_characters_are_shown_as_they_are() -> None:
    node = Node("9" * 80, "place")
    node.code()
    assert node.problems == [Problem("place", "bad_code", {"found": "9" * 80})]


def test_long_values_are_shown_short() -> None:
    node = Node("9" * 500)
    node.number()
    assert len(str(node.problems[0].params["found"])) == 80


def test_what_cannot_be_written_out_is_shown_by_its_kind() -> None:
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    node = Node({"a": deep, "b": 10**5000}, "place")
    node.at("a").text()
    node.at("b").text()
    assert [problem.params["found"] for problem in node.problems] == ["list", "int"]


def test_a_share_may_be_a_fraction() -> None:
    node = Node("1/3", "place")
    assert (node.share(), node.fraction(), node.problems) == (Fraction(1, 3), Fraction(1, 3), [])
    assert (Node("1/1").share(), Node("-0.5").fraction()) == (1, Fraction(-1, 2))
    assert Node(0).whole(0) == 0


def test_reading_ends_at_too_many_problems() -> None:
    root = Node([])
    for number in range(MAX_PROBLEMS):
        Node(5, f"a[{number}]", root.problems).text()
        Node(5, f"a[{number}]", root.problems).text()
    with pytest.raises(TermsError) as caught:
        Node(5, "b", root.problems).text()
    assert len(caught.value.problems) == 1001
    assert caught.value.problems[-1] == Problem("", "too_many_problems", {"most": 1000})


def test_a_million_problems_are_not_told_and_cost_nothing() -> None:
    """They once cost a time that grew with the square: hours for a file of 2 MB."""
    data = terms_data(
        *(component(f"c{n}", {"sum": "places"}, {"brackets": [{}] * 600}) for n in range(1000))
    )
    read, found = examine_terms(data)
    assert read is None
    assert len(found) == 1001
    assert found[-1] == Problem("", "too_many_problems", {"most": 1000})
