"""The version of the API, by semantic versioning; CHANGELOG.md says what each one changed."""

from __future__ import annotations

from typing import Final

VERSION: Final = "1.0.0"
