"""The empty file; `views/test_imports.py` fills it in and reads it again."""

import pytest

from contracts.exports.import_templates import csv_template, template_head
from contracts.observation_table import COLUMN_NAMES, COLUMN_OF_NAME, read_table

pytestmark = pytest.mark.pure


def test_every_column_of_an_import_is_there_in_both_languages() -> None:
    for language in ("nl", "en"):
        columns = [COLUMN_OF_NAME[name.replace(" ", "_")] for name in template_head(language)]
        assert sorted(columns) == sorted(COLUMN_NAMES)
        table = read_table(csv_template(language).encode(), 10_000)
        assert (list(table.columns), table.rows, table.errors) == (columns, (), ())
