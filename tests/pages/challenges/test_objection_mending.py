"""Something is missing from an objection: the term stands still while the resident mends it."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from pages.challenges import services
from pages.challenges.enums import Action, DueKind, Status
from pages.challenges.errors import Refused
from pages.challenges.models import ObjectionStep, Reminder, Response
from pages.challenges.refusals import refusal_text
from pages.challenges.selectors.terms import ids_to_remind, with_next_due
from pages.challenges.terms import local_day
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db

# The term begins after 13 April; asked on 21 April, until 5 May.
ASKED_AT = make.later(days=50)
MISSING = make.WHAT_IS_MISSING
MENDED = "Het bedrag is per jaar en niet per maand."


def refusal(function, **arguments) -> Refused:
    with pytest.raises(Refused) as refused:
        function(**{"now": ASKED_AT, **arguments})
    return refused.value


@pytest.fixture
def staff():
    make.make_call()
    return make.make_staff()


@pytest.fixture
def objected(staff):
    response = make.make_decided(staff, Action.REJECT)
    services.file_objection(response=response, words="Ik ben het oneens.", now=make.NOW)
    return Response.objects.get(pk=response.pk)


@pytest.fixture
def mending(staff):
    response = make.make_decided(staff, Action.REJECT)
    services.file_objection(response=response, words="Ik ben het oneens.", now=make.NOW)
    ask(response, staff)
    return Response.objects.get(pk=response.pk)


def ask(response, staff, **changes):
    values = {
        "response": response, "words": MISSING, "mend_by": date(2026, 5, 5), "by": staff,
        "now": ASKED_AT, **changes,
    }  # fmt: skip
    return services.ask_mending(**values)


def stand(response) -> tuple[str, str | None]:
    """The last day of the decision, and of the time to complete."""
    now = Response.objects.get(pk=response.pk)
    return str(now.objection_due), now.mend_by and str(now.mend_by)


class TestAsking:
    def test_the_term_stands_still_and_the_letter_says_what_until_when(self, staff, objected):
        step = ask(objected, staff)
        assert (step.kind, str(step.on), step.days, step.reason) == (
            "suspend", "2026-04-21", 14, MISSING,
        )  # fmt: skip
        assert stand(objected) == ("2026-06-08", "2026-05-05")
        event = objected.events.latest("pk")
        assert (event.action, event.by, event.text) == ("ask_mending", staff, MISSING)
        letter = " ".join(objected.messages.get(letter="objection_default").text.split())
        for words in (
            MISSING,
            "Stuur dit uiterlijk 5 mei 2026.",
            "Zolang wij op u wachten, telt de tijd niet mee. U hoort uiterlijk 8 juni 2026 van",
        ):
            assert words in letter

    def test_before_the_term_begins_nothing_moves_and_the_letter_does_not_say_so(
        self, staff, objected
    ):
        ask(objected, staff, now=make.NOW, mend_by=date(2026, 3, 16))
        assert stand(objected) == ("2026-05-26", "2026-03-16")
        letter = " ".join(objected.messages.get(letter="objection_default").text.split())
        assert "Zolang wij op u wachten" not in letter
        assert "U hoort uiterlijk 26 mei 2026 van ons." in letter

    def test_after_the_last_day_it_stays_late_and_the_letter_admits_it(self, staff, objected):
        ask(objected, staff, now=make.later(days=90), mend_by=date(2026, 6, 14))
        assert stand(objected) == ("2026-05-26", "2026-06-14")
        letter = " ".join(objected.messages.get(letter="objection_default").text.split())
        assert "U had uiterlijk 26 mei 2026 van ons moeten horen." in letter

    def test_each_problem_has_its_field_and_the_fix(self, staff, objected):
        error = refusal(ask, response=objected, staff=staff, words="nvt")
        assert (error.code, error.params["field"]) == ("mending_words_needed", "words")
        for day in (date(2026, 4, 21), date(2026, 7, 15)):
            error = refusal(ask, response=objected, staff=staff, mend_by=day)
            assert (error.code, error.params["field"]) == ("mending_day", "mend_by")
        assert refusal_text(error) == ("Kies een dag na vandaag, en niet later dan over 12 weken.")
        ask(objected, staff, mend_by=date(2026, 7, 14))
        error = refusal(ask, response=objected, staff=staff)
        assert refusal_text(error).startswith(
            "De indiener is al gevraagd om het bezwaar aan te vullen, tot en met 14 juli 2026."
        )
        other = make.make_sent()
        assert refusal(ask, response=other, staff=staff).code == "not_allowed"
        assert ObjectionStep.objects.filter(kind="suspend").count() == 1

    def test_again_after_the_time_passed(self, staff, mending):
        ask(mending, staff, now=make.later(days=70), mend_by=date(2026, 5, 18))
        assert stand(mending) == ("2026-06-15", "2026-05-18")


class TestMending:
    def test_the_resident_mends_and_the_term_runs_again(self, mending):
        step = services.mend_objection(
            response=mending, words=MENDED, by=None, now=make.later(days=57)
        )
        assert (step.kind, str(step.on), step.reason, step.by) == (
            "resume", "2026-04-28", MENDED, None,
        )  # fmt: skip
        assert stand(mending) == ("2026-06-01", None)
        letter = mending.messages.get(letter="objection_mended").text
        assert "Wij ontvingen haar op 28 april 2026." in letter
        assert "U hoort uiterlijk 1 juni 2026 van ons." in letter
        error = refusal(services.mend_objection, response=mending, words=MENDED, by=None)
        assert error.code == "nothing_to_mend"

    def test_staff_record_the_day_on_which_it_came_in(self, staff, mending):
        record = {"response": mending, "words": MENDED, "by": staff, "now": make.later(days=60)}
        tomorrow = make.later(days=61).date()
        error = refusal(services.mend_objection, **record, received_on=tomorrow)
        assert (error.code, error.params["field"]) == ("not_in_future", "received_on")
        early = date(2026, 4, 20)
        error = refusal(services.mend_objection, **record, received_on=early)
        assert (error.code, error.params["field"]) == ("mended_before_asked", "received_on")
        assert "21 april 2026" in refusal_text(error)
        error = refusal(services.mend_objection, **record | {"words": " "})
        assert (error.code, error.params["field"]) == ("mended_words_needed", "words")
        services.mend_objection(**record, received_on=date(2026, 4, 28))
        assert stand(mending) == ("2026-06-01", None)

    def test_what_comes_too_late_is_kept_and_moves_nothing(self, mending):
        services.mend_objection(response=mending, words=MENDED, by=None, now=make.later(days=70))
        assert stand(mending) == ("2026-06-08", None)

    def test_steps_are_kept_by_the_database(self, mending):
        table = ObjectionStep._meta.db_table
        for statement in (f"UPDATE {table} SET days = 99", f"DELETE FROM {table}"):
            with pytest.raises(Exception, match="append-only"), transaction.atomic():
                connection.cursor().execute(statement)
        step = mending.objection.steps.first()
        for kind in ("start", "never"):
            with pytest.raises(IntegrityError), transaction.atomic():
                ObjectionStep.objects.create(
                    objection=mending.objection, kind=kind, on=step.on, due=step.due, at=step.at
                )


class TestDeciding:
    def decide(self, response, *, now, action=Action.REJECT):
        second = make.make_staff("approver")
        make.free(response, second)
        text = make.objection_text(action)
        return services.decide_objection(response=response, text=text, by=second, now=now)

    @pytest.mark.parametrize("action", [Action.REJECT, Action.DECLARE_INADMISSIBLE])
    def test_who_has_time_left_is_not_refused(self, mending, action):
        last = ASKED_AT + timedelta(days=14)
        error = refusal(self.decide, response=mending, action=action, now=last)
        assert (error.code, error.params) == ("time_to_mend", {"date": "5 mei 2026"})
        mending.refresh_from_db()
        assert mending.status == Status.OBJECTION
        self.decide(mending, action=action, now=last + timedelta(days=1))
        mending.refresh_from_db()
        assert mending.status != Status.OBJECTION

    def test_what_was_asked_for_can_be_given_at_once(self, mending):
        self.decide(mending, now=ASKED_AT, action=Action.ACCEPT)
        mending.refresh_from_db()
        assert mending.status == Status.ACCEPTED

    def test_after_it_came_in_nobody_waits(self, mending):
        services.mend_objection(response=mending, words=MENDED, by=None, now=ASKED_AT)
        self.decide(mending, now=ASKED_AT)
        mending.refresh_from_db()
        assert mending.status == Status.REJECTED


class TestWatching:
    def test_the_list_waits_for_the_resident_and_then_for_us(self, mending):
        last = date(2026, 5, 5)
        (row,) = with_next_due(last)
        assert (row.due_kind, row.due_on) == (DueKind.COMPLETION, last)
        (row,) = with_next_due(last + timedelta(days=1))
        assert (row.due_kind, str(row.due_on)) == (DueKind.OBJECTION, "2026-06-08")

    def test_the_handler_hears_once_that_nothing_came(self, mending):
        def at(days):
            now = ASKED_AT + timedelta(days=days)
            found = ids_to_remind(local_day(now))
            rows = [row for pk in found for row in services.remind(response_id=pk, now=now)]
            return [(row.kind, row.to) for row in rows]

        assert at(14) == []
        assert at(15) == [("objection_unmended", mending.handler.email)]
        assert at(16) == []
        letter = Reminder.objects.get().message
        assert "Het bezwaar is niet aangevuld" in letter.subject
        assert "De indiener had tijd tot en met 5 mei 2026." in letter.text

    def test_who_mended_is_not_waited_for(self, mending):
        services.mend_objection(response=mending, words=MENDED, by=None, now=ASKED_AT)
        (row,) = with_next_due(date(2026, 4, 22))
        assert row.due_kind == DueKind.OBJECTION
        assert ids_to_remind(date(2026, 5, 6)) == []


class TestScreens:
    @pytest.fixture(autouse=True)
    def at_the_time(self):
        with time_machine.travel(ASKED_AT, tick=False):
            yield

    def test_the_resident_reads_what_is_missing_and_sends_it(self, client, mending):
        status = reverse("challenges:status", args=[mending.token])
        url = reverse("challenges:mend_objection", args=[mending.token])
        text = client.get(status).content.decode()
        assert url in text
        assert "Wij wachten op een aanvulling van het bezwaar, tot en met 5 mei 2026." in text
        assert "Het besluit op het bezwaar komt uiterlijk 8 juni 2026." in text
        assert MISSING in text
        page = client.get(url).content.decode()
        assert MISSING in page
        assert "U kunt dit sturen tot en met 5 mei 2026." in page
        assert "Schrijf op wat u wilt toevoegen" in client.post(url).content.decode()
        assert client.post(url, {"words": MENDED}).url == status
        text = client.get(status).content.decode()
        assert "Het bezwaar is aangevuld op 21 april 2026:" in text
        assert MENDED in text
        assert "Het besluit op het bezwaar komt uiterlijk 26 mei 2026." in text
        assert url not in text

    def test_what_was_typed_stays_when_it_cannot_be_taken_in(self, client, objected):
        url = reverse("challenges:mend_objection", args=[objected.token])
        assert client.get(url).url == reverse("challenges:status", args=[objected.token])
        answer = client.post(url, {"words": MENDED})
        assert "Er is niet om een aanvulling gevraagd" in answer.content.decode()
        assert MENDED in answer.content.decode()

    def test_staff_ask_with_every_problem_named(self, client, staff, objected):
        client.force_login(staff)
        url = reverse("challenge_responses:ask_mending", args=[objected.pk])
        detail = reverse("challenge_responses:detail", args=[objected.pk])
        text = client.get(detail).content.decode()
        assert url in text
        assert reverse("challenge_responses:mended", args=[objected.pk]) not in text
        assert 'value="2026-05-06"' in client.get(url).content.decode()
        answer = client.post(url, {"words": MISSING, "mend_by": "2026-04-21"})
        assert "Kies een dag na vandaag" in answer.content.decode()
        assert MISSING in answer.content.decode()
        assert "Kies een dag." in client.post(url, {"mend_by": ""}).content.decode()
        assert client.post(url, {"words": MISSING, "mend_by": "2026-05-05"}).url == detail
        assert stand(objected) == ("2026-06-08", "2026-05-05")

    def test_staff_record_what_came_in(self, client, staff, mending):
        client.force_login(staff)
        url = reverse("challenge_responses:mended", args=[mending.pk])
        detail = reverse("challenge_responses:detail", args=[mending.pk])
        assert url in client.get(detail).content.decode()
        answer = client.post(url, {"words": MENDED, "received_on": "2026-04-22"})
        assert "Deze dag moet nog komen." in answer.content.decode()
        assert client.post(url, {"words": MENDED, "received_on": "2026-04-21"}).url == detail
        assert stand(mending) == ("2026-05-26", None)

    def test_who_decides_reads_how_to_keep_the_first_decision(self, client, mending):
        second = make.make_staff("approver")
        client.force_login(second)
        url = reverse("challenge_responses:objection", args=[mending.pk])
        assert "Is het bezwaar niet op tijd aangevuld?" in client.get(url).content.decode()

    def test_after_the_time_both_sides_read_that_it_did_not_come(self, client, mending):
        with time_machine.travel(ASKED_AT + timedelta(days=15), tick=False):
            text = client.get(reverse("challenges:status", args=[mending.token])).content.decode()
        assert "Het bezwaar is niet aangevuld: de laatste dag was 5 mei 2026." in text
        assert reverse("challenges:mend_objection", args=[mending.token]) in text
