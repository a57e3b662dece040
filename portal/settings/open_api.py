"""The open API: how often one may ask, who answers for it, and how its document is made.

Which addresses there are is none of the portal's business; see `contracts/api`.
"""

from __future__ import annotations

from email.utils import parseaddr
from typing import Any

from portal.settings.env import Env

VERSION = "1.0.0"


def read_rates(env: Env) -> dict[str, str]:
    """How often one may ask: per address without a key, and per key."""
    return {
        "anonymous": env.text("API_RATE_ANONYMOUS", "120/min"),
        "token": env.text("API_RATE_TOKEN", "600/min"),
    }


def document_settings(env: Env, public_url: str, sender: str) -> dict[str, Any]:
    """Settings of drf-spectacular, with who answers questions about the API."""
    return {
        # Its check looks at every address, also those of Wagtail; `make check-api` looks at ours.
        "ENABLE_DJANGO_DEPLOY_CHECK": False,
        "TITLE": "API van het Uitdaagloket",
        "DESCRIPTION": (
            "Open gegevens over prestatiecontracten: wat is afgesproken, gemeten, afgerekend en "
            "betaald. Kleine aantallen mensen staan er niet in."
        ),
        "VERSION": VERSION,
        "OAS_VERSION": "3.1.1",
        "CONTACT": {
            "name": env.text("API_CONTACT_NAME", "Gemeente"),
            "url": f"{public_url}/api/v1/",
            "email": env.text("API_CONTACT_EMAIL", parseaddr(sender)[1]),
        },
        "LICENSE": {"name": "CC0 1.0", "identifier": "CC0-1.0"},
        "SERVERS": [{"url": f"{public_url}/api/v1", "description": "Dit portaal"}],
        "SERVE_INCLUDE_SCHEMA": False,
        "COMPONENT_SPLIT_REQUEST": False,
        "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
        "POSTPROCESSING_HOOKS": ["contracts.api.document_hooks.finish"],
        "DEFAULT_GENERATOR_CLASS": "drf_spectacular.generators.SchemaGenerator",
    }
