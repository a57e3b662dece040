"""The demo has a file, people who send a plan along, and somebody who wants to be called."""

import pytest

from pages.challenges.models import CallBackRequest
from pages.challenges.selectors.cosubmitters import parties_of
from pages.demo.response_parts import add_parts
from tests.factories import challenges as make


@pytest.mark.django_db
def test_parts_are_added_once_and_are_marked_as_fictitious():
    draft = make.make_draft()
    for _time in range(2):
        add_parts(call=draft.call, now=make.NOW)
    assert [row.name for row in draft.attachments.all()] == ["Ideeën van de buurtavond.txt"]
    assert [(str(party.person), party.is_confirmed) for party in parties_of(draft)] == [
        ("Ilse Voorbeeld (fictief) (Schooltuin)", True),
        ("Karim Voorbeeld (fictief)", False),
    ]
    assert "(fictief)" in CallBackRequest.objects.get().name


@pytest.mark.django_db
def test_without_a_call_only_the_call_back_is_there():
    add_parts(call=None, now=make.NOW)
    assert CallBackRequest.objects.get().call is None
