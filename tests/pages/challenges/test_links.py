"""Private addresses are complete, for use in a letter."""

from pages.challenges.links import draft_url, status_url
from pages.challenges.models import Response


def test_addresses_start_at_the_public_site(settings):
    settings.PUBLIC_URL = "https://portaal.example"
    response = Response(token="abc")
    assert draft_url(response) == "https://portaal.example/reageren/concept/abc/"
    assert status_url(response) == "https://portaal.example/zaak/abc/"
