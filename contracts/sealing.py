"""Hashes by which a signed document and the terms that were signed can be recognised again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any


def terms_sha256(document: Mapping[str, Any]) -> str:
    """Return the hash of terms: of their JSON with sorted keys, without spaces, as UTF-8."""
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(text.encode()).hexdigest()


def seal_sha256(document_hash: str, terms_hash: str) -> str:
    """Return the hash of both hashes as text, the document's first, with a line end after each."""
    return sha256(f"{document_hash}\n{terms_hash}\n".encode()).hexdigest()
