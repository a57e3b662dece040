"""What the audit of the desks lists of this app: who made a key, and who withdrew it."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from contracts.api.models import ApiToken
from contracts.desks.audit_kinds import AuditKind, Line
from contracts.desks.selectors.audit import Source

_WORDS: Final = ("prefix", "purpose")


def _key(row: Any) -> str:
    labels = ", ".join(row.scope_labels)
    return f"{row.owner}: {row} ({labels})"


KEYS: Final = AuditKind(
    "keys",
    _("Sleutels voor de API"),
    {
        "key_made": Line(
            Source(ApiToken, "created_at", "owner", "agreement", _WORDS, ("owner",)),
            _("Sleutel gemaakt"),
            _key,
            lambda row: str(row.purpose),
        ),
        "key_revoked": Line(
            Source(
                ApiToken,
                "revoked_at",
                "revoked_by",
                "agreement",
                _WORDS,
                ("owner",),
                has_moment_always=False,
            ),
            _("Sleutel ingetrokken"),
            _key,
        ),
    },
)
