"""Parties and indicators before the start, and another try of a failed period."""

from __future__ import annotations

import pytest

from contracts.errors import Refused
from contracts.models import SettlementRun
from contracts.services.indicators import change_indicator
from contracts.services.parties import add_party, register_party
from contracts.services.retries import retry_run
from tests.factories.contracts import NOW, Q1, AgreementFactory, PersonFactory, jobs

pytestmark = pytest.mark.django_db


def test_a_new_party_is_registered_and_gets_its_role() -> None:
    agreement = AgreementFactory()
    added = add_party(
        agreement=agreement,
        role="investor",
        code="fonds",
        name=" Fonds Oost ",
        iban="nl00 demo 0123",
        by=PersonFactory(),
        now=NOW,
    )
    assert (added.party.name, added.party.iban, added.role) == (
        "Fonds Oost",
        "NL00DEMO0123",
        "investor",
    )
    event = agreement.events.get()
    assert (event.verb, event.detail) == ("changed", "fonds: Fonds Oost")


@pytest.mark.parametrize(
    ("state", "code", "problem"),
    [({}, "gemeente", "party_code_twice"), ({"active": True}, "fonds", "wrong_status")],
)
def test_a_taken_code_or_a_started_agreement_is_refused(
    state: dict[str, bool], code: str, problem: str
) -> None:
    agreement = AgreementFactory(**state)
    with pytest.raises(Refused) as caught:
        add_party(
            agreement=agreement,
            role="payer",
            code=code,
            party=register_party(name="Fonds"),
            by=PersonFactory(),
            now=NOW,
        )
    assert caught.value.code == problem
    assert agreement.parties.count() == 3


def test_an_indicator_says_what_it_means_until_the_start() -> None:
    agreement = AgreementFactory()
    indicator = agreement.indicators.get()
    by = PersonFactory()
    change_indicator(indicator=indicator, definition="Drie maanden.", by=by, now=NOW)
    indicator.refresh_from_db()
    assert indicator.definition == "Drie maanden."
    with pytest.raises(Refused) as caught:
        payer = agreement.parties.get(code="gemeente")
        change_indicator(indicator=indicator, verifier=payer, by=by, now=NOW)
    assert caught.value.code == "verifier_not_evaluator"
    with pytest.raises(TypeError):
        change_indicator(indicator=indicator, kind="days", by=by, now=NOW)
    started = AgreementFactory(active=True).indicators.get()
    with pytest.raises(Refused) as caught:
        change_indicator(indicator=started, definition="Anders.", by=by, now=NOW)
    assert caught.value.code == "wrong_status"


def test_another_try_does_not_wait_and_prepares_for_nobody() -> None:
    agreement = AgreementFactory(active=True)
    jobs(agreement, 2)
    run = SettlementRun.objects.create(
        agreement=agreement,
        period_start=Q1.start,
        period_end=Q1.end,
        status="failed",
        problem_code="terms_missing",
        started_at=NOW,
        next_attempt_at=NOW.replace(year=2030),
    )
    made = retry_run(run=run, now=NOW)
    assert made is not None
    assert (made.total_cents, made.prepared_by) == (20_000, None)
    run.refresh_from_db()
    assert run.status == "done"
    assert retry_run(run=run, now=NOW) is None
