"""Every table that leaves the portal is what its data dictionary says, head and each cell."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.users.models import UserProfile

from tests.exports.scene import Portal, make_portal
from tests.schemas import FOLDER, check_table, csv_texts, read_schema, sheet_texts

pytestmark = pytest.mark.django_db

# (address, its keys, query, who asks, table schema): what is there as CSV.
FILES: tuple[tuple[str, tuple[Any, ...], dict[str, str], str, str], ...] = (
    ("contracten:observations_csv", ("agreement",), {}, "approver", "observations-1"),
    ("contracten:observations_csv", ("agreement",), {}, "evaluator", "observations-1"),
    ("contracten:forecast_csv", ("forecast",), {}, "approver", "forecast-years-1"),
    ("contracten:forecasts_csv", (), {}, "approver", "forecast-years-1"),
    ("contracten:payments", (), {"formaat": "csv"}, "approver", "desk-payments-1"),
    ("rapportages:requests", (), {"formaat": "csv"}, "approver", "desk-report-requests-1"),
    ("rapportages:disputes", (), {"formaat": "csv"}, "approver", "desk-disputes-1"),
    (
        "rapportages:disputes",
        (),
        {"formaat": "csv", "staat": "closed"},
        "approver",
        "desk-disputes-1",
    ),
    ("bank:batches", (), {"formaat": "csv"}, "approver", "desk-batches-1"),
    ("challenges:year_csv", (2026,), {}, "", "challenge-year-figures-1"),
    ("challenges:year_dictionary", (2026,), {}, "", "challenge-year-key-1"),
)
# (address as CSV, address as workbook, what asks for each, who asks, table schema).
BOTH = (
    ("geld:overview_csv", "geld:overview_xlsx", False, "approver", "money-overview-1"),
    ("contracten:agreements", "contracten:agreements", True, "approver", "desk-contracts-1"),
    ("contracten:settlements", "contracten:settlements", True, "approver", "desk-settlements-1"),
    ("contracten:verify_list", "contracten:verify_list", True, "evaluator", "desk-to-verify-1"),
    ("contracten:runs", "contracten:runs", True, "approver", "desk-runs-1"),
    ("desks:frame", "desks:frame", True, "approver", "desk-frame-1"),
)


@pytest.fixture
def portal() -> Portal:
    return make_portal()


def sent(
    portal: Portal, role: str, name: str, keys: tuple[Any, ...], query: dict[str, str]
) -> bytes:
    args = [portal.keys().get(key, key) for key in keys]
    answer = portal.client(role).get(reverse(name, args=args), query)
    assert answer.status_code == 200
    assert "filename=" in answer["Content-Disposition"]
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.parametrize(("name", "keys", "query", "role", "schema"), FILES)
def test_a_file_fits_its_data_dictionary(
    portal: Portal,
    name: str,
    keys: tuple[Any, ...],
    query: dict[str, str],
    role: str,
    schema: str,
) -> None:
    head, rows = csv_texts(sent(portal, role, name, keys, query))
    assert rows
    check_table(head, rows, schema)


@pytest.mark.parametrize(("csv_name", "xlsx_name", "by_query", "role", "schema"), BOTH)
def test_a_list_says_the_same_as_csv_and_as_workbook(
    portal: Portal, csv_name: str, xlsx_name: str, by_query: bool, role: str, schema: str
) -> None:
    as_csv = sent(portal, role, csv_name, (), {"formaat": "csv"} if by_query else {})
    as_sheet = sent(portal, role, xlsx_name, (), {"formaat": "xlsx"} if by_query else {})
    head, rows = csv_texts(as_csv)
    assert rows
    check_table(head, rows, schema)
    assert sheet_texts(as_sheet, schema) == (head, rows)


def table_schemas() -> list[str]:
    """Every data dictionary of ours."""
    names = sorted(path.stem for path in FOLDER.glob("*.json"))
    return [name for name in names if "fields" in read_schema(name)]


@pytest.mark.parametrize("schema", table_schemas())
def test_every_column_has_a_title_in_both_languages(schema: str) -> None:
    fields = read_schema(schema)["fields"]
    for language in ("nl", "en"):
        titles = [field["titles"][language] for field in fields]
        assert all(titles)
        assert len(set(titles)) == len(titles)
    assert all(set(field["titles"]) == {"nl", "en"} for field in fields)
    # Codes for programs are in English; every other name is what a reader of Dutch sees.
    if not schema.startswith("challenge-year"):
        assert all(field["titles"]["nl"] == field["name"] for field in fields)


# The columns of these are the same in every language: programs and imports read them.
SAME_IN_EVERY_LANGUAGE = {"challenge-year-figures-1", "challenge-year-key-1"}
IN_ENGLISH = [
    *((name, keys, query, role, schema) for name, keys, query, role, schema in FILES),
    *(
        (name, (), {"formaat": "csv"} if by_query else {}, role, schema)
        for name, _xlsx, by_query, role, schema in BOTH
    ),
]


@pytest.mark.parametrize(("name", "keys", "query", "role", "schema"), IN_ENGLISH)
def test_a_reader_of_english_finds_the_english_titles(
    portal: Portal,
    name: str,
    keys: tuple[Any, ...],
    query: dict[str, str],
    role: str,
    schema: str,
) -> None:
    for person in get_user_model().objects.all():
        UserProfile.objects.update_or_create(user=person, defaults={"preferred_language": "en"})
    head, _rows = csv_texts(sent(portal, role, name, keys, query))
    fields = read_schema(schema)["fields"]
    if schema in SAME_IN_EVERY_LANGUAGE:
        assert head == [field["name"] for field in fields]
    else:
        assert head == [field["titles"]["en"] for field in fields]


def test_the_audit_fits_and_says_below_what_it_is_about(portal: Portal) -> None:
    for _time in range(2):
        head, lines = csv_texts(sent(portal, "approver", "desks:audit", (), {"formaat": "csv"}))
    empty = lines.index(["", ""])
    check_table(head, lines[:empty], "audit-1")
    assert empty > 10
    assert [line[0] for line in lines[empty + 1 :]] == [
        "filter",
        "gemaakt door",
        "gemaakt op",
        "sha256 over de regels hierboven, met de kop",
    ]
    content = sent(portal, "approver", "desks:audit", (), {"formaat": "xlsx"})
    check_table(*sheet_texts(content, "audit-1"), "audit-1")


def test_the_key_of_a_year_names_every_figure_of_it(portal: Portal) -> None:
    _head, figures = csv_texts(sent(portal, "", "challenges:year_csv", (2026,), {}))
    _head, key = csv_texts(sent(portal, "", "challenges:year_dictionary", (2026,), {}))
    assert [row[2] for row in figures] == [row[0] for row in key]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_empty_file_to_fill_in_has_the_columns_that_are_explained(
    portal: Portal, kind: str
) -> None:
    keys = ("agreement", kind)
    content = sent(portal, "provider", "contracten:import_template", keys, {})
    if kind == "csv":
        head, rows = csv_texts(content)
    else:
        head, rows = sheet_texts(content, "observation-template-1")
    check_table(head, rows, "observation-template-1")
    assert rows == []


@pytest.mark.parametrize(
    ("name", "column", "wrong"),
    [
        ("contracten:payments", 1, ""),
        ("contracten:payments", 2, "2026-01-01"),
        ("contracten:payments", 7, "approved"),
        ("contracten:payments", 8, "1200.00"),
        ("contracten:payments", 8, "-1200,00"),
        ("contracten:payments", 10, "euro"),
    ],
)
def test_a_data_dictionary_refuses_another_shape(
    portal: Portal, name: str, column: int, wrong: str
) -> None:
    head, (first, *_rows) = csv_texts(sent(portal, "approver", name, (), {"formaat": "csv"}))
    check_table(head, [first], "desk-payments-1")
    changed = [wrong if place == column else cell for place, cell in enumerate(first)]
    with pytest.raises((AssertionError, ValueError, ArithmeticError)):
        check_table(head, [changed], "desk-payments-1")


@pytest.mark.parametrize("schema", sorted({row[-1] for row in (*FILES, *BOTH)} | {"audit-1"}))
def test_a_data_dictionary_says_what_each_column_means(schema: str) -> None:
    body = read_schema(schema)
    assert body["title"]
    for field in body["fields"]:
        assert field["name"]
        assert field["type"] in ("string", "integer", "number", "date", "datetime")
        assert field["description"].endswith(".")
