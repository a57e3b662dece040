"""A site with a front page, and a clock that stands still."""

from collections.abc import Iterator

import pytest
import time_machine
from wagtail.models import Page, Site

from tests.factories.pages import TODAY, HomePageFactory


@pytest.fixture
def home(db):
    """The front page of the default site."""
    root = Page.get_first_root_node()
    page = HomePageFactory(parent=root)
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "root_page": page}
    )
    Site.clear_site_root_paths_cache()
    return page


@pytest.fixture
def today() -> Iterator[None]:
    """It is 21 November 2026, noon in Amsterdam."""
    with time_machine.travel(f"{TODAY}T11:00:00+00:00", tick=False):
        yield
