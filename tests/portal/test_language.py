"""Dutch until a person chooses English, whatever the browser prefers."""

import pytest
from django.test import Client
from django.utils import translation


def test_dutch_whatever_the_browser_prefers() -> None:
    answer = Client().get("/healthz", headers={"accept-language": "en-GB,en;q=0.9"})
    assert answer["Content-Language"] == "nl"


def test_english_once_chosen_and_back() -> None:
    client = Client()
    answer = client.post("/set-taal/", {"language": "en", "next": "/healthz"})
    assert (answer.status_code, answer["Location"]) == (302, "/healthz")
    assert client.cookies["taal"].value == "en"
    assert client.get("/healthz")["Content-Language"] == "en"
    client.post("/set-taal/", {"language": "nl", "next": "/healthz"})
    assert client.get("/healthz")["Content-Language"] == "nl"


@pytest.mark.parametrize("word", ["fr", "", "../en", "EN"])
def test_an_unknown_cookie_means_dutch(word: str) -> None:
    client = Client()
    client.cookies["taal"] = word
    assert client.get("/healthz")["Content-Language"] == "nl"


def test_the_language_of_one_request_does_not_stay() -> None:
    client = Client()
    client.cookies["taal"] = "en"
    before = translation.get_language()
    client.get("/healthz")
    assert translation.get_language() == before
