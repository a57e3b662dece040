"""Hostile input at every form of the contract desk, and where editors type in Wagtail."""

import pytest
from django.urls import reverse

from tests.contracts.views.world import make_world
from tests.pages.hostile import editor_doors
from tests.pages.hostile.asking import attack
from tests.pages.hostile.desk_doors import APPS, desk_doors

pytestmark = pytest.mark.django_db

# How many inputs each form gets.
AT_THE_DESK = 3
IN_WAGTAIL = {
    editor_doors.searching: 5,
    editor_doors.setting: 30,
    editor_doors.municipality: 40,
    editor_doors.editing: 5,
}
# So many forms and searches were found on the screens when this was written.
AT_LEAST = {"contracts": 29, "banking": 7, "reporting": 10, "budgets": 7, "desks": 6, "api": 2}


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.__name__.rsplit("_", 1)[-1])
def test_every_form_of_the_desk(client, app):
    doors = desk_doors(app)
    assert len(doors) >= AT_LEAST[app.__name__.rsplit("_", 1)[-1]]
    problems = [problem for door in doors for problem in attack(client, door, AT_THE_DESK)]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize(
    ("group", "times"), IN_WAGTAIL.items(), ids=["search", "settings", "municipality", "call"]
)
def test_where_editors_type(client, group, times):
    problems = [problem for door in group() for problem in attack(client, door, times)]
    assert not problems, "\n".join(problems)


def test_a_count_of_rows_that_was_lost_takes_nothing_along(client):
    world = make_world()
    for count in ("", "x", "-1", "0", "999999"):
        typed = {"title": "", "partij-TOTAL_FORMS": count, "partij-5-name": "Stichting Zonder Tel"}
        page = world.client("contract_manager").post(reverse("contracten:draft"), typed)
        assert page.status_code == 422
        assert 'value="Stichting Zonder Tel"' in page.content.decode()
        assert 'name="partij-TOTAL_FORMS" value="6"' in page.content.decode()
