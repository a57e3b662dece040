from datetime import date

import pytest
from django.urls import reverse

from tests.factories.challenges import make_staff
from tests.factories.pages import CallFactory, CallIndexFactory

pytestmark = pytest.mark.usefixtures("today")


def test_dashboard_shows_calls_that_are_late_or_close_soon(admin_client, home):
    index = CallIndexFactory(parent=home)
    CallFactory(
        parent=index,
        title="Te laat",
        opens_on=date(2026, 6, 1),
        closes_on=date(2026, 7, 31),
        decide_by=date(2026, 11, 20),
    )
    CallFactory(parent=index, title="Bijna dicht", closes_on=date(2026, 12, 5))
    CallFactory(parent=index, title="Ruim de tijd", closes_on=date(2026, 12, 6))
    text = admin_client.get("/beheer/").content.decode()
    panel = text[text.index("Oproepen die aandacht vragen") :]
    assert "besluit had er op 20 november 2026 moeten zijn" in panel
    assert "sluit op 5 december 2026" in panel
    assert "Ruim de tijd" not in panel


def test_who_may_not_edit_goes_to_the_page_itself(admin_client, client, home):
    call = CallFactory(parent=CallIndexFactory(parent=home), closes_on=date(2026, 12, 5))
    edit = reverse("wagtailadmin_pages:edit", args=[call.pk])
    assert f'href="{edit}"' in admin_client.get("/beheer/").content.decode()
    client.force_login(make_staff("panel_member"))
    page = client.get("/beheer/").content.decode()
    assert f'href="{call.url}"' in page
    assert edit not in page


@pytest.mark.parametrize("role", ["finance", "evaluator", "provider", "investor", "council"])
def test_who_only_works_with_contracts_sees_no_calls(client, home, role):
    CallFactory(parent=CallIndexFactory(parent=home), closes_on=date(2026, 12, 5))
    client.force_login(make_staff(role))
    assert "Oproepen die aandacht vragen" not in client.get("/beheer/").content.decode()
    client.force_login(make_staff("contract_manager"))
    assert "Oproepen die aandacht vragen" in client.get("/beheer/").content.decode()


def test_dashboard_is_quiet_when_nothing_is_due(admin_client, home):
    assert "Oproepen die aandacht vragen" not in admin_client.get("/beheer/").content.decode()


def test_admin_carries_the_colours_of_the_municipality(admin_client, home):
    text = admin_client.get("/beheer/").content.decode()
    assert "pages/admin/admin.css" in text
    assert "Welcome to" not in text
