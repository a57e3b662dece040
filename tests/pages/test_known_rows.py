"""A hidden key that somebody changed is an error of the form, not of the server."""

import pytest
from django.urls import reverse

from pages.models import Fund
from tests.factories import challenges as make
from tests.pages.challenges.test_municipality import address, editor, ours, posted  # noqa: F401

pytestmark = pytest.mark.django_db
GONE = (
    "Een rij van dit formulier bestaat niet meer. Er is niets bewaard. Kopieer wat u typte, en open"
    " de pagina opnieuw."
)


@pytest.mark.parametrize("forged", ["999999", "-1", "abc", "9" * 5_000, "1.5", "\x00", None])
def test_a_forged_key_is_refused_and_what_was_typed_stays(editor, ours, forged):  # noqa: F811
    data = posted(ours, contact_name="Noor de Wit")
    if forged is None:
        del data["criteria-0-id"]
    else:
        data["criteria-0-id"] = forged
    page = editor.post(address(ours), data)
    assert page.status_code == 200
    assert page.context["form"].non_field_errors() == [GONE]
    assert 'value="Noor de Wit"' in page.content.decode()
    ours.refresh_from_db()
    assert (ours.contact_name, ours.criteria.count()) == ("", 5)


def test_wrong_numbers_beside_a_forged_key_are_no_way_around(editor, ours):  # noqa: F811
    data = posted(ours) | {"criteria-0-id": "abc", "criteria-MIN_NUM_FORMS": "?"}
    page = editor.post(address(ours), data)
    assert page.status_code == 200
    assert GONE in page.context["form"].non_field_errors()


def test_a_row_of_another_list_is_refused_and_the_own_rows_are_saved(editor, ours):  # noqa: F811
    data = posted(ours)
    other = ours.reasons.latest("pk").pk + 1_000
    page = editor.post(address(ours), data | {"reasons-0-id": str(other)})
    assert page.context["form"].non_field_errors() == [GONE]
    assert editor.post(address(ours), data).status_code == 302


def test_more_rows_than_there_are_is_refused(editor, ours):  # noqa: F811
    data = posted(ours) | {"criteria-TOTAL_FORMS": "9", "criteria-INITIAL_FORMS": "9"}
    page = editor.post(address(ours), data)
    assert page.context["form"].non_field_errors() == [GONE]


def test_a_fund_is_held_to_its_rows_as_well(admin_client):
    make.make_call()
    data = {"goals-TOTAL_FORMS": "1", "goals-INITIAL_FORMS": "1", "goals-0-id": "77"}
    empty = {
        f"{name}-{kind}_FORMS": "0"
        for name in ("areas", "sources", "routes")
        for kind in ("TOTAL", "INITIAL")
    }
    page = admin_client.post(reverse("wagtailsnippets_pages_fund:add"), data | empty)
    assert GONE in page.context["form"].non_field_errors()
    assert not Fund.objects.exists()
