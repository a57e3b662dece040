"""`manage.py recompute_settlements`: the same to the cent, or an error that says where."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from contracts.services import draft_settlement
from tests.contracts.test_snapshots import built_on_a_fault, copied
from tests.factories.contracts import NEXT_YEAR, NOW, Q1, Q2, AgreementFactory, jobs

pytestmark = pytest.mark.django_db


def test_the_command_recomputes_all_or_some():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    settlement = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    out = StringIO()
    call_command("recompute_settlements", agreement.number, stdout=out)
    assert out.getvalue() == (
        "1 computed from all observations, which their inputs hold.\n"
        "1 settlements are the same, to the cent.\n"
    )
    draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)
    out = StringIO()
    call_command("recompute_settlements", "--quick", stdout=out)
    assert "1 computed from the closing of the settlement before" in out.getvalue()
    out = StringIO()
    call_command("recompute_settlements", stdout=out)
    assert out.getvalue() == (
        "1 computed from all observations, which their inputs hold.\n"
        "1 computed from all observations since the start of their chain.\n"
        "2 settlements are the same, to the cent.\n"
    )
    copied(settlement, total_cents=1)
    with pytest.raises(CommandError, match=r"1 of 3 settlements differ\."):
        call_command("recompute_settlements", stdout=out)
    assert "total: 1 is now 30000" in out.getvalue()


def test_one_that_cannot_be_read_is_named_and_the_others_are_still_compared():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    settlement = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    broken = copied(settlement, inputs={"format": "settlement-inputs/3"})
    copied(settlement, total_cents=1, revision=8)
    out = StringIO()
    with pytest.raises(CommandError, match=r"2 of 3 settlements differ\."):
        call_command("recompute_settlements", stdout=out)
    assert f"{broken}: cannot be computed again (KeyError)" in out.getvalue()
    assert "total: 1 is now 30000" in out.getvalue()


def test_a_number_without_settlements_is_no_proof():
    """ "0 settlements are the same" would be true, and would say nothing."""
    agreement = AgreementFactory(active=True)
    with pytest.raises(CommandError, match=rf"No settlement of PC-0, {agreement.number}\."):
        call_command("recompute_settlements", "PC-0", agreement.number)


def test_a_fault_in_an_opening_is_found_although_the_opening_gives_the_same_again():
    second = built_on_a_fault()
    out = StringIO()
    with pytest.raises(CommandError, match=r"2 of 2 settlements differ\."):
        call_command("recompute_settlements", stdout=out)
    assert f"{second}: total: 30000 is now 40000" in out.getvalue()
    out = StringIO()
    with pytest.raises(CommandError, match=r"1 of 2 settlements differ\."):
        call_command("recompute_settlements", "--quick", stdout=out)
    assert str(second) not in out.getvalue()
