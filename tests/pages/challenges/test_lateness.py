"""After closing only with a reason: recorded by staff, told to everybody."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from pages.challenges import services
from pages.challenges.errors import Refused
from pages.challenges.models import LateAdmission, Response
from pages.challenges.openness.cases import public_case
from pages.challenges.selectors.lateness import calls_to_admit, find_admission
from pages.challenges.selectors.responses import public_decisions
from pages.challenges.services.erasing import erase_person
from pages.challenges.services.expiring import look_at_draft
from pages.challenges.services.lateness import (
    FORGOTTEN_ASKER,
    admit_late,
    forget_unused_askers,
    start_late,
)
from pages.challenges.subjects import subject_of
from pages.challenges.terms import local_day
from pages.models import CallPage
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db
WHY = "De avond over deze oproep ging door ziekte van ons niet door."
TODAY = make.NOW.date()
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture(autouse=True)
def _calm(settings):
    settings.CHALLENGES_MIN_SECONDS = 0


@pytest.fixture
def closed():
    """A call that closed the day before NOW."""
    return make.make_call(opens_on=TODAY - timedelta(days=60), closes_on=YESTERDAY)


@pytest.fixture
def staff():
    return make.make_staff()


def admit(call, staff, **changes):
    values = {
        "asked_by": "Mevrouw Laat (fictief)",
        "reason": WHY,
        "until": TODAY + timedelta(days=5),
        "now": make.NOW,
        **changes,
    }
    return admit_late(call=call, by=staff, **values)


def send(draft, now=make.NOW, **changes):
    draft.refresh_from_db()
    return services.send_response(
        response=draft,
        document=make.make_document(**changes),
        draft_revision=draft.draft_revision,
        now=now,
    )


def begin(admission, **changes):
    return start_late(admission=admission, language="nl", now=make.NOW, **changes)


class TestAdmitting:
    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"asked_by": " "}, "asker_needed"),
            ({"reason": "Te laat"}, "late_admission_reason"),
            ({"until": YESTERDAY}, "late_day_past"),
        ],
    )
    def test_needs_who_why_and_a_day(self, closed, staff, changes, code):
        with pytest.raises(Refused) as refused:
            admit(closed, staff, **changes)
        assert refused.value.code == code
        assert not LateAdmission.objects.exists()

    @pytest.mark.parametrize(
        "fields",
        [
            {},
            {"closes_on": YESTERDAY, "withdrawn_on": YESTERDAY, "withdrawal_reason": "x"},
            {"closes_on": YESTERDAY, "decided_on": TODAY, "decision_summary": "x"},
            {"closes_on": YESTERDAY, "live": False},
        ],
    )
    def test_only_for_a_closed_call_without_decision(self, staff, fields):
        call = make.make_call(**fields)
        assert call not in calls_to_admit(TODAY)
        with pytest.raises(Refused) as refused:
            admit(call, staff)
        assert refused.value.code == "late_not_possible"

    def test_closed_calls_can_be_chosen(self, closed):
        assert list(calls_to_admit(TODAY)) == [closed]

    def test_only_the_whole_link_opens_it(self, closed, staff):
        admission = admit(closed, staff)
        assert find_admission(admission.token) == admission
        assert find_admission(admission.token[:-1]) is None


class TestSending:
    def test_is_marked_late_with_the_reason(self, closed, staff):
        admission = admit(closed, staff)
        sent = send(begin(admission))
        assert sent.late_reason == WHY
        assert sent.case_number

    def test_one_admission_is_one_response(self, closed, staff):
        admission = admit(closed, staff)
        assert begin(admission) == begin(admission)
        assert Response.objects.count() == 1

    def test_without_leave_nothing_is_sent(self, closed):
        draft = Response.objects.create(call=closed, created_at=make.NOW)
        assert not subject_of(draft).late_allowed
        with pytest.raises(Refused) as refused:
            send(draft)
        assert refused.value.code == "call_closed"

    def test_after_its_last_day_neither_begun_nor_sent(self, closed, staff):
        admission = admit(closed, staff, until=TODAY)
        later = make.NOW + timedelta(days=1)
        with pytest.raises(Refused) as refused:
            start_late(admission=admission, language="nl", now=later)
        assert refused.value.code == "late_day_past"
        draft = begin(admission)
        with pytest.raises(Refused):
            send(draft, now=later)
        assert send(draft).case_number

    def test_not_after_the_decision_on_the_call(self, closed, staff):
        draft = begin(admit(closed, staff))
        CallPage.objects.filter(pk=closed.pk).update(decided_on=TODAY)
        with pytest.raises(Refused) as refused:
            send(Response.objects.get(pk=draft.pk))
        assert refused.value.code == "call_closed"

    def test_what_was_begun_before_closing_goes_on(self, closed, staff):
        earlier = Response.objects.create(call=closed, created_at=make.NOW)
        assert begin(admit(closed, staff), draft_token=earlier.token) == earlier
        earlier.refresh_from_db()
        assert send(earlier).late_reason == WHY

    def test_a_draft_of_something_else_is_refused(self, closed, staff):
        admission = admit(closed, staff)
        for token in (make.make_unasked_draft().token, make.make_draft().token, "x"):
            with pytest.raises(Refused) as refused:
                begin(admission, draft_token=token)
            assert refused.value.code == "not_a_draft_of_this_call"

    def test_in_time_after_all_is_not_late(self, closed, staff):
        draft = begin(admit(closed, staff))
        CallPage.objects.filter(pk=closed.pk).update(closes_on=TODAY)
        assert send(Response.objects.get(pk=draft.pk)).late_reason == ""


class TestOpenness:
    def test_the_public_reads_the_reason_and_never_who_asked(self, client, closed, staff):
        sent = send(begin(admit(closed, staff)), publication=make.Publication(plan=True))
        services.take_up(response=sent, by=staff, now=make.NOW)
        sent.refresh_from_db()
        make.make_decided(staff, response=sent)
        (decision,) = public_decisions(closed)
        assert decision.late_reason == WHY
        assert public_case(Response.objects.get(pk=sent.pk)).late_reason == WHY
        page = client.get(closed.url).content.decode()
        assert WHY in page
        assert "Mevrouw Laat" not in page

    def test_assessors_and_handlers_see_it(self, client, closed, staff):
        sent = send(begin(admit(closed, staff)))
        services.take_up(response=sent, by=staff, now=make.NOW)
        assessor = make.make_staff("assessor")
        services.assign_assessor(response=sent, person=assessor, by=staff, now=make.NOW)
        make.free(sent, assessor)
        client.force_login(assessor)
        for name in ("challenge_assessments:assess", "challenge_responses:detail"):
            assert WHY in client.get(reverse(name, args=[sent.pk])).content.decode()
        assert (
            "Na sluiting ontvangen"
            in client.get(reverse("challenge_responses:index")).content.decode()
        )

    def test_who_asked_is_forgotten_with_the_person(self, closed, staff, django_user_model):
        person = django_user_model.objects.create_user("jo", "jo@voorbeeld.example")
        sent = send(begin(admit(closed, staff), owner=person))
        services.withdraw(response=sent, by=None, now=make.NOW)
        erase_person(user=person, now=make.NOW)
        assert LateAdmission.objects.get().asked_by == f"Indiener {sent.case_number}"

    def decided(self, closed, staff, **changes):
        sent = send(begin(admit(closed, staff, **changes)), publication=make.Publication(plan=True))
        services.take_up(response=sent, by=staff, now=make.NOW)
        return make.make_decided(staff, response=Response.objects.get(pk=sent.pk))

    def test_nobody_can_be_recognised_by_the_reason(self, closed, staff):
        reason = "Mevrouw Laat lag in het ziekenhuis, bel 06 12345678 of de Schooltuin."
        response = self.decided(closed, staff, reason=reason)
        clean = "Mevrouw […] lag in het ziekenhuis, bel […] of de […]."
        assert public_case(response).late_reason == clean
        assert [row.late_reason for row in public_decisions(closed)] == [clean]

    @pytest.mark.parametrize("field", ["erasure_asked_at", "erased_at"])
    def test_who_is_forgotten_leaves_only_the_fact(self, closed, staff, field):
        response = self.decided(closed, staff)
        setattr(response, field, make.NOW)
        assert public_case(response).late_reason == "Deze reactie mocht na sluiting nog komen."


class TestForgettingWhoAsked:
    def test_when_the_person_drops_the_draft(self, closed, staff, django_user_model):
        person = django_user_model.objects.create_user("jo", "jo@voorbeeld.example")
        begin(admit(closed, staff), owner=person)
        erase_person(user=person, now=make.NOW)
        assert LateAdmission.objects.get().asked_by == FORGOTTEN_ASKER

    def test_when_the_draft_expires(self, closed, staff):
        draft = begin(admit(closed, staff))
        days = timedelta(days=1)
        while not Response.objects.get(pk=draft.pk).draft_erased_at:
            look_at_draft(response_id=draft.pk, now=make.NOW + days)
            days += timedelta(days=30)
        assert LateAdmission.objects.get().asked_by == FORGOTTEN_ASKER

    def test_eight_weeks_after_its_last_day_when_nobody_used_it(self, closed, staff):
        unused, used = admit(closed, staff, until=TODAY), admit(closed, staff, until=TODAY)
        send(begin(used))
        assert forget_unused_askers(make.NOW + timedelta(weeks=8)) == 0
        later = make.NOW + timedelta(weeks=8, days=1)
        assert (forget_unused_askers(later), forget_unused_askers(later)) == (1, 0)
        names = dict(LateAdmission.objects.values_list("pk", "asked_by"))
        assert names == {unused.pk: FORGOTTEN_ASKER, used.pk: "Mevrouw Laat (fictief)"}


class TestPages:
    @pytest.fixture
    def today(self):
        return local_day(timezone.now())

    @pytest.fixture
    def call(self, today):
        """A call that closed yesterday, for views that look at the real clock."""
        return make.make_call(closes_on=today - timedelta(days=1))

    def test_staff_give_a_link_and_the_resident_uses_it(self, client, call, staff, today):
        client.force_login(staff)
        url = reverse("challenge_responses:late")
        posted = {"call": call.pk, "asked_by": "Jo", "reason": WHY, "until": today.isoformat()}
        assert client.post(url, posted).url == url
        page = client.get(url).content.decode()
        admission = LateAdmission.objects.get()
        link = reverse("challenges:start_late", args=[admission.token])
        assert link in page
        assert "Nog niet begonnen" in page
        client.logout()
        start = client.get(link)
        assert WHY in start.content.decode()
        assert start.headers["X-Robots-Tag"] == "noindex, nofollow"
        answer = client.post(link, {"moment": start.context["moment"]})
        draft = Response.objects.get()
        assert answer.url == reverse("challenges:draft", args=[draft.token])
        assert (
            "Bij uw reactie staat waarom zij later kwam" in client.get(answer.url).content.decode()
        )
        assert client.get(link).url == answer.url

    def test_every_problem_is_named_and_the_words_stay(self, client, call, staff, today):
        client.force_login(staff)
        url = reverse("challenge_responses:late")
        page = client.post(url, {"reason": "Kort", "until": "2020-01-01", "asked_by": ""})
        assert set(page.context["form"].errors) == {"call", "reason", "until", "asked_by"}
        assert "Kort" in page.content.decode()

    def test_a_reason_that_points_at_a_person_is_refused(self, client, call, staff, today):
        client.force_login(staff)
        posted = {
            "call": call.pk,
            "asked_by": "Fatima Demir",
            "reason": "Mevrouw Demir was ziek, bel 06 12345678.",
            "until": today.isoformat(),
        }
        page = client.post(reverse("challenge_responses:late"), posted)
        assert page.context["form"].errors == {
            "reason": [
                (
                    "Hier staat iets dat over een persoon kan gaan: “Demir”, “06 12345678”."
                    " Iedereen kan deze reden lezen. Haal dat weg."
                )
            ]
        }
        assert "Mevrouw Demir was ziek" in page.content.decode()
        assert not LateAdmission.objects.exists()

    def test_the_link_of_an_earlier_draft_is_pasted(self, client, call, staff, today):
        admission = admit(call, staff, until=today, now=timezone.now())
        earlier = Response.objects.create(call=call, created_at=make.NOW)
        link = reverse("challenges:start_late", args=[admission.token])
        moment = client.get(link).context["moment"]
        wrong = client.post(link, {"moment": moment, "concept": "https://x.example/concept/nee/"})
        assert "hoort niet bij een concept" in wrong.content.decode()
        pasted = f"https://x.example/reageren/concept/{earlier.token}/wie/?fouten=1"
        answer = client.post(link, {"moment": moment, "concept": pasted})
        assert answer.url == reverse("challenges:draft", args=[earlier.token])

    def test_a_machine_starts_nothing(self, client, call, staff, today):
        admission = admit(call, staff, until=today, now=timezone.now())
        link = reverse("challenges:start_late", args=[admission.token])
        assert client.post(link, {}).context["problem"]
        assert not Response.objects.exists()

    def test_another_link_is_not_found(self, client):
        assert client.get(reverse("challenges:start_late", args=["x"])).status_code == 404

    def test_a_closed_call_says_what_somebody_can_do(self, client, call):
        page = client.get(reverse("challenges:start", args=[call.pk])).content.decode()
        assert reverse("challenges:start_unasked") in page
        assert call.contact_phone in page
        assert "Begin met mijn reactie" not in page
