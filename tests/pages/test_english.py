"""English is complete: every text of the interface, and every page of the demo."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.utils import translation
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
ON_CONTRACTS = ("api", "banking", "budgets", "desks", "reporting")
APPS = (
    "pages",
    "pages/voices",
    "portal",
    "contracts",
    *(f"contracts/{app}" for app in ON_CONTRACTS),
)
SKIP = ("challenges", "instruments", "voices", *ON_CONTRACTS, "migrations", "locale", "demo")
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
ENGLISH_SOURCES = {"Dutch", "English", "e-mail address", "user", "users"}


def texts_in(app):
    """Every text to translate in the Python files and templates of an app."""
    found = set()
    folder = ROOT / app
    for file in [*folder.rglob("*.py"), *folder.rglob("*.html")]:
        if file.relative_to(folder).parts[0] in SKIP:
            continue
        found |= texts_of(file)
    return found


def texts_of(file):

    source = file.read_text(encoding="utf-8")
    if file.suffix == ".html":
        # Where a text stands in its line would be Python's indentation.
        source = re.sub(r"^[^\n\S]+", "", templatize(source), flags=re.MULTILINE)
        source = re.sub(r"^([A-Z ]+)(?=gettext|ngettext)", "", source, flags=re.MULTILINE)
    rows = extract("python", BytesIO(source.encode()), KEYWORDS)
    return {message for _line, message, _comments, _context in rows}


def as_tuple(text):
    return tuple(text) if isinstance(text, list | tuple) else (text,)


def catalogue(app, suffix, read):
    with (ROOT / app / "locale/en/LC_MESSAGES" / f"django.{suffix}").open("rb") as file:
        return {as_tuple(row.id): as_tuple(row.string) for row in read(file) if row.id}


@pytest.mark.parametrize("app", APPS)
def test_every_text_has_its_english(app):
    english = catalogue(app, "po", read_po)
    missing = {text for text in map(as_tuple, texts_in(app)) if not all(english.get(text, ("",)))}
    assert not missing


@pytest.mark.parametrize("app", APPS)
def test_compiled_catalogue_is_that_of_the_source(app):
    assert catalogue(app, "mo", read_mo) == catalogue(app, "po", read_po)


@pytest.mark.parametrize("app", APPS)
def test_dutch_sources_stay_dutch(app):
    """A Dutch text may not read as an English source of Django or Wagtail, such as `Open`."""
    with translation.override("nl"):
        for single, *_plural in catalogue(app, "po", read_po):
            if single not in ENGLISH_SOURCES:
                assert translation.gettext(single) == single
