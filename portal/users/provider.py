"""A provider that keeps nothing but a pseudonym of who signed in.

A broker for DigiD may give the citizen service number as the subject. We only need to know the
same person again, so a keyed hash is kept and nothing else of what the provider told.
"""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.utils.crypto import salted_hmac


class PseudonymousProvider(OpenIDConnectProvider):
    """Any OpenID Connect provider of the settings. The library finds this module by its name."""

    # Its addresses and views are the library's own.
    package = "allauth.socialaccount.providers.openid_connect"

    def extract_uid(self, data: Any) -> str:
        """The subject as 64 hexadecimal signs, different for each provider and each portal."""
        subject = super().extract_uid(data)
        return salted_hmac(
            "portal.users.openid", f"{self.app.provider_id}:{subject}", algorithm="sha256"
        ).hexdigest()

    def extract_extra_data(self, data: Any) -> dict[str, Any]:
        """Nothing: no service number, no name, no token."""
        return {}


provider_classes = [PseudonymousProvider]
