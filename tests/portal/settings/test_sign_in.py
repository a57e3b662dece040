"""Providers of OpenID Connect come from the environment."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.settings.env import Env
from portal.settings.sign_in import origins, read_providers

DIGID = {
    "OIDC_PROVIDERS": "digid-broker",
    "OIDC_DIGID_BROKER_URL": "https://broker.example/realm",
    "OIDC_DIGID_BROKER_CLIENT_ID": "portal",
    "OIDC_DIGID_BROKER_CLIENT_SECRET": "geheim",
    "OIDC_DIGID_BROKER_TITLE": "DigiD",
}


def test_none_unless_named() -> None:
    assert read_providers(Env({})) == []


def test_a_broker_for_residents() -> None:
    found = read_providers(Env(DIGID))
    assert found == [
        {
            "provider_id": "digid-broker",
            "name": "DigiD",
            "client_id": "portal",
            "secret": "geheim",
            "settings": {
                "server_url": "https://broker.example/realm",
                "oauth_pkce_enabled": True,
                "audience": "residents",
                "second_factor": False,
            },
        }
    ]
    assert origins(found) == ["https://broker.example"]


def test_a_missing_secret_is_named() -> None:
    env = Env({**DIGID, "OIDC_DIGID_BROKER_CLIENT_SECRET": ""})
    read_providers(env)
    with pytest.raises(ImproperlyConfigured, match="OIDC_DIGID_BROKER_CLIENT_SECRET"):
        env.refuse_when_incomplete()


@pytest.mark.parametrize(
    ("name", "value"),
    [("OIDC_DIGID_BROKER_FOR", "iedereen"), ("OIDC_DIGID_BROKER_URL", "ftp://broker.example")],
)
def test_nonsense_is_refused(name: str, value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=name):
        read_providers(Env({**DIGID, name: value}))
