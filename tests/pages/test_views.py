import pytest
from wagtail.models import Site

from pages.models import SiteSettings


@pytest.fixture
def site_settings(home):
    return SiteSettings.for_site(Site.objects.get(is_default_site=True))


def test_own_colours_are_a_stylesheet_that_changes_its_address(client, home, site_settings):
    assert "/thema.css" not in client.get("/").content.decode()
    site_settings.theme_tokens = "--uitdaag-brand-color: #154273"
    site_settings.save()
    sheet = client.get("/thema.css")
    assert sheet.content.decode() == ":root {\n  --uitdaag-brand-color: #154273;\n}\n"
    assert sheet.headers["Content-Type"] == "text/css; charset=utf-8"
    assert f"/thema.css?v={site_settings.theme_version}" in client.get("/").content.decode()


def test_demo_notice_shows_only_in_a_demo(client, home, site_settings):
    notice = "Voorbeeldgemeente – fictief."
    assert notice not in client.get("/").content.decode()
    site_settings.is_demo = True
    site_settings.save()
    assert notice in client.get("/").content.decode()


def test_unknown_address_gets_a_page_with_search(client, home):
    answer = client.get("/bestaat-niet/")
    assert answer.status_code == 404
    assert "Deze pagina is er niet" in answer.content.decode()


@pytest.mark.parametrize("address", ["/zoeken/", "/thema.css"])
def test_pages_to_read_take_no_input(client, home, address):
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200
