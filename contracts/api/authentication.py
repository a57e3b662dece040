"""Who asks: the owner of the key in the `Authorization` header, or nobody."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed

from contracts.api.selectors.tokens import token_for
from contracts.api.services.tokens import note_use


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer <sleutel>`. Cookies do not count, so no other site can write."""

    def authenticate(self, request: Any) -> tuple[Any, Any] | None:
        """Return the person and the key, None without a header; a wrong key is an error."""
        header = request.headers.get("Authorization")
        if header is None:
            return None
        word, _space, key = header.partition(" ")
        now = timezone.now()
        token = token_for(key.strip(), now) if word.lower() == "bearer" else None
        if token is None:
            raise AuthenticationFailed(
                _(
                    "Deze sleutel is onbekend, verlopen of ingetrokken. "
                    "Maak een nieuwe in het loket."
                )
            )
        note_use(token=token, now=now)
        return token.owner, token

    def authenticate_header(self, request: Any) -> str:
        """Say how to sign in, so that a missing key is a 401."""
        return "Bearer"


class TokenScheme(OpenApiAuthenticationExtension):
    """How the document describes the keys."""

    target_class = TokenAuthentication
    name = "sleutel"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """Return the security scheme."""
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "Een sleutel die u in het loket maakt. Zij geldt hooguit een jaar.",
        }
