"""What a server may say about its API."""

from __future__ import annotations

from portal.settings.env import Env
from portal.settings.open_api import document_settings, read_rates


def test_rates_have_a_default_and_can_be_set():
    assert read_rates(Env({})) == {"anonymous": "120/min", "token": "600/min"}
    assert read_rates(Env({"API_RATE_TOKEN": "5/s"}))["token"] == "5/s"


def test_the_contact_is_the_sender_unless_it_is_set():
    made = document_settings(Env({}), "https://p.example", "Loket <loket@p.example>")
    assert made["CONTACT"] == {
        "name": "Gemeente",
        "url": "https://p.example/api/v1/",
        "email": "loket@p.example",
    }
    assert made["SERVERS"][0]["url"] == "https://p.example/api/v1"
    named = Env({"API_CONTACT_NAME": "Gemeente Voorbeeld", "API_CONTACT_EMAIL": "api@p.example"})
    contact = document_settings(named, "https://p.example", "x@p.example")["CONTACT"]
    assert (contact["name"], contact["email"]) == ("Gemeente Voorbeeld", "api@p.example")
