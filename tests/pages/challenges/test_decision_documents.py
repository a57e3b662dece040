"""Decisions in the list of public documents: what it tells, and what it never tells."""

from datetime import date

import pytest
from django.utils import translation

from contracts.enums import DocumentStanding
from pages.challenges import services
from pages.challenges.documents import Publication
from pages.challenges.enums import Action, Remedies
from pages.challenges.models import Response
from pages.challenges.openness.decision_documents import decision_documents, decision_keys
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


def listed():
    keys = decision_keys()
    found = decision_documents({key.response_id for key in keys})
    assert {key.number: key.on for key in keys} == {key: row.on for key, row in found.items()}
    return found


def test_a_decision_has_a_number_kind_day_address_and_hash():
    response = make.make_decided(make.make_staff(), Action.REJECT, remedies=Remedies.OBJECTION)
    ((number, row),) = listed().items()
    assert number == row.identifier == f"BES-{response.case_number}"
    assert row.title == "Besluit over “Samen voor het Singelpark”: Afgewezen"
    assert (row.on, row.version) == (date(2026, 3, 2), 1)
    assert (row.category, row.url) == ("beschikkingen", f"/besluiten/{response.case_number}/")
    assert row.category_url.endswith("/c_46a81018")
    assert (row.standing, row.standing_on, row.replaced_by) == (DocumentStanding.CURRENT, None, "")
    assert len(row.sha256) == 64
    with translation.override("en"):
        assert listed()[number].sha256 == row.sha256


def test_an_answer_without_objection_is_public_of_our_own_accord():
    make.make_decided(make.make_staff(), Action.REJECT, remedies=Remedies.TALK)
    (row,) = listed().values()
    assert row.category == "inspanningsverplichting art 3.1 Woo"


@pytest.mark.parametrize("reason", ["no consent", "erasure asked"])
def test_without_consent_the_title_tells_only_the_subject_and_the_hash_changes(reason):
    response = make.make_decided(make.make_staff(), Action.REJECT)
    (before,) = listed().values()
    if reason == "erasure asked":
        Response.objects.filter(pk=response.pk).update(erasure_asked_at=make.NOW)
    else:
        response = make.make_decided(
            make.make_staff(), Action.REJECT, publication=Publication(name=True)
        )
    row = listed()[f"BES-{response.case_number}"]
    assert row.title == f"Besluit over “{response.call.title}”: Afgewezen"
    assert row.sha256 != before.sha256


def test_a_name_in_the_title_of_a_plan_is_left_out():
    make.make_decided(
        make.make_staff(),
        Action.REJECT,
        plan=make.make_document().plan.__class__(title="Bel mij op 06 12345678", different="Stil."),
        publication=Publication(plan=True),
    )
    (row,) = listed().values()
    assert "12345678" not in row.title


def test_what_is_not_decided_is_not_there():
    make.make_sent()
    assert decision_keys() == []


def test_a_decision_that_was_kept_still_holds_beside_the_second():
    response = make.make_objected(make.make_staff())
    found = listed()
    first, second = found[f"BES-{response.case_number}"], found[f"BOB-{response.case_number}"]
    assert first.standing == second.standing == DocumentStanding.CURRENT
    assert second.title == "Besluit op bezwaar over “Samen voor het Singelpark”: Afgewezen"
    assert first.sha256 != second.sha256


def test_a_decision_that_was_replaced_says_by_which():
    response = make.make_granted_with_objection(make.make_staff())
    second = make.make_staff("approver")
    make.free(response, second)
    text = make.objection_text()
    services.decide_objection(response=response, text=text, by=second, now=make.NOW)
    row = listed()[f"BES-{response.case_number}"]
    assert (row.standing, row.standing_on) == (DocumentStanding.REPLACED, date(2026, 3, 2))
    assert row.replaced_by == f"BOB-{response.case_number}"
    assert "Toegewezen" in row.title or "Toegekend" in row.title or "Aangenomen" in row.title


def test_an_objection_that_is_open_changes_nothing():
    response = make.make_granted_with_objection(make.make_staff())
    assert list(listed()) == [f"BES-{response.case_number}"]


def test_a_fixed_number_of_queries(django_assert_max_num_queries):
    staff = make.make_staff()
    for name in ("Noord", "Zuid", "Oost"):
        make.make_decided(staff, call=make.make_call(name))
    with django_assert_max_num_queries(25) as few:
        listed()
    make.make_decided(staff, call=make.make_call("West"))
    with django_assert_max_num_queries(len(few.captured_queries)):
        listed()
