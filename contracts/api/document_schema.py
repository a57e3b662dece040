"""How the document describes one operation: also what a key must be allowed to."""

from __future__ import annotations

from typing import Any

from drf_spectacular.openapi import AutoSchema

from contracts.api.enums import Scope


class KeyedSchema(AutoSchema):
    """Adds the scope that a key needs, for programs and in words."""

    def get_auth(self) -> list[dict[str, Any]]:
        """Return the ways to sign in, each with the scope that is needed."""
        scope = self._scope()
        names = [] if scope is None else [scope.value]
        return [{name: list(names) for name in way} for way in super().get_auth()]

    def get_description(self) -> str:
        """Return the words of the operation, and which scope it asks."""
        words: str = super().get_description()
        scope = self._scope()
        return words if scope is None else f"{words}\n\nNodig: een sleutel met “{scope.value}”."

    def _scope(self) -> Scope | None:
        found: Scope | None = self.view.write_scope if self.method == "POST" else self.view.scope
        return found
