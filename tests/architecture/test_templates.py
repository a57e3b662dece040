"""What a template writes for a machine is written as it is, not as a person reads it."""

import re

import pytest

from tests.architecture.source import ROOT

pytestmark = pytest.mark.pure

# A number of a thousand or more is written with a separator: "1.024".
NUMBERS = ("pk", "revision", "page_id", "page_number")
WRITTEN = re.compile(r"\{\{ ([a-z_.]*(?:" + "|".join(NUMBERS) + r")) \}\}")
FOLDERS = ("portal", "pages", "contracts")


def test_keys_of_rows_are_written_without_separators() -> None:
    """With them row 1024 could not be chosen, decided about or linked to."""
    found = {
        str(path.relative_to(ROOT)): names
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*.html"))
        if (names := WRITTEN.findall(path.read_text(encoding="utf-8")))
    }
    assert found == {}
