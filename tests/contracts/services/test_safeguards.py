"""Opening the list once, and answering it in words."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from contracts.enums import AgreementStatus
from contracts.errors import Refused
from contracts.models import SafeguardEntry
from contracts.safeguards import SAFEGUARDS
from contracts.services import answer_safeguard, open_safeguards
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    """What every answer needs, of a contract with a list."""
    agreement, person = AgreementFactory(), PersonFactory()
    open_safeguards(agreement=agreement, said={"quality": "Samen"}, by=person, now=NOW)
    return {"agreement": agreement, "by": person, "now": NOW}


def test_the_list_is_opened_once(asked) -> None:
    open_safeguards(**asked, said={"quality": "Anders"})
    assert SafeguardEntry.objects.count() == len(SAFEGUARDS)
    assert SafeguardEntry.objects.get(code="quality").text == "Samen"


def test_what_was_decided_is_asked_only_when_there_is_a_decision(asked) -> None:
    assert not SafeguardEntry.objects.filter(code="decided").exists()
    with pytest.raises(Refused, match="staat niet op de lijst"):
        answer_safeguard(**asked, code="decided", state="agreed", text="x")
    other = {**asked, "agreement": AgreementFactory()}
    open_safeguards(**other, said={"decided": "Toegekend: € 1.250,00"})
    entry = other["agreement"].safeguards.get(code="decided")
    assert (entry.state, entry.text) == ("asked", "Toegekend: € 1.250,00")
    assert other["agreement"].safeguards.count() == len(SAFEGUARDS) + 1


def test_an_answer_is_one_line_and_one_line_of_history(asked) -> None:
    entry = answer_safeguard(**asked, code="quality", state="agreed", text=" Twee keer per jaar. ")
    assert (entry.text, entry.by_id, entry.at) == ("Twee keer per jaar.", asked["by"].pk, NOW)
    assert asked["agreement"].events.latest("pk").detail == "safeguard quality"


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ({"code": "weather", "state": "agreed", "text": "x"}, "safeguard_unknown"),
        ({"code": "exit", "state": "asked", "text": "x"}, "safeguard_state_missing"),
        ({"code": "exit", "state": "", "text": "x"}, "safeguard_state_missing"),
        ({"code": "exit", "state": "not_needed", "text": "  "}, "safeguard_words_missing"),
    ],
)
def test_bad_input_is_refused_in_words(asked, answer, code) -> None:
    with pytest.raises(Refused) as refused:
        answer_safeguard(**asked, **answer)
    assert refused.value.code == code
    assert str(refused.value)
    assert SafeguardEntry.objects.count() == len(SAFEGUARDS)


def test_a_contract_without_a_list_or_that_is_over_takes_no_answer(asked) -> None:
    answer = {"code": "exit", "state": "agreed", "text": "x"}
    with pytest.raises(Refused, match="staat niet op de lijst"):
        answer_safeguard(**{**asked, "agreement": AgreementFactory()}, **answer)
    asked["agreement"].status = AgreementStatus.ENDED
    asked["agreement"].save()
    with pytest.raises(Refused, match="status"):
        answer_safeguard(**asked, **answer)


@pytest.mark.parametrize("sql", ["UPDATE {t} SET text = 'x'", "DELETE FROM {t}"])
def test_what_was_said_stays_in_the_database(asked, sql) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.format(t="contracts_safeguardentry"))
