"""Everybody is addressed with "u", also by the texts of allauth."""

import gettext
import re
from pathlib import Path

import allauth
import pytest
from django.utils import translation

CATALOGUE = Path(allauth.__file__).parent / "locale" / "nl" / "LC_MESSAGES" / "django.mo"
FAMILIAR = re.compile(r"\b(je|jij|jou|jouw)\b", re.IGNORECASE)
# What we do not offer: other providers, keys, phones, names of users, and signing up by ourselves.
NOT_OFFERED = re.compile(
    r"third-party|passkey|passwordless|security key|device|phone|sername|client_name|user ID"
    r"|basic profile|tried to|cancel logging|sign up for an account|signup for|register an"
    r"|View your|%s account",
)


def texts() -> list[str]:
    """The English texts of which the Dutch one of allauth is familiar."""
    with CATALOGUE.open("rb") as file:
        known = gettext.GNUTranslations(file)._catalog
    return sorted(
        text
        for text, dutch in known.items()
        if isinstance(text, str) and FAMILIAR.search(str(dutch)) and not NOT_OFFERED.search(text)
    )


@pytest.mark.parametrize("text", texts())
def test_in_dutch_it_is_polite(text):
    with translation.override("nl"):
        assert not FAMILIAR.search(translation.gettext(text))


def test_who_signs_in_reads_u():
    with translation.override("nl"):
        said = translation.gettext("Successfully signed in as %(name)s.")
    assert said == "U bent ingelogd als %(name)s."
