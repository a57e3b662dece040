"""From the agreement to the end of the work: each letter once, at its own moment."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from contracts.enums import AgreementStatus
from contracts.models import Agreement
from contracts.services import approve_settlement, draft_settlement, withdraw_observation
from pages.challenges import services
from pages.challenges.enums import Status
from pages.challenges.models import Response
from pages.challenges.selectors.carrying_out import missing_results
from pages.challenges.services.carrying_out_letters import write_about_agreement
from tasks.letters import sweep_agreement_letters
from tests.factories import challenges as make
from tests.factories.contracts import (
    NOW,
    Q1,
    AgreementFactory,
    ObservationFactory,
    PersonFactory,
    jobs,
)
from tests.factories.terms import terms_document

pytestmark = pytest.mark.django_db

# The first quarter has just ended.
APRIL = datetime(2026, 4, 1, 8, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


def running(**fields):
    """A response that is carried out, with an agreement per quarter."""
    agreement = AgreementFactory(active=True, **fields)
    response = make.make_sent()
    Response.objects.filter(pk=response.pk).update(status=Status.RUNNING, agreement=agreement)
    response.refresh_from_db()
    return response


def write(response, now):
    return write_about_agreement(response_id=response.pk, now=now)


def test_agreement_begin_and_end_each_have_a_letter():
    manager = make.make_staff("contract_manager")
    response = make.make_decided(make.make_staff())
    run = {"response": response, "by": manager, "now": make.NOW}
    for _time in range(2):
        agreement = services.draft_agreement_for(**run)
    rows = Agreement.objects.filter(pk=agreement.pk)
    rows.update(status=AgreementStatus.ACTIVE)
    services.start_running(**run)
    rows.update(status=AgreementStatus.ENDED)
    services.finish(**run, is_early=True, words="De groep verhuist naar een andere wijk.")
    texts = dict(response.messages.order_by("pk").values_list("letter", "text"))
    assert list(texts)[-3:] == ["agreement_begun", "running", "finished"]
    assert response.messages.filter(letter="agreement_begun").count() == 1
    for letter in ("agreement_begun", "running"):
        assert agreement.number in texts[letter]
    assert "eerder gestopt dan wij hadden afgesproken" in texts["finished"]
    assert "De groep verhuist naar een andere wijk." in texts["finished"]


def test_results_are_asked_for_when_a_period_is_over_and_once_more_after_two_weeks():
    response = running()
    key = f"{response.pk}:2026-04-01"
    assert write(response, APRIL - timedelta(days=1)) == []
    assert write(response, APRIL) == [f"results_request:{key}"]
    assert write(response, APRIL + timedelta(days=13)) == []
    assert write(response, APRIL + timedelta(days=14)) == [f"results_reminder:{key}"]
    assert write(response, APRIL + timedelta(days=20)) == []
    letter = response.messages.get(letter="results_request")
    name = response.agreement.indicators.get().name
    assert f"- {name}, tot en met 31 maart 2026" in letter.text
    assert response.agreement.number in letter.text


def test_nobody_is_asked_for_what_came_in_or_is_long_ago():
    response = running()
    assert write(response, APRIL + timedelta(days=40)) == []
    jobs(response.agreement, 3, on=date(2026, 3, 31))
    assert write(response, APRIL) == []


def test_a_spell_that_covers_the_period_is_not_missing():
    response = running()
    spell = {"start": date(2025, 12, 1), "end": date(2026, 6, 1), "on": date(2025, 12, 1)}
    ObservationFactory(agreement=response.agreement, quantity=None, subject="A-1", **spell)
    assert missing_results(response.agreement, APRIL.date()) is None


def test_what_was_withdrawn_is_missing_again():
    agreement = running().agreement
    row = jobs(agreement, 3, on=date(2026, 3, 31))
    assert missing_results(agreement, APRIL.date()) is None
    withdraw_observation(observation=row, by=row.entered_by, now=NOW, reason="Was van elders.")
    (name,) = missing_results(agreement, APRIL.date()).names
    assert name == agreement.indicators.get().name


@pytest.mark.parametrize("status", [AgreementStatus.SUSPENDED, AgreementStatus.ENDED])
def test_only_a_running_agreement_owes_results(status):
    response = running()
    Agreement.objects.update(status=status)
    response.agreement.refresh_from_db()
    assert missing_results(response.agreement, APRIL.date()) is None


def test_terms_that_nobody_can_read_ask_nothing_of_a_resident():
    response = running(document={**terms_document(), "periods": {"kind": "maanstand"}})
    assert missing_results(response.agreement, APRIL.date()) is None


def test_an_agreement_without_terms_has_no_periods():
    response = make.make_decided(make.make_staff())
    manager = make.make_staff("contract_manager")
    agreement = services.draft_agreement_for(response=response, by=manager, now=make.NOW)
    agreement.status = AgreementStatus.ACTIVE
    assert missing_results(agreement, APRIL.date()) is None


def test_a_settlement_is_told_once_with_period_and_amount():
    response = running()
    jobs(response.agreement, 3)
    settlement = draft_settlement(agreement=response.agreement, period=Q1, now=NOW)
    assert write(response, NOW) == []
    approve_settlement(settlement=settlement, by=PersonFactory(), now=NOW)
    assert write(response, NOW) == [f"settlement:{settlement.pk}"]
    assert write(response, NOW) == []
    text = response.messages.get(letter="settlement").text
    assert "over 1 januari 2026 tot en met 31 maart 2026" in text
    assert "Het bedrag is €\N{NO-BREAK SPACE}300,00." in text


def test_what_was_settled_long_ago_is_no_news():
    response = running()
    jobs(response.agreement, 3)
    settlement = draft_settlement(agreement=response.agreement, period=Q1, now=NOW)
    approve_settlement(settlement=settlement, by=PersonFactory(), now=NOW)
    assert write(response, NOW + timedelta(days=15)) == []


def test_an_erased_person_and_a_plan_without_work_hear_nothing():
    response = running()
    Response.objects.update(erased_at=make.NOW)
    assert write(response, APRIL) == []
    Response.objects.update(erased_at=None, status=Status.ACCEPTED)
    assert write(response, APRIL) == []


def test_what_fails_is_logged_and_tried_again(caplog, settings):
    rows = [running(), running()]
    for response in rows:
        jobs(response.agreement, 3)
        settlement = draft_settlement(agreement=response.agreement, period=Q1, now=NOW)
        approve_settlement(settlement=settlement, by=PersonFactory(), now=NOW)
    address, settings.PUBLIC_URL = settings.PUBLIC_URL, None
    with time_machine.travel(NOW, tick=False):
        sweep_agreement_letters()
        for response in rows:
            assert f"No letter could be written about response {response.pk}" in caplog.text
            assert not response.messages.filter(letter="settlement").exists()
        settings.PUBLIC_URL = address
        for _time in range(2):
            sweep_agreement_letters()
    for response in rows:
        assert response.messages.filter(letter="settlement").count() == 1
