import json

import pytest

from contracts.arithmetic import TermsError
from contracts.observation_table import RowError
from contracts.terms_file import TermsFileError, parse_json, read_terms_file
from tests.contracts.test_observation_file import TERMS

pytestmark = pytest.mark.pure


def error_of(data: bytes) -> RowError:
    with pytest.raises(TermsFileError) as caught:
        read_terms_file(data)
    return caught.value.error


def test_one_version_or_a_list_of_versions() -> None:
    later = {**TERMS, "valid_from": "2027-01-01"}
    one = read_terms_file(b"\xef\xbb\xbf" + json.dumps(TERMS).encode())
    two = read_terms_file(json.dumps([TERMS, later]).encode())
    assert [terms.valid_from.isoformat() for terms in one] == ["2026-01-01"]
    assert [terms.valid_from.isoformat() for terms in two] == ["2026-01-01", "2027-01-01"]


def test_a_syntax_error_names_its_row() -> None:
    data = b'{\n  "format": "terms/1"\n  "currency": "EUR"\n}'
    assert error_of(data) == RowError(3, "", "json_invalid", {"position": "3"})


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", RowError(0, "", "file_empty")),
        (b"\xff\xfe{}", RowError(0, "", "terms_unreadable")),
        (b'{"a": 1, "a": 2}', RowError(0, "", "json_key_twice", {"key": "a"})),
        (b'{"\\u0000": 1, "\\u0000": 2}', RowError(0, "", "json_key_twice", {"key": "\ufffd"})),
        (b"[" * 100_000, RowError(0, "", "json_too_deep")),
        (b"[" * 400 + b"]" * 400, RowError(0, "", "json_too_deep")),
        (b'{"a": NaN}', RowError(0, "", "json_no_number", {"found": "NaN"})),
        (b"[-Infinity]", RowError(0, "", "json_no_number", {"found": "-Infinity"})),
        (b"[1.5, 1e999]", RowError(0, "", "json_no_number", {"found": "1e999"})),
        (b'{"a": ["x\\u0000y"]}', RowError(0, "", "json_unwritable", {"found": "x\ufffdy"})),
        (b'[{"\\ud83d": 1}]', RowError(0, "", "json_unwritable", {"found": "\ufffd"})),
        (b"[" + b"9" * 5000 + b"]", RowError(0, "", "number_too_long", {"found": "…"})),
    ],
)
def test_what_is_no_json(data: bytes, error: RowError) -> None:
    assert error_of(data) == error


def test_a_file_over_the_limit() -> None:
    with pytest.raises(TermsFileError) as caught:
        read_terms_file(b"123456", max_bytes=5)
    assert caught.value.error.code == "terms_too_large"


@pytest.mark.parametrize("data", [b"[]", b"12", b'"terms"', b"null", b"[12]"])
def test_json_that_is_no_terms(data: bytes) -> None:
    with pytest.raises(TermsError):
        read_terms_file(data)


def test_more_versions_than_any_contract_has_are_not_read() -> None:
    with pytest.raises(TermsError) as caught:
        read_terms_file(b"[" + b"{}," * 200 + b"{}]")
    assert [(problem.path, problem.code, problem.params) for problem in caught.value.problems] == [
        ("", "list_too_long", {"found": 201, "most": 200})
    ]


def test_whole_characters_beyond_the_first_plane_are_text() -> None:
    assert parse_json('{"a": "\\ud83d\\ude00", "b": 1.5}') == {"a": "\U0001f600", "b": 1.5}


def test_all_problems_of_all_versions_together() -> None:
    wrong = {**TERMS, "currency": "euro", "valid_from": "gisteren"}
    with pytest.raises(TermsError) as caught:
        read_terms_file(json.dumps([wrong, {**TERMS, "format": "terms/9"}]).encode())
    assert [(problem.path, problem.code) for problem in caught.value.problems] == [
        ("[0].currency", "bad_currency"),
        ("[0].valid_from", "bad_date"),
        ("[1].format", "wrong_format"),
    ]
