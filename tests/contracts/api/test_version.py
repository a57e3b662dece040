"""The version in the header, in the document and in the settings is one."""

from __future__ import annotations

import re

from django.conf import settings

from contracts.api.version import VERSION


def test_one_version_by_semantic_versioning():
    assert re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", VERSION)
    assert settings.SPECTACULAR_SETTINGS["VERSION"] == VERSION
