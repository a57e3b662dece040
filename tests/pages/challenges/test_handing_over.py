"""A case goes to a colleague: by whom, to whom, and who hears of it."""

import pytest
from django.urls import reverse

from pages.challenges import services
from pages.challenges.errors import Refused
from pages.challenges.selectors.handling import can_hand_over, colleagues_for
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db
WHY = "Ik ben drie weken ziek."


@pytest.fixture
def handler():
    return make.make_staff()


@pytest.fixture
def case(handler):
    return make.make_in_handling(handler)


def give(case, person, by, reason=WHY):
    return services.hand_over(response=case, person=person, reason=reason, by=by, now=make.NOW)


def refusal(*args, **kwargs) -> str:
    with pytest.raises(Refused) as refused:
        give(*args, **kwargs)
    return refused.value.code


def test_it_is_an_event_and_both_get_a_mail_once(case, handler):
    new = make.make_staff("assessor")
    done = give(case, new, handler)
    assert (done.handler, done.status) == (new, "in_handling")
    event = case.events.latest("pk")
    assert (event.action, event.by, event.text) == ("hand_over", handler, WHY)
    mails = case.messages.filter(letter="staff_notice").order_by("pk")
    assert [(mail.to, mail.subject) for mail in mails] == [
        (new.email, f"U behandelt nu zaak {case.case_number}"),
        (handler.email, f"Zaak {case.case_number} is aan een collega gegeven"),
    ]
    assert all(WHY in mail.text and mail.archived is None for mail in mails)


def test_only_the_handler_and_who_leads_the_work(case, handler):
    new, other, lead = make.make_staff(), make.make_staff("assessor"), make.make_staff("assessor")
    assert refusal(case, new, other) == "not_yours_to_hand_over"
    # Without a coordinator every editor leads.
    assert can_hand_over(case, new)
    make.set_municipality(lead=lead)
    assert not can_hand_over(case, new)
    assert give(case, new, lead).handler == new


def test_not_to_somebody_with_an_interest_of_another_group_or_who_has_it(case, handler):
    conflicted = make.make_staff()
    services.declare_interest(
        response=case, person=conflicted, has_conflict=True, words="Mijn broer.", now=make.NOW
    )
    for person in (conflicted, make.make_staff("decider"), handler):
        assert refusal(case, person, handler) == "not_to_be_handler"
        assert not colleagues_for(case).filter(pk=person.pk).exists()
    new = make.make_staff()
    assert refusal(case, new, handler, reason="-") == "hand_over_reason"
    assert not case.events.filter(action="hand_over").exists()


def test_not_before_it_was_taken_up_and_after_the_end(handler):
    new = make.make_staff()
    assert refusal(make.make_sent(), new, handler) == "not_allowed"
    withdrawn = make.make_in_handling(handler)
    services.withdraw(response=withdrawn, by=None, now=make.NOW)
    assert refusal(withdrawn, new, handler) == "not_allowed"


def test_on_the_screen_with_the_words_kept(client, case, handler):
    new = make.make_staff()
    client.force_login(handler)
    detail = client.get(reverse("challenge_responses:detail", args=[case.pk])).content.decode()
    url = reverse("challenge_responses:hand_over", args=[case.pk])
    assert url in detail
    page = client.post(url, {"person": "", "reason": WHY}).content.decode()
    assert "Kies iemand." in page
    assert WHY in page
    assert client.post(url, {"person": new.pk, "reason": WHY}).status_code == 302
    case.refresh_from_db()
    assert case.handler == new


class TestWithAnInterest:
    def declare(self, case, person):
        return services.declare_interest(
            response=case, person=person, has_conflict=True, words="Mijn broer.", now=make.NOW
        )

    def test_who_leads_the_work_hears_it_once(self, case, handler):
        lead = make.make_staff("assessor")
        make.set_municipality(lead=lead)
        self.declare(case, make.make_staff())
        assert not case.messages.filter(letter="staff_notice").exists()
        for _time in range(2):
            self.declare(case, handler)
        mail = case.messages.get(letter="staff_notice")
        assert (mail.to, mail.subject) == (
            lead.email,
            f"Zaak {case.case_number} moet naar een andere behandelaar",
        )
        assert "Mijn broer" not in mail.text

    def test_the_handler_gives_it_away_and_who_leads_hears_that_too(self, case, handler):
        lead, new = make.make_staff("assessor"), make.make_staff("assessor")
        make.set_municipality(lead=lead)
        self.declare(case, handler)
        case.messages.filter(letter="staff_notice").delete()
        assert give(case, new, handler, "Ik heb een belang.").handler == new
        mails = case.messages.filter(letter="staff_notice").order_by("pk")
        assert [mail.to for mail in mails] == [new.email, handler.email, lead.email]

    def test_without_a_coordinator_no_editor_with_an_interest_hears_it(self, case, handler):
        other, closed = make.make_staff(), make.make_staff()
        self.declare(case, closed)
        self.declare(case, handler)
        found = case.messages.filter(letter="staff_notice").values_list("to", flat=True)
        assert list(found) == [other.email]

    def test_declaring_leads_to_giving_it_away_without_showing_the_case(
        self, client, case, handler
    ):
        new = make.make_staff()
        client.force_login(handler)
        interest = reverse("challenge_responses:interest", args=[case.pk])
        url = reverse("challenge_responses:hand_over", args=[case.pk])
        answer = client.post(interest, {"interest": "ja", "words": "Mijn broer."})
        assert answer.url == url
        page = client.get(url).content.decode()
        assert "U hebt een belang bij deze zaak." in page
        assert case.plan_title not in page
        detail = reverse("challenge_responses:detail", args=[case.pk])
        closed = client.get(detail)
        assert closed.status_code == 403
        assert url in closed.content.decode()
        page = client.post(url, {"person": "", "reason": WHY}).content.decode()
        assert WHY in page
        index = reverse("challenge_responses:index")
        assert client.post(url, {"person": new.pk, "reason": WHY}).url == index
        case.refresh_from_db()
        assert case.handler == new
        assert client.get(url).status_code == 403
        assert url not in client.get(detail).content.decode()

    def test_a_colleague_with_an_interest_has_nothing_to_give(self, client, case):
        colleague = make.make_staff()
        self.declare(case, colleague)
        client.force_login(colleague)
        url = reverse("challenge_responses:hand_over", args=[case.pk])
        answer = client.get(url)
        assert answer.status_code == 403
        assert url not in answer.content.decode()
